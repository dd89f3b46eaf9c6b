package org.cellstation.drivers.sartorius;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.drivers.bus.BusException;
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

class XbpiBalanceTest {
  private static final String NET = "0401091E2C";
  private static final String TARE = "0401091422";
  private static final String ZERO = "0401091826";

  private final XbpiBalance balance =
      new XbpiBalance(
          "WT-202", 9, new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO));
  private final Bench bench = new Bench(balance);

  /// The sum is written here apart from the product's.
  private static String frame(String body) {
    byte[] bytes = HexFormat.of().parseHex(body);
    int sum = bytes.length + 1;
    for (byte b : bytes) {
      sum += b & 0xFF;
    }
    return "%02X%s%02X".formatted(bytes.length + 1, body, sum & 0xFF);
  }

  private Reading weightOf(String body) {
    return bench.hex(NET, frame(body)).poll("weight");
  }

  @Test
  void readsThePublishedWeight() {
    Vector vector =
        Vectors.of(List.of("xbpi")).stream()
            .filter(v -> v.request().equals(NET))
            .findFirst()
            .orElseThrow();
    Reading reading = bench.hex(vector.request(), vector.reply()).poll("weight");
    assertEquals(-0.005, reading.value());
    assertEquals(Quality.GOOD, reading.quality());
  }

  @Test
  void framesEveryPublishedReplyByItsLengthAndSum() {
    List<Vector> vectors = Vectors.of(List.of("xbpi"));
    assertEquals(2, vectors.size());
    for (Vector vector : vectors) {
      byte[] reply = vector.replyBytes();
      for (int length = 0; length < reply.length; length++) {
        assertEquals(Framing.INCOMPLETE, XbpiFraming.INSTANCE.frameLength(reply, length));
      }
      assertEquals(reply.length, XbpiFraming.INSTANCE.frameLength(reply, reply.length));
      assertTrue(new XbpiReply(reply).isSumRight());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4148 42C80000 00 20 42 40, 100.0, GOOD, NONE",
    "4148 42C80000 00 20 42 00, 100.0, UNCERTAIN, NOT_STABLE",
    "4148 3FC00000 00 30 43 40, 1500.0, GOOD, NONE",
    "4148 42C80000 00 00 4D 40, 0.1, GOOD, NONE",
    "4148 00000000 00 20 02 40, 0.0, GOOD, NONE",
    "4148 C2C80000 00 20 82 41, -100.0, GOOD, NONE"
  })
  void readsValueUnitSignAndStability(String body, double grams, Quality quality, Cause cause) {
    Reading reading = weightOf(body.replace(" ", ""));
    assertEquals(grams, reading.value(), 1e-9);
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
  }

  @ParameterizedTest
  @CsvSource({
    "4148 7FFFFFFF FF 20 42 40, OUT_OF_RANGE",
    "4148 42C80000 00 20 57 40, REFUSED",
    "4101 04, REFUSED",
    "4101 06, REFUSED",
    "4148 42C80000 00 20 82 40, DAMAGED_REPLY",
    "4148 C2C80000 00 20 42 40, DAMAGED_REPLY",
    "4148 42C80000 00 20 C2 40, DAMAGED_REPLY",
    "4148 7FC00000 00 20 42 40, DAMAGED_REPLY",
    "4148 42C80000 00 20 42, DAMAGED_REPLY",
    "4100, DAMAGED_REPLY",
    "4121 00, DAMAGED_REPLY",
    "4248 42C80000 00 20 42 40, DAMAGED_REPLY"
  })
  void neverMakesAWeightOfAnythingElse(String body, Cause cause) {
    Reading reading = weightOf(body.replace(" ", ""));
    assertEquals(cause, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void aFlippedBitIsNeverAWeight() {
    byte[] whole = HexFormat.of().parseHex("0B4148BBA3D70A3D30824507");
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] reply = whole.clone();
      reply[bit / 8] ^= (byte) (1 << (bit % 8));
      Bench fresh = new Bench(balance);
      Reading reading = fresh.bytes(HexFormat.of().parseHex(NET), reply).poll("weight");
      assertEquals(Quality.BAD, reading.quality(), "bit " + bit);
    }
  }

  @Test
  void sbiTextIsGarbageAtOnce() {
    byte[] text = "+     0.00 g  \r\n".getBytes(StandardCharsets.US_ASCII);
    assertEquals(Framing.GARBAGE, XbpiFraming.INSTANCE.frameLength(text, text.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void readsTheSameHoweverTheReplyIsSplit(int piece) {
    bench.inPiecesOf(piece);
    assertEquals(100, weightOf("414842C8000000204240").value());
  }

  @Test
  void tellsWhoItIs() {
    bench
        .hex("0401090210", frame("4154" + hex("WZA8202-N", 20)))
        .hex("040109010F", frame("4145" + "0031801165"))
        .hex("040109000E", frame("414A" + "00392100390139010001"));
    weightOf("414842C8000000204240");
    CompletableFuture<Identity> asked = bench.bus().perform("WT-202", balance::identify);
    bench.poll();
    assertEquals(new Identity("Sartorius", "WZA8202-N", "0031801165", "00-39-21"), asked.join());
  }

  private static String hex(String text, int length) {
    return HexFormat.of()
        .formatHex(
            (text + "\0".repeat(length - text.length())).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void taresAndZeroesOnAcknowledgementAndProof() {
    bench.hex(TARE, "03410044").hex(ZERO, "03410044");
    weightOf("4148" + "3C23D70A" + "0A204240");
    CompletableFuture<Double> tare = bench.bus().perform("WT-202", balance.tare());
    CompletableFuture<Double> zero = bench.bus().perform("WT-202", balance.zero());
    bench.poll();
    assertEquals(0.01, tare.join(), 1e-9);
    assertEquals(0.01, zero.join(), 1e-9);
    List<String> sent = bench.sent();
    assertNotEquals(-1, sent.indexOf(TARE));
    assertNotEquals(-1, sent.indexOf(ZERO));
  }

  @Test
  void saysWhyATareWasRefused() {
    bench.hex(TARE, frame("410106"));
    weightOf("414842C8000000204240");
    CompletableFuture<Double> tare = bench.bus().perform("WT-202", balance.tare());
    bench.poll();
    assertInstanceOf(BusException.Refused.class, tare.exceptionNow());
    assertTrue(String.valueOf(tare.exceptionNow().getMessage()).contains("cannot do that now"));
  }
}
