package org.cellstation.drivers.zebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.label.Label;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.scan.Gs1Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZplPrinterTest {
  private static final String FIRST = "030,0,0,1245,000,0,0,0,000,0,0,0";
  private static final String SECOND = "001,0,0,0,1,2,6,0,00000000,1,000";
  private static final String THIRD = "1234,0";

  private final ZplPrinter printer =
      new ZplPrinter(
          "LP-1", new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO));
  private final Bench bench = new Bench(printer);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] status(String... lines) {
    StringBuilder reply = new StringBuilder();
    for (String line : lines) {
      reply.append('\u0002').append(line).append("\u0003\r\n");
    }
    return bytes(reply.toString());
  }

  private Bench says(String first, String second) {
    return bench.bytes(bytes("~HS"), status(first, second, THIRD));
  }

  private static String with(String line, int field, String value) {
    String[] fields = line.split(",");
    fields[field] = value;
    return String.join(",", fields);
  }

  @Test
  void isReadyWhenNothingIsWrong() {
    List<Reading> readings = says(FIRST, SECOND).poll();
    assertEquals(6, readings.size());
    for (Reading reading : readings) {
      assertEquals(Quality.GOOD, reading.quality());
      assertEquals(reading.source().equals("LP-1.ready") ? 1 : 0, reading.value());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, paper out",
    "1, 2, paused",
    "2, 2, head open",
    "2, 3, ribbon out",
    "1, 5, receive buffer full",
    "1, 9, configuration lost",
    "1, 10, head too cold",
    "1, 11, head too hot"
  })
  void anyTroubleIsNotReadyAndPrintsNothing(int line, int field, String words) {
    says(
        line == 1 ? with(FIRST, field, "1") : FIRST, line == 2 ? with(SECOND, field, "1") : SECOND);
    assertEquals(0, bench.poll("ready").value());
    Throwable trouble = refusal(new Label(List.of(new Label.Words(0, 0, 30, "A"))));
    assertTrue(String.valueOf(trouble.getMessage()).contains("nothing was printed: " + words));
    assertTrue(bench.sent().stream().noneMatch(s -> s.contains("^XA")));
  }

  @Test
  void flagsAndLabelsLeftAreSignals() {
    says(with(FIRST, 1, "1"), with(SECOND, 8, "00000012"));
    assertEquals(1, bench.poll("paper out").value());
    assertEquals(12, bench.poll("labels left").value());
  }

  @Test
  void silenceIsNotReadyAndNeverOk() {
    bench.poll();
    Reading ready = bench.poll("ready");
    assertEquals(Quality.BAD, ready.quality());
    assertEquals(Cause.NO_REPLY, ready.cause());
    String detail = bench.bus().instruments().getFirst().detail();
    assertTrue(detail.contains("not ready"), detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "030,0,0,1245,000,0,0,0,000,0,0",
        "030,0,0,1245,000,0,0,0,000,0,0,0,0",
        "030,2,0,1245,000,0,0,0,000,0,0,0",
        "030,,0,1245,000,0,0,0,000,0,0,0",
        "030,x,0,1245,000,0,0,0,000,0,0,0",
        ""
      })
  void aDamagedStatusIsNoStatus(String first) {
    assertEquals(Cause.DAMAGED_REPLY, says(first, SECOND).poll("ready").cause());
  }

  @Test
  void takesTheStatusHoweverItIsSplit() {
    byte[] whole = status(FIRST, SECOND, THIRD);
    for (int length = 0; length < whole.length; length++) {
      assertEquals(Framing.INCOMPLETE, ZplFraming.STATUS.frameLength(whole, length));
    }
    assertEquals(whole.length, ZplFraming.STATUS.frameLength(whole, whole.length));
    assertEquals(1, says(FIRST, SECOND).inPiecesOf(7).poll("ready").value());
    assertNull(HostStatus.read(status(SECOND, FIRST, THIRD)));
  }

  @Test
  void tellsModelAndFirmware() throws BusException {
    says(FIRST, SECOND).bytes(bytes("~HI"), status("ZD421-203dpi ZPL,V93.21.07Z,8,8192KB"));
    assertEquals(new Identity("Zebra", "ZD421-203dpi ZPL", "", "V93.21.07Z"), bench.identity());
  }

  @Test
  void printsAGs1DataMatrixAsPublished() {
    Label label = new Label(List.of(new Label.Gs1Matrix(20, 20, 6, "010541234500001310ABC123")));
    assertEquals(
        "^XA^FO20,20^BXN,6,200,,,,_^FD_1010541234500001310ABC123^FS^XZ",
        new String(ZplFormat.of(label, 1), StandardCharsets.US_ASCII));
  }

  @Test
  void separatesFieldsOfVariableLength() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("01", "05412345000013");
    fields.put("10", "A_1");
    fields.put("17", "290331");
    String zpl =
        new String(
            ZplFormat.of(
                new Label(List.of(new Label.Gs1Matrix(0, 0, 6, Gs1Text.of(fields, 2026)))), 3),
            StandardCharsets.US_ASCII);
    assertTrue(zpl.contains("^FD_1010541234500001310A__1_117290331^FS^PQ3^XZ"), zpl);
    fields.put("17", "291331");
    assertThrows(IllegalArgumentException.class, () -> Gs1Text.of(fields, 2026));
  }

  @ParameterizedTest
  @CsvSource({
    "'^XZ~JR', '_5EXZ_7EJR'",
    "'a_b', 'a_5Fb'",
    "'Zü', 'Z_C3_BC'",
    "'50 % \\', '50 _25 _5C'",
    "'A-1.2,3:4/5(6)+=#', 'A-1.2,3:4/5(6)+=#'"
  })
  void noTextCanBecomeACommand(String text, String escaped) {
    String zpl =
        new String(
            ZplFormat.of(new Label(List.of(new Label.Words(10, 20, 30, text))), 1),
            StandardCharsets.US_ASCII);
    assertEquals("^XA^CI28^FO10,20^A0N,30,30^FH_^FD" + escaped + "^FS^XZ", zpl);
  }

  @Test
  void noCharacterAtAllBreaksOutOfAText() {
    for (char c = ' '; c < 0x250; c++) {
      if (!Character.isISOControl(c)) {
        byte[] zpl = ZplFormat.of(new Label(List.of(new Label.Words(0, 0, 30, "" + c + c))), 1);
        String text = new String(zpl, StandardCharsets.US_ASCII);
        String field = text.substring(text.indexOf("^FD") + 3, text.lastIndexOf("^FS"));
        assertFalse(field.contains("^") || field.contains("~"), field);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> new Label.Words(0, 0, 30, "a\nb"));
    assertThrows(IllegalArgumentException.class, () -> new Label.Gs1Matrix(0, 0, 6, "10A^XZ"));
  }

  @Test
  void saysWhenALabelMayNotHaveBeenPrinted() {
    says(FIRST, with(SECOND, 8, "00000001"));
    bench.poll();
    Throwable trouble = refusal(new Label(List.of(new Label.Words(0, 0, 30, "A"))));
    assertTrue(String.valueOf(trouble.getMessage()).contains("still being printed"));
  }

  @Test
  void endsWithTheCopiesWhenThePrinterIsIdleAgain() {
    says(FIRST, SECOND).poll();
    CompletableFuture<Integer> printed =
        bench
            .bus()
            .perform("LP-1", printer.print(new Label(List.of(new Label.Words(0, 0, 30, "A"))), 2));
    bench.poll();
    assertEquals(2, printed.join());
    assertThrows(
        IllegalArgumentException.class,
        () -> printer.print(new Label(List.of(new Label.Words(0, 0, 30, "A"))), 0));
  }

  private Throwable refusal(Label label) {
    CompletableFuture<Integer> printed = bench.bus().perform("LP-1", printer.print(label, 1));
    bench.poll();
    return assertInstanceOf(BusException.Refused.class, printed.exceptionNow());
  }
}
