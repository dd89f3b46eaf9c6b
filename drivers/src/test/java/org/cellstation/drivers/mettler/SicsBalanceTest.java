package org.cellstation.drivers.mettler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;
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
  private final Bench bench =
      new Bench(
          new SicsBalance(
              "WT-101", new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO)));

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
    assertEquals(List.of("SI\\r\\n"), bench.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void readsTheSameHoweverTheReplyIsSplit(int piece) {
    bench.inPiecesOf(piece);
    assertEquals(100, weightOf("S S     100.00 g").value());
  }

  @Test
  void endsEveryPublishedReplyAtItsLineFeed() {
    List<Vector> vectors = Vectors.of(List.of("mt_sics"));
    assertFalse(vectors.isEmpty());
    for (Vector vector : vectors) {
      byte[] reply = vector.replyBytes();
      for (int length = 0; length < reply.length; length++) {
        assertEquals(Framing.INCOMPLETE, LineFraming.LF.frameLength(reply, length));
      }
      assertEquals(reply.length, LineFraming.LF.frameLength(reply, reply.length));
    }
    System.out.println("MT-SICS vectors covered: " + vectors.size());
  }
}
