package org.cellstation.app.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.CodeReader;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.label.Label;
import org.cellstation.drivers.label.LabelPrinter;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.scan.Code;
import org.cellstation.drivers.scan.Codes;
import org.cellstation.drivers.scan.Gs1Text;
import org.cellstation.simulator.emulator.BarcodeScanner;
import org.cellstation.simulator.emulator.NutServer;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.ZebraPrinter;
import org.cellstation.simulator.emulator.ZebraPrinter.Trouble;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A label that is printed and scanned again, and the power supply, over their wires.
final class PeripheralsTest {
  private static final Duration RECOVERY = Duration.ofSeconds(40);

  private final FaultState none = new FaultState();

  private static Map<String, String> material() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("01", "05412345000013");
    fields.put("10", "A_1-b");
    fields.put("17", "290331");
    return fields;
  }

  @Test
  void whatIsPrintedReadsBackAsItWasMeant() {
    ZebraPrinter printer = new ZebraPrinter("ZD421-203dpi ZPL", 0, false, none);
    LabelPrinter driver = (LabelPrinter) Catalogue.instrument("zebra-zpl", "LP-1", Map.of());
    LinePair printing = new LinePair(driver, new SerialLine(none, printer));
    Label label =
        new Label(
            List.of(
                new Label.Words(20, 20, 30, "Zürich ^XZ ~JR _5E 50 % \\"),
                new Label.Gs1Matrix(20, 60, 6, Gs1Text.of(material(), 2026))));
    assertEquals(1, printing.poll("ready").value());
    assertEquals(2, printing.perform(driver.print(label, 2)).join());
    assertEquals(2, printer.printed().size());
    ZebraPrinter.Printed printed = printer.printed().getFirst();
    assertEquals(List.of("Zürich ^XZ ~JR _5E 50 % \\"), printed.texts());

    BarcodeScanner scanner = new BarcodeScanner(none);
    CodeReader reader = (CodeReader) Catalogue.instrument("gs1-scanner", "SC-1", Map.of());
    LinePair scanning = new LinePair(reader, new SerialLine(none, scanner));
    scanning.poll("scans");
    scanner.show(printed.scans().getFirst());
    assertEquals(1, scanning.poll("scans").value());
    Code.Gs1 code =
        assertInstanceOf(Code.Gs1.class, Codes.read(reader.nextScan().orElseThrow().text(), 2026));
    material().forEach((key, text) -> assertEquals(Optional.of(text), code.text(key)));

    scanner.loseSeparators(true);
    scanner.show(printed.scans().getFirst());
    scanning.poll("scans");
    assertInstanceOf(
        Code.Ambiguous.class, Codes.read(reader.nextScan().orElseThrow().text(), 2026));
  }

  @ParameterizedTest
  @EnumSource
  void aPrinterInTroubleIsNeverReady(Trouble trouble) {
    for (boolean silent : new boolean[] {false, true}) {
      ZebraPrinter printer = new ZebraPrinter("ZD421-203dpi ZPL", 0, silent, none);
      LabelPrinter driver = (LabelPrinter) Catalogue.instrument("zebra-zpl", "LP-1", Map.of());
      LinePair pair = new LinePair(driver, new SerialLine(none, printer));
      assertEquals(1, pair.poll("ready").value());
      printer.set(trouble, true);
      var ready = pair.poll("ready");
      assertTrue(ready.quality() == Quality.BAD || ready.value() == 0);
      Label label = new Label(List.of(new Label.Words(0, 0, 30, "A")));
      assertInstanceOf(BusException.class, pair.perform(driver.print(label, 1)).exceptionNow());
      assertEquals(List.of(), printer.printed());
      printer.set(trouble, false);
      pair.poll("ready", RECOVERY);
      assertEquals(1, pair.poll("ready", RECOVERY).value());
    }
  }

  @Test
  void aLabelThatStaysInThePrinterIsReported() {
    ZebraPrinter printer = new ZebraPrinter("ZD421-203dpi ZPL", 1, false, none);
    LabelPrinter driver = (LabelPrinter) Catalogue.instrument("zebra-zpl", "LP-1", Map.of());
    LinePair pair = new LinePair(driver, new SerialLine(none, printer));
    pair.poll("ready");
    Label label = new Label(List.of(new Label.Words(0, 0, 30, "A")));
    Throwable trouble = pair.perform(driver.print(label, 1)).exceptionNow();
    assertTrue(String.valueOf(trouble.getMessage()).contains("still being printed"));
    assertEquals(1, pair.poll("labels left").value());
    printer.advance(1);
    assertEquals(0, pair.poll("labels left").value());
  }

  @Test
  void thePowerSupplyTellsTheTruthOrNothing() {
    Faults faults = new Faults(Map.of("ups", Set.of(Fault.PROBE_LOST)));
    NutServer server = new NutServer("rack", "G117", faults.of("ups"));
    LinePair pair =
        new LinePair(
            Catalogue.instrument("nut-ups", "UPS-1", Map.of("ups", "rack")),
            new SerialLine(none, server));
    assertEquals(1, pair.poll("mains").value());
    assertEquals(100, pair.poll("charge").value());
    server.setMains(false);
    server.advance(1500);
    assertEquals(0, pair.poll("mains").value());
    assertEquals(1, pair.poll("battery low").value());
    assertEquals(300, pair.poll("runtime").value(), 1);
    faults.set("ups", Fault.PROBE_LOST, true);
    assertEquals(Cause.REFUSED, pair.poll("mains").cause());
    assertTrue(pair.detail().contains("no fresh data of rack"), pair.detail());
    faults.set("ups", Fault.PROBE_LOST, false);
    pair.poll("mains");
    assertEquals(0, pair.poll("mains").value());
    server.setDriver(false);
    assertEquals(Quality.BAD, pair.poll("mains").quality());
    assertTrue(pair.detail().contains("driver for rack does not run"), pair.detail());
  }
}
