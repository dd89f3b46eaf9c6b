package org.cellstation.drivers.profiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A device with all that a text profile can say.
class ProfiledTextTest {
  private final Bench bench = new Bench(Profiled.text(FullDevices.ofLines()));

  @BeforeEach
  void answer() {
    bench
        .text("C,0\\r", "1.25\\r1.26\\r*OK\\r")
        .text("R\\r", "S   12.50 g\\r*OK\\r")
        .text("V?\\r", "V 37.5\\r")
        .text("I\\r", "I Best Scale, 0815\\r");
  }

  @Test
  void preparesPollsSetsReadsBackAndFeeds() {
    bench.bus().request("X-1.rate", 37.49);
    Reading weight = bench.poll("weight");
    assertEquals(12.5, weight.value());
    assertTrue(weight.isGood());
    assertEquals(List.of("C,0\\r", "W 60\\r", "V 37.5\\r", "V?\\r", "R\\r"), bench.sent());
  }

  @Test
  void feedsWhileSomebodyLooksAfterTheProcessOnly() {
    for (int i = 0; i < 100; i++) {
      bench.bus().request("X-1.rate", 37.5);
      bench.poll();
    }
    assertEquals(5, bench.sent().stream().filter("W 60\\r"::equals).count());
    for (int i = 0; i < 10; i++) {
      bench.poll();
    }
    bench.sent();
    for (int i = 0; i < 90; i++) {
      bench.poll();
    }
    assertEquals(0, bench.sent().stream().filter("W 60\\r"::equals).count());
    bench.bus().request("X-1.rate", 37.5);
    bench.poll();
    bench.poll();
    assertTrue(bench.sent().containsAll(List.of("C,0\\r", "W 60\\r", "V 37.5\\r")));
  }

  @Test
  void saysThatASetPointWasNotTaken() {
    bench.text("V?\\r", "V 20.0\\r").bus().request("X-1.rate", 37.5);
    bench.poll();
    LinkStatus status = bench.bus().instruments().getFirst();
    assertTrue(
        status.detail().contains("set-point not taken: sent 37.5, reads 20.0"), status.detail());
    assertTrue(bench.poll("weight").isGood());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"^A\\rS 1.0 g\\r*OK\\r", "S 1.0 g\\r^X2|A\\r*OK\\r", "S 1.0 g\\r*OK\\r^late\\r"})
  void stepsOverWhatItDidNotAskFor(String reply) {
    assertEquals(1.0, bench.text("R\\r", reply).poll("weight").value());
  }

  @Test
  void aNoCarriesItsWords() {
    assertEquals(Cause.REFUSED, bench.text("R\\r", "*ER 5\\r").poll("weight").cause());
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("will not") && detail.contains("*ER 5"), detail);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "S 1.0 g\\r",
        "S 1.0 kg\\r*OK\\r",
        "S 1.0 g\\r*NO\\r",
        "S 1.0 g\\r*OK\\r*OK\\r",
        "*OK\\rS 1.0 g\\r",
        "S 1.0",
        "S 1,0 g\\r*OK\\r",
      })
  void aReplyThatIsNotTheAnswerIsNoValue(String reply) {
    Reading weight = bench.text("R\\r", reply).poll("weight");
    assertEquals(Quality.BAD, weight.quality());
    assertEquals(Cause.DAMAGED_REPLY, weight.cause());
  }

  @Test
  void sentinelsDoubtsAndRangeDecideTheQuality() {
    assertEquals(Cause.SENSOR_FAULT, bench.text("R\\r", "S --- g\\r*OK\\r").poll("weight").cause());
    Reading moving = bench.text("R\\r", "D 5.0 g\\r*OK\\r").poll("weight");
    assertEquals(Quality.UNCERTAIN, moving.quality());
    assertEquals(Cause.NOT_STABLE, moving.cause());
    Reading defect = bench.text("R\\r", "E 5.0 g\\r*OK\\r").poll("weight");
    assertEquals(Quality.BAD, defect.quality());
    Reading outside = bench.text("R\\r", "S 5000 g\\r*OK\\r").poll("weight");
    assertEquals(Cause.OUT_OF_RANGE, outside.cause());
  }

  @Test
  void saysWhoItIs() throws Exception {
    var identity =
        bench.bus().perform("X-1", line -> Profiled.text(FullDevices.ofLines()).identify(line));
    bench.poll();
    assertEquals("Maker Best Scale, serial 0815", identity.get().toString());
  }

  @Test
  void readsTheSameHoweverTheReplyIsSplit() {
    for (int piece = 1; piece < 20; piece++) {
      assertEquals(12.5, bench.inPiecesOf(piece).poll("weight").value());
    }
  }

  @Test
  void randomRepliesNeverBecomeAValue() {
    Random random = new Random(11);
    byte[] good = "S   12.50 g\r*OK\r".getBytes(StandardCharsets.US_ASCII);
    byte[] request = "R\r".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 5_000; i++) {
      byte[] reply = good.clone();
      for (int n = 0; n <= random.nextInt(3); n++) {
        reply[random.nextInt(reply.length)] ^= (byte) (1 << random.nextInt(8));
      }
      String text = new String(reply, StandardCharsets.ISO_8859_1);
      bench.bytes(request, reply);
      bench.leaveAlone(Duration.ofMinutes(5));
      Reading weight = bench.poll("weight");
      // A changed digit cannot be told by a protocol without a checksum; anything else must be.
      assertTrue(
          weight.quality() == Quality.BAD
              || text.matches(
                  "(?s)[SD] {1,3}[+-]?\\d+(\\.\\d+)? +g[ \\r"
                      + "\\n"
                      + "]*\\r"
                      + "[ \\r"
                      + "\\n"
                      + "]*\\*OK[ \\n"
                      + "]*\\r"
                      + "(\\^.*)?"),
          () -> text + " became " + weight);
    }
  }
}
