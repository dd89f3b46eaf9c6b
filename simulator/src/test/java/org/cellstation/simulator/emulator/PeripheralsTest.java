package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cellstation.simulator.emulator.ZebraPrinter.Printed;
import org.cellstation.simulator.emulator.ZebraPrinter.Trouble;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeripheralsTest {
  private static final String LABEL =
      "^XA^FO20,20^BXN,6,200,,,,_^FD_1010541234500001310ABC123^FS^XZ";
  private static final String READY =
      lines("030,0,0,1245,000,0,0,0,000,0,0,0", "001,0,0,0,1,2,6,0,00000000,1,000", "1234,0");

  private static String lines(String... lines) {
    StringBuilder reply = new StringBuilder();
    for (String line : lines) {
      reply.append('\u0002').append(line).append("\u0003\r\n");
    }
    return reply.toString();
  }

  private static String said(LineServer line) {
    Recorder recorder = new Recorder();
    line.unasked(recorder);
    return new String(recorder.bytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aScannerSaysWhatItIsShownAndHearsNothing() {
    BarcodeScanner scanner = new BarcodeScanner(new FaultState());
    LineServer line = new SerialLine(new FaultState(), scanner);
    assertEquals("", Recorder.ask(line, "~HS\r\n"));
    scanner.show("]d210A\u001D21B");
    scanner.show("]C0=<S1234V00");
    assertEquals("]d210A\u001D21B\r", said(line));
    assertEquals("]C0=<S1234V00\r", said(line));
    assertEquals("", said(line));
    scanner.loseSeparators(true);
    scanner.show("]d210A\u001D21B");
    assertEquals("]d210A21B\r", said(line));
  }

  @ParameterizedTest
  @CsvSource({
    "silent, '', 'AB12\r'",
    "late, '', 'AB12\r'",
    "truncated, 'AB', 'AB12\r'",
    "bad-checksum, '\u00C1B12\r', 'AB12\r'",
    "two-frames, 'AB12\rAB12\r', 'AB12\r'",
    "power-lost, '', ''",
  })
  void aScannerCanGoWrongAsOthersCan(String fault, String during, String afterwards) {
    Faults faults = new Faults();
    FaultState site = faults.add("scanner", Fault.OF_ANSWERS);
    BarcodeScanner scanner = new BarcodeScanner(site);
    LineServer line = new SerialLine(new FaultState(), scanner);
    Fault wrong = Objects.requireNonNull(Fault.named(fault));
    faults.set("scanner", wrong, true);
    scanner.show("AB12");
    assertEquals(during, said(line));
    if (wrong != Fault.POWER_LOST) {
      scanner.show("AB12");
    }
    faults.clear();
    assertEquals(afterwards, said(line));
  }

  @Test
  void aPrinterTellsItsStatusAndPrintsThePublishedLabel() {
    ZebraPrinter printer = new ZebraPrinter("ZD421-203dpi ZPL", 1, false, new FaultState());
    LineServer line = new SerialLine(new FaultState(), printer);
    assertEquals(READY, Recorder.ask(line, "~HS"));
    for (int split = 0; split < LABEL.length(); split++) {
      Recorder.ask(line, LABEL.substring(0, split));
      assertEquals("", Recorder.ask(line, LABEL.substring(split)));
      assertTrue(Recorder.ask(line, "~HS").contains(",00000001,1,000"));
      printer.advance(1);
    }
    assertEquals(LABEL.length(), printer.printed().size());
    assertEquals(
        new Printed(List.of(), List.of("]d2010541234500001310ABC123")),
        printer.printed().getFirst());
    assertEquals(READY, Recorder.ask(line, "~HS"));
    assertTrue(Recorder.ask(line, "~HI").startsWith("\u0002ZD421-203dpi ZPL,V93.21.07Z,8,"));
  }

  @Test
  void aPrinterReadsEscapedTexts() {
    ZebraPrinter printer = new ZebraPrinter("ZD421", 0, false, new FaultState());
    LineServer line = new SerialLine(new FaultState(), printer);
    Recorder.ask(line, "^XA^CI28^FO1,1^A0N,30,30^FH_^FDa_5Eb _C3_BC_5F^FS^PQ2^XZ");
    assertEquals(
        List.of(
            new Printed(List.of("a^b \u00FC_"), List.of()),
            new Printed(List.of("a^b \u00FC_"), List.of())),
        printer.printed());
  }

  @Test
  void aPrinterInTroublePrintsNothingAndMayBeSilent() {
    ZebraPrinter printer = new ZebraPrinter("ZD421", 1, true, new FaultState());
    LineServer line = new SerialLine(new FaultState(), printer);
    printer.set(Trouble.PAUSED, true);
    assertTrue(Recorder.ask(line, "~HS").startsWith("\u0002030,0,1,"));
    Recorder.ask(line, LABEL);
    printer.advance(100);
    assertEquals(List.of(), printer.printed());
    printer.set(Trouble.HEAD_OPEN, true);
    assertEquals("", Recorder.ask(line, "~HS"));
    printer.powerUp();
    printer.set(Trouble.HEAD_OPEN, false);
    printer.set(Trouble.PAUSED, false);
    assertEquals(READY, Recorder.ask(line, "~HS"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET VAR ups ups.status, 'VAR ups ups.status \"OL\"'",
    "GET VAR ups battery.charge, 'VAR ups battery.charge \"100\"'",
    "GET VAR ups battery.runtime, 'VAR ups battery.runtime \"1800\"'",
    "GET VAR ups ups.firmware, ERR VAR-NOT-SUPPORTED",
    "GET VAR other ups.status, ERR UNKNOWN-UPS",
    "GET VAR ups, ERR INVALID-ARGUMENT",
    "FSD ups, ERR UNKNOWN-COMMAND",
    "LOGOUT, OK Goodbye"
  })
  void aNutServerAnswersAsItsGuideSays(String question, String answer) {
    LineServer line =
        new SerialLine(new FaultState(), new NutServer("ups", "G1", new FaultState()));
    assertEquals(answer + "\n", Recorder.ask(line, question + "\n"));
  }

  @Test
  void aUpsDischargesWithoutMainsAndItsDataMayBeMissing() {
    Faults faults = new Faults(Map.of("ups", Set.of(Fault.PROBE_LOST)));
    NutServer server = new NutServer("ups", "G1", faults.of("ups"));
    LineServer line = new SerialLine(new FaultState(), server);
    String status = "GET VAR ups ups.status\n";
    server.setMains(false);
    assertEquals("VAR ups ups.status \"OB DISCHRG\"\n", Recorder.ask(line, status));
    server.advance(1500);
    server.setWorn(true);
    assertEquals("VAR ups ups.status \"OB DISCHRG LB RB\"\n", Recorder.ask(line, status));
    assertTrue(Recorder.ask(line, "LIST VAR ups\n").contains("battery.charge \"17\"\n"));
    server.setMains(true);
    assertTrue(Recorder.ask(line, status).contains("\"OL CHRG LB RB\""));
    faults.set("ups", Fault.PROBE_LOST, true);
    assertEquals("ERR DATA-STALE\n", Recorder.ask(line, status));
    server.setDriver(false);
    assertEquals("ERR DRIVER-NOT-CONNECTED\n", Recorder.ask(line, status));
  }

  @Test
  void aUpsCanTakeItsBatteryForFullerThanItIsOrBeAnother() {
    Faults faults = new Faults(Map.of("ups", Set.of(Fault.STUCK, Fault.DRIFT, Fault.WRONG_ID)));
    NutServer server = new NutServer("ups", "G1", faults.of("ups"));
    LineServer line = new SerialLine(new FaultState(), server);
    server.setMains(false);
    faults.set("ups", Fault.STUCK, true);
    server.advance(1500);
    String variables = Recorder.ask(line, "LIST VAR ups\n");
    assertTrue(variables.contains("battery.charge \"100\"\n"), variables);
    assertTrue(variables.contains("battery.runtime \"1800\"\n"), variables);
    assertTrue(variables.contains("ups.status \"OB DISCHRG\"\n"), variables);
    server.advance(301);
    assertFalse(server.supplies(), "and then it is dark");
    faults.clear();
    server.setMains(true);
    server.advance(4 * 3600);
    faults.set("ups", Fault.DRIFT, -85.0);
    server.advance(3600);
    variables = Recorder.ask(line, "LIST VAR ups\n");
    assertTrue(variables.contains("battery.charge \"15\"\n"), variables);
    assertTrue(variables.contains("ups.status \"OL CHRG LB\"\n"), variables);
    faults.set("ups", Fault.WRONG_ID, true);
    assertEquals(
        "VAR up2 battery.charge \"15\"\n", Recorder.ask(line, "GET VAR ups battery.charge\n"));
  }
}
