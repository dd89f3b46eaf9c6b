package org.cellstation.drivers.alicat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against recorded dialogues of an MC-500SCCM-D with firmware 10v20 and of one with 5v12.
class AlicatControllerTest {
  private static final String ABOUT =
      "A  M00 ALICAT SCIENTIFIC\\rA  M01 www.alicat.com\\rA  M02 Ph   520-290-6060\\r"
          + "A  M03 info@alicat.com\\rA  M04 Model Number MC-500SCCM-D\\r"
          + "A  M05 Serial Number 521641\\rA  M06 Date Manufactured 03/02/2025\\r"
          + "A  M07 Date Calibrated   03/02/2025\\rA  M08 Calibrated By     BL\\r"
          + "A  M09 Software Revision 10v20.0-R24\\r";

  private static final String SET_POINT_ROW =
      "A D06 037 Mass Flow Setpt            s decimal     7/2 012 02 SCCM\\r";

  private static final String COLUMNS =
      "A D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________\\r"
          + "A D01 700 Unit ID                    string          1\\r"
          + "A D02 002 Abs Press                  s decimal     7/2 010 02 PSIA\\r"
          + "A D03 003 Flow Temp                  s decimal     7/2 002 02 `C\\r"
          + "A D04 004 Volu Flow                  s decimal     7/2 012 02 CCM\\r"
          + "A D05 005 Mass Flow                  s decimal     7/2 012 02 SCCM\\r"
          + SET_POINT_ROW
          + "A D07 703 Gas                        string          6\\r"
          + "A D08 701 *Error                     string          3 ADC\\r"
          + "A D09 702 *Status                    string          3 OPL\\r";

  private static final String OLD_COLUMNS =
      "A  D00 NAME_______ TYPE_____ MinVal_  MaxVal_  UNITS__\\r"
          + "A  D01 Unit ID     char         A         Z         na\\r"
          + "A  D02 Pressure    signed    +000.00  +160.00     PSIA\\r"
          + "A  D03 Temperature signed    -010.00  +050.00        C\\r"
          + "A  D04 Volumetric  signed    +0000.0  +0500.0      CCM\\r"
          + "A  D05 Mass        signed    +0000.0  +0500.0     SCCM\\r"
          + "A  D06 SetPoint    signed    +0000.0  +0500.0     SCCM\\r"
          + "A  D07 Gas         string        Air       D2       na\\r"
          + "A  D08 Error       string         na      ADC       na\\r";

  private static final String FRAME = "A +014.62 +021.89 +000.00 +012.00 +078.95     N2";

  private final AlicatController controller =
      new AlicatController(
          "FIC-101",
          'A',
          500,
          new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO));
  private final Bench bench = new Bench(controller);
  private final List<Vector> vectors = Vectors.of(List.of("alicat"));

  @BeforeEach
  void answer() {
    for (Vector vector : vectors) {
      bench.bytes(vector.requestBytes(), vector.replyBytes());
    }
    bench
        .text("A??M*\\r", ABOUT)
        .text("A??D*\\r", COLUMNS)
        .text("ALSS\\r", "A U\\r")
        .text("ALS\\r", "A +078.95 +100.00 12 SCCM\\r")
        .text("ALS 100.00\\r", "A +000.00 +100.00 12 SCCM\\r");
  }

  @Test
  void readsFlowAndSetPointFromTheColumnsThatTheUnitListed() {
    List<Reading> readings = bench.poll();
    assertEquals(0, readings.get(0).value());
    assertEquals(78.95, readings.get(1).value());
    assertTrue(readings.get(0).isGood() && readings.get(1).isGood());
    List<String> sent = bench.sent();
    assertEquals(List.of("A\\r", "AVE\\r", "A??D*\\r", "A??M*\\r", "ALSS\\r"), sent.subList(0, 5));
    assertEquals("A\\r", sent.getLast());
  }

  @Test
  void endsEveryRecordedReplyWhereItEnds() {
    assertEquals(4, vectors.size());
    for (Vector vector : vectors) {
      AlicatFraming framing =
          vector.request().startsWith("ADV") ? AlicatFraming.NUMBERS : AlicatFraming.LINE;
      byte[] reply = vector.replyBytes();
      for (int length = 0; length < reply.length; length++) {
        assertEquals(Framing.INCOMPLETE, framing.frameLength(reply, length));
      }
      assertEquals(reply.length, framing.frameLength(reply, reply.length));
      assertTrue(framing.mayAnswer(vector.requestBytes(), reply));
    }
  }

  @Test
  void endsAListWithItsLastRow() {
    byte[] about = Vectors.ascii(ABOUT);
    byte[] columns = Vectors.ascii(COLUMNS);
    int whole = COLUMNS.replace("\\r", "\r").indexOf("A D09");
    for (int length = 0; length < about.length; length++) {
      assertEquals(0, AlicatFraming.MANUFACTURER.frameLength(about, length));
    }
    assertEquals(about.length, AlicatFraming.MANUFACTURER.frameLength(about, about.length));
    for (int length = 0; length < whole; length++) {
      assertEquals(0, AlicatFraming.COLUMNS.frameLength(columns, length));
    }
    assertEquals(whole, AlicatFraming.COLUMNS.frameLength(columns, columns.length));
  }

  /// `ALS` without a value is answered as recorded: current, requested, unit.
  @ParameterizedTest
  @CsvSource({"+100.00, ''", "+078.88, 'sent 100.0 mL/min, holds 78.88'"})
  void comparesTheSetPointThatComesBack(String requested, String words) {
    bench.text("ALS 100.00\\r", "A +078.95 " + requested + " 12 SCCM\\r");
    bench.bus().request("FIC-101.setpoint", 100);
    assertTrue(bench.poll("flow").isGood());
    assertTrue(bench.sent().contains("ALS 100.00\\r"));
    LinkStatus status = bench.bus().status();
    assertEquals(words.isEmpty(), status.state() == LinkStatus.State.UP);
    assertTrue(status.detail().contains(words), status.detail());
  }

  /// The data frame shows how far a ramp has come; that is no reason to tell it anything again.
  @Test
  void asksForTheWantedSetPointWhileItRamps() {
    bench.bus().request("FIC-101.setpoint", 100);
    bench.poll();
    bench.sent();
    assertEquals(78.95, bench.poll("setpoint").value());
    assertEquals(List.of("A\\r", "ALS\\r"), bench.sent());
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
    bench.text("ALS\\r", "A +078.95 +000.00 12 SCCM\\r").poll();
    assertTrue(bench.bus().status().detail().contains("it was told 100.0"));
    assertTrue(bench.sent().contains("ALS 100.00\\r"));
  }

  /// It would answer as if it had taken the set-point.
  @Test
  void doesNotWriteWhileTheSourceIsAnalog() {
    bench.text("ALSS\\r", "A A\\r").bus().request("FIC-101.setpoint", 100);
    assertTrue(bench.poll("flow").isGood());
    assertFalse(bench.sent().contains("ALS 100.00\\r"));
    assertTrue(bench.bus().status().detail().contains("set-point source is analog"));
    bench.text("ALSS\\r", "A S\\r").poll();
    assertTrue(bench.sent().contains("ALS 100.00\\r"));
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void saysThatTheValveIsHeld() {
    bench.text("A\\r", FRAME + " HLD\\r");
    assertTrue(bench.poll("flow").isGood());
    bench.bus().request("FIC-101.setpoint", 100);
    assertTrue(bench.poll("flow").isGood());
    assertTrue(bench.bus().status().detail().contains("valve is held"));
    bench.text("A\\r", FRAME + "\\r").poll();
    bench.poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @ParameterizedTest
  @CsvSource({
    "LCK, GOOD, NONE",
    "OVR TMF COM, GOOD, NONE",
    "POV, UNCERTAIN, SENSOR_FAULT",
    "TOV LCK, UNCERTAIN, SENSOR_FAULT",
    "XYZ, UNCERTAIN, SENSOR_FAULT",
    "MOV, BAD, OUT_OF_RANGE",
    "MOV ADC, BAD, SENSOR_FAULT"
  })
  void judgesTheFlowByTheFlagsBehindTheGas(String flags, Quality quality, Cause cause) {
    List<Reading> readings = bench.text("A\\r", FRAME + " " + flags + "\\r").poll();
    assertEquals(quality, readings.get(0).quality());
    assertEquals(cause, readings.get(0).cause());
    assertTrue(readings.get(1).isGood());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A +014.633 +022.97 -00.034 -00.034    Air",
        "A +014.62 +021.89 +000.00 +0O0.00 +078.95     N2",
        "A +014.62 +021.89 +000.00 +000.00 +078.95",
        "A +014.62 +021.89 +000.00 +000.00 +078.95 +000.00     N2",
        "A",
        "B +014.62 +021.89 +000.00 +000.00 +078.95     N2"
      })
  void takesNoValueFromAFrameOfAnotherShape(String frame) {
    bench.poll();
    bench.text("A\\r", frame + "\\r");
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("flow").cause());
  }

  @Test
  void stepsOverTheAnswersOfItsNeighbours() {
    bench.text("A\\r", "B +014.62 +021.89 +000.00 +099.00 +078.95     N2\\r" + FRAME + "\\r");
    assertEquals(12, bench.poll("flow").value());
  }

  @Test
  void speaksToOldFirmwareInItsOwnWay() {
    bench
        .text("AVE\\r", "A   5v12.0-R22 Sep 24 2015,10:11:12\\r")
        .text("A??D*\\r", OLD_COLUMNS)
        .text("A\\r", "A +014.52 +021.50 +0000.1 +0000.2 0116.3      N2\\r")
        .text("AS 75.0\\r", "A +014.52 +021.50 +0000.1 +0000.2 0075.0      N2\\r");
    List<Reading> readings = bench.poll();
    assertEquals(0.2, readings.get(0).value());
    assertEquals(116.3, readings.get(1).value());
    bench.text("A\\r", "A +014.52 +021.50 +0000.1 +0000.2 0075.0      N2\\r");
    bench.bus().request("FIC-101.setpoint", 75);
    bench.poll();
    assertTrue(bench.sent().contains("AS 75.0\\r"));
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
    bench.text("AS 80.0\\r", "A +014.52 +021.50 +0000.1 +0000.2 0075.0      N2\\r");
    bench.bus().request("FIC-101.setpoint", 80);
    bench.poll();
    assertTrue(bench.bus().status().detail().contains("set-point not taken"));
  }

  @Test
  void doesNotAcceptAMeter() {
    bench.text("A??D*\\r", COLUMNS.replace(SET_POINT_ROW, ""));
    assertEquals(Cause.REFUSED, bench.poll("flow").cause());
    assertTrue(bench.bus().status().detail().contains("(??D*)"));
  }

  @Test
  void doesNotAcceptAControllerOfAnotherRange() {
    bench.text("A??M*\\r", ABOUT.replace("500SCCM", "5SLPM"));
    assertEquals(Cause.REFUSED, bench.poll("flow").cause());
    assertTrue(bench.bus().status().detail().contains("capacity of 5000.0"));
  }

  @Test
  void tellsWhoItIs() throws InterruptedException, ExecutionException {
    bench.poll();
    var identity = bench.bus().perform("FIC-101", controller::identify);
    bench.poll();
    assertEquals(
        "Alicat MC-500SCCM-D, serial 521641, firmware 10v20.0-R24", identity.get().toString());
  }

  @Test
  void formsMeansWhoseAnswerHasNoLetter() throws InterruptedException, ExecutionException {
    bench.poll();
    bench.sent();
    Duration window = Duration.ofMillis(500);
    var means = bench.bus().perform("FIC-101", line -> controller.means(line, window, 2, 5));
    bench.poll();
    assertEquals("ADV 500 2 5\\r", bench.sent().getFirst());
    assertArrayEquals(new double[] {14.63, 0.06}, means.get());
    bench.text("ADV 500 99 5\\r", "-- +000.06\\r");
    var unknown = bench.bus().perform("FIC-101", line -> controller.means(line, window, 99, 5));
    bench.poll();
    assertArrayEquals(new double[] {Double.NaN, 0.06}, unknown.get());
  }

  /// A unit that streams answers nothing, until it is given its letter back.
  @Test
  void endsAStreamBeforeAnythingElse() {
    List<String> sent = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    MemoryFarEnd wire =
        new MemoryFarEnd(
            request -> {
              String text = new String(request, StandardCharsets.US_ASCII);
              sent.add(text);
              if (!sent.contains("@@ A\r")) {
                return List.of(
                    Vectors.ascii(".00 +078.95     N2\\r"),
                    Vectors.ascii("  +014.62 +021.89 +000.00 +099.00 +078.95     N2\\r"));
              }
              return switch (text) {
                case "A\r" -> List.of(Vectors.ascii(FRAME + "\\r"));
                case "AVE\r" -> List.of(vectors.getLast().replyBytes());
                case "ALSS\r" -> List.of(Vectors.ascii("A S\\r"));
                case "A??D*\r" -> List.of(Vectors.ascii(COLUMNS));
                case "A??M*\r" -> List.of(Vectors.ascii(ABOUT));
                default -> List.of();
              };
            });
    new Bus("gas", wire, List.of(controller), new TestClock(), readings::add).cycle();
    assertEquals(List.of("A\r", "@@ A\r", "A\r"), sent.subList(0, 3));
    assertTrue(readings.getFirst().isGood(), readings.getFirst().cause().text());
  }
}
