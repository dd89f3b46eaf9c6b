package org.cellstation.drivers.mettler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class SicsBalanceTest {
  private final SicsBalance balance =
      new SicsBalance(
          "WT-101", new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO));
  private final Bench bench = new Bench(balance);

  private Reading weightOf(String reply) {
    return bench.text("SI\\r\\n", reply + "\\r\\n").poll("weight");
  }

  @ParameterizedTest
  @CsvSource({
    "'S S     100.00 g', 100.0, GOOD, NONE",
    "'S D     129.07 g', 129.07, UNCERTAIN, NOT_STABLE",
    "'S S      -0.05 g', -0.05, GOOD, NONE",
    "'S S     1.2345 kg', 1234.5, GOOD, NONE",
    "'S D      250.0 mg', 0.25, UNCERTAIN, NOT_STABLE",
    "'SI S     10.00 g', 10.0, GOOD, NONE",
    "'S A 1.234 g', 1.234, UNCERTAIN, NOT_STABLE"
  })
  void readsAWeightAndWhetherItIsStable(String reply, double grams, Quality quality, Cause cause) {
    Reading reading = weightOf(reply);
    assertEquals(grams, reading.value(), 1e-9);
    assertEquals("g", reading.unit());
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
  }

  @ParameterizedTest
  @CsvSource({
    "'S +', OUT_OF_RANGE",
    "'S -', OUT_OF_RANGE",
    "'S I', REFUSED",
    "'S L', REFUSED",
    "'S S Error 10b', SENSOR_FAULT",
    "'ES', REFUSED",
    "'EL', REFUSED",
    "'ET', DAMAGED_REPLY",
    "'S S     100.00', DAMAGED_REPLY",
    "'S S     1O0.00 g', DAMAGED_REPLY",
    "'S S     100.0.0 g', DAMAGED_REPLY",
    "'S S     . g', DAMAGED_REPLY",
    "'S X     100.00 g', DAMAGED_REPLY",
    "'Z A', DAMAGED_REPLY",
    "'S S     100.00 lb', REFUSED",
    "'', DAMAGED_REPLY"
  })
  void neverMakesAWeightOfAnythingElse(String reply, Cause cause) {
    Reading reading = weightOf(reply);
    assertEquals(cause, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void asksForTheWeightNowAndNothingElse() {
    weightOf("S S     100.00 g");
    assertEquals(List.of("SI\\r\\n"), withoutIdentity());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void readsTheSameHoweverTheReplyIsSplit(int piece) {
    bench.inPiecesOf(piece);
    assertEquals(100, weightOf("S S     100.00 g").value());
  }

  @Test
  void stepsOverWhatTheBalanceSaysWhenItIsSwitchedOnAndOverLateAnswers() {
    assertEquals(5, weightOf("I4 A \"B021002593\"\\r\\nZ A\\r\\nS S       5.00 g").value());
  }

  @Test
  void endsEveryPublishedReplyAtItsLineFeed() {
    List<Vector> vectors = Vectors.of(List.of("mt_sics"));
    assertEquals(5, vectors.size());
    for (Vector vector : vectors) {
      byte[] reply = vector.replyBytes();
      for (int length = 0; length < reply.length; length++) {
        assertEquals(Framing.INCOMPLETE, SicsFraming.INSTANCE.frameLength(reply, length));
      }
      assertEquals(reply.length, SicsFraming.INSTANCE.frameLength(reply, reply.length));
      boolean reset = vector.request().startsWith("@");
      assertEquals(!reset, SicsFraming.INSTANCE.mayAnswer(vector.requestBytes(), reply));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Z, 'Z A', 0.0",
    "T, 'T S       0.01 g', 0.01",
  })
  void zeroesAndTaresAWeightThatStandsStill(String command, String reply, double shown) {
    bench.text("SI\\r\\n", "S S       %s g\\r\\n".formatted(shown));
    bench.text(command + "\\r\\n", reply + "\\r\\n");
    assertEquals(shown, done(command.equals("Z") ? balance.zero() : balance.tare()));
    assertEquals(
        List.of("SI\\r\\n", command + "\\r\\n", "SI\\r\\n", "SI\\r\\n"), withoutIdentity());
  }

  @Test
  void forgetsTheTareAsPublished() {
    bench.text("SI\\r\\n", "S D     100.00 g\\r\\n");
    Vector clear =
        Vectors.of(List.of("mt_sics")).stream()
            .filter(v -> v.request().startsWith("TAC"))
            .findFirst()
            .orElseThrow();
    bench.bytes(clear.requestBytes(), clear.replyBytes());
    assertEquals(100, done(balance.clearTare()));
  }

  @Test
  void sendsNothingToAWeightThatMoves() {
    bench.text("SI\\r\\n", "S D     100.00 g\\r\\n").text("T\\r\\n", "T S     100.00 g\\r\\n");
    assertTrue(refusal(balance.tare()).contains("nothing was sent"));
    assertFalse(bench.sent().contains("T\\r\\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "'T I', cannot now",
    "'T L', does not accept",
    "'T +', above the range",
    "'T -', below the range",
    "'ES', does not know",
    "'EL', does not know",
    "'T S Error 10b', defect: Error 10b"
  })
  void saysWhyATareWasRefused(String reply, String words) {
    bench.text("SI\\r\\n", "S S     100.00 g\\r\\n").text("T\\r\\n", reply + "\\r\\n");
    String said = refusal(balance.tare());
    assertTrue(said.contains(words), said);
    assertEquals(Quality.GOOD, bench.poll("weight").quality());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ET", "T S 1O.00 g", "T S", "T X", "T S 10.00"})
  void neverTakesADamagedAnswerForATare(String reply) {
    bench.text("SI\\r\\n", "S S     100.00 g\\r\\n").text("T\\r\\n", reply + "\\r\\n");
    assertInstanceOf(BusException.DamagedReply.class, trouble(balance.tare()));
  }

  @Test
  void tellsWhoItIs() {
    bench
        .text("I2\\r\\n", "I2 A \"WMS platform 15.0 kg\"\\r\\n")
        .text("I3\\r\\n", "I3 A \"1.40\"\\r\\n")
        .text("I4\\r\\n", "I4 A \"0123456789\"\\r\\n")
        .text("SI\\r\\n", "S S     100.00 g\\r\\n");
    CompletableFuture<Identity> asked = bench.bus().perform("WT-101", balance::identify);
    bench.poll();
    assertEquals(
        new Identity("Mettler-Toledo", "WMS platform 15.0 kg", "0123456789", "1.40"), asked.join());
  }

  private List<String> withoutIdentity() {
    return bench.sent().stream().filter(s -> !s.startsWith("I")).toList();
  }

  private double done(Errand<Double> errand) {
    CompletableFuture<Double> outcome = bench.bus().perform("WT-101", errand);
    bench.poll();
    return outcome.join();
  }

  private Throwable trouble(Errand<Double> errand) {
    CompletableFuture<Double> outcome = bench.bus().perform("WT-101", errand);
    bench.poll();
    return outcome.exceptionNow();
  }

  private String refusal(Errand<Double> errand) {
    Throwable trouble = trouble(errand);
    assertInstanceOf(BusException.Refused.class, trouble);
    return String.valueOf(trouble.getMessage());
  }

  @Test
  void saysThatAnAdapterEchoes() {
    bench.text("SI\\r\\n", "SI\\r\\nS S     100.00 g\\r\\n").poll();
    String detail = bench.bus().instruments().getFirst().detail();
    assertTrue(detail.endsWith("switch off the adapter's echo"), detail);
  }
}
