package org.cellstation.drivers.sartorius;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Errand;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SbiBalanceTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO);
  private static final String PRINT = "\\x1bP";

  private final SbiBalance balance = new SbiBalance("WT-201", null, TIMING);
  private final Bench bench = new Bench(balance);

  private Reading weightOf(String line) {
    return bench.text(PRINT, line + "\\r\\n").poll("weight");
  }

  @Test
  void readsEveryPublishedLine() {
    List<Vector> vectors = Vectors.of(List.of("sbi"));
    assertEquals(1, vectors.size());
    for (Vector vector : vectors) {
      Reading reading = bench.bytes(vector.requestBytes(), vector.replyBytes()).poll("weight");
      assertEquals(0.1234, reading.value(), 1e-12);
      assertEquals(Quality.GOOD, reading.quality());
      for (int length = 0; length < vector.replyBytes().length; length++) {
        assertEquals(
            Framing.INCOMPLETE, SbiFraming.INSTANCE.frameLength(vector.replyBytes(), length));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "'+     0.00 g  ',0.0",
        "'-   12.345 mg ',-0.012345",
        "'G     +   9.9999 kg ',9999.9",
        "'N     +123.56   g   ',123.56",
        "'N          0.000 g  ',0.0",
        "'    123.56 g  ',123.56",
        "'+      253 g  ',253.0"
      })
  void readsAWeightWhereverItStandsInItsLine(String line, double grams) {
    Reading reading = weightOf(line);
    assertEquals(Quality.GOOD, reading.quality(), line);
    assertEquals(grams, reading.value(), 1e-9);
    assertEquals("g", reading.unit());
  }

  @ParameterizedTest
  @CsvSource({
    "'Stat       OFF      ', REFUSED",
    "'Stat     Cal.Int.   ', REFUSED",
    "'Cal. Ext.', REFUSED",
    "'Stat ERR 054        ', SENSOR_FAULT",
    "'Stat APP. ERR', SENSOR_FAULT",
    "'Err 054', SENSOR_FAULT",
    "'Stat       High     ', OUT_OF_RANGE",
    "'Stat       Low      ', OUT_OF_RANGE",
    "'Stat       H        ', OUT_OF_RANGE",
    "'      H       ', OUT_OF_RANGE",
    "'     Low      ', OUT_OF_RANGE",
    "'High', OUT_OF_RANGE",
    "'Stat', REFUSED",
    "'Qnt +    253 pcs  ', REFUSED",
    "'+     0.00 lb ', REFUSED",
    "'+   0.123 g', DAMAGED_REPLY",
    "'N     +   0.123 g  ', DAMAGED_REPLY",
    "'   0.1234 g  ', DAMAGED_REPLY",
    "'    +   0.1234 g  ', DAMAGED_REPLY",
    "'T     +   1.0000 g  ', DAMAGED_REPLY",
    "'+     0.O0 g  ', DAMAGED_REPLY",
    "'+    -0.00 g  ', DAMAGED_REPLY",
    "'+   1 2.00 g  ', DAMAGED_REPLY",
    "'*     0.00 g  ', DAMAGED_REPLY",
    "'ES', DAMAGED_REPLY",
    "'', DAMAGED_REPLY"
  })
  void neverMakesAWeightOfAnythingElse(String line, Cause cause) {
    Reading reading = weightOf(line);
    assertEquals(cause, reading.cause(), line);
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void aLineThatLostAnyCharacterIsNoWeight() {
    for (String line : List.of("N     +   0.1234 g  \r\n", "-   12.345 mg \r\n")) {
      byte[] whole = line.getBytes(StandardCharsets.US_ASCII);
      for (int from = 0; from < line.length(); from++) {
        for (int to = from + 1; to <= line.length() - 2; to++) {
          String rest = line.substring(0, from) + line.substring(to);
          byte[] bytes = rest.getBytes(StandardCharsets.US_ASCII);
          boolean onlyItsId = from == 0 && to == 6 && whole.length == 22;
          assertEquals(
              onlyItsId, SbiLine.read(bytes) instanceof SbiLine.Weight, "\"" + rest + "\"");
        }
      }
    }
  }

  @Test
  void aBlankUnitIsAWeightThatMovesInTheUnitShownLast() {
    assertEquals(Cause.NOT_STABLE, weightOf("N     +    0.031    ").cause());
    assertTrue(Double.isNaN(weightOf("N     +    0.031    ").value()));
    assertEquals(2000, weightOf("N     +    2.000 kg ").value(), 1e-9);
    Reading moving = weightOf("N     +    2.031    ");
    assertEquals(2031, moving.value(), 1e-9);
    assertEquals(Quality.UNCERTAIN, moving.quality());
    assertEquals(Cause.NOT_STABLE, moving.cause());
  }

  @Test
  void aConfiguredUnitCountsFromTheStartAndIsHeldTo() {
    Bench configured = new Bench(new SbiBalance("WT-201", WeightUnit.KILOGRAM, TIMING));
    assertEquals(
        31, configured.text(PRINT, "N     +    0.031    \\r\\n").poll("weight").value(), 1e-9);
    Reading other = configured.text(PRINT, "N     +    0.031 g  \\r\\n").poll("weight");
    assertEquals(Cause.REFUSED, other.cause());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void readsTheSameHoweverTheReplyIsSplit(int piece) {
    bench.inPiecesOf(piece);
    assertEquals(0.1234, weightOf("N     +   0.1234 g  ").value(), 1e-12);
  }

  @Test
  void tellsWhoItIsAlsoBetweenItsOwnPrintouts() {
    bench
        .text("\\x1bx1_", "N     +    0.026    \\r\\nWZA8202-N           \\r\\n")
        .text("\\x1bx2_", "Stat     Cal.Int.   \\r\\nSerNo.    0031801165\\r\\n")
        .text("\\x1bx3_", "BAC:        00-39-21\\r\\n");
    weightOf("+     0.00 g  ");
    CompletableFuture<Identity> asked = bench.bus().perform("WT-201", balance::identify);
    bench.poll();
    assertEquals(new Identity("Sartorius", "WZA8202-N", "0031801165", "00-39-21"), asked.join());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES", "I4 A \"B021002593\"", "what is that 1", "?", ""})
  void isNotTakenForAnotherMakersBalance(String reply) {
    bench.text("\\x1bx1_", reply + "\\r\\n");
    weightOf("+     0.00 g  ");
    CompletableFuture<Identity> asked = bench.bus().perform("WT-201", balance::identify);
    bench.poll();
    assertInstanceOf(BusException.DamagedReply.class, asked.exceptionNow());
  }

  @Test
  void readsBackATareThatNobodyAcknowledges() {
    weightOf("+     0.01 g  ");
    bench.sent();
    CompletableFuture<Double> tare = bench.bus().perform("WT-201", balance.tare());
    bench.poll();
    assertEquals(0.01, tare.join());
    assertEquals(List.of("1B50", "1B55", "1B50", "1B50"), bench.sent());
  }

  @Test
  void zeroesWithItsOwnCommand() {
    weightOf("+     0.00 g  ");
    CompletableFuture<Double> zero = bench.bus().perform("WT-201", balance.zero());
    bench.poll();
    assertEquals(0, zero.join());
    assertTrue(bench.sent().contains("1B56"));
  }

  @Test
  void saysThatATareWasNotTaken() {
    weightOf("+   100.00 g  ");
    String said = refusal(balance.tare());
    assertTrue(said.contains("not taken: it shows 100.0 g"), said);
    assertEquals(Quality.GOOD, bench.poll("weight").quality());
  }

  @Test
  void sendsNothingToAWeightThatMoves() {
    weightOf("+   100.00    ");
    assertTrue(refusal(balance.tare()).contains("nothing was sent"));
    assertFalse(bench.sent().contains("1B55"));
  }

  private String refusal(Errand<Double> errand) {
    CompletableFuture<Double> outcome = bench.bus().perform("WT-201", errand);
    bench.poll();
    assertInstanceOf(BusException.Refused.class, outcome.exceptionNow());
    return String.valueOf(outcome.exceptionNow().getMessage());
  }
}
