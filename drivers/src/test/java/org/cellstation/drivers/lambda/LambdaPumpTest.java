package org.cellstation.drivers.lambda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.reading.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaPumpTest {
  private static final String READ = "#0201G2D\\r";

  private static Bench bench(double fullFlow, boolean clockwise) {
    return new Bench(
        new LambdaPump(
            "P-301",
            2,
            fullFlow,
            clockwise,
            new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO)));
  }

  /// Closed with its checksum, written here once more from the manual.
  private static String reply(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    return text + String.format("%02X", sum & 0xFF) + "\\r";
  }

  @Test
  void writesCommandsAsPublished() {
    Vectors.Vector vector = Vectors.of(List.of("lambda")).getFirst();
    assertArrayEquals(vector.requestBytes(), LambdaFrame.request(2, 1, "r123"));
    assertArrayEquals(Vectors.ascii("#0201g4D\\r"), LambdaFrame.request(2, 1, "g"));
    assertArrayEquals(Vectors.ascii(READ), LambdaFrame.request(2, 1, "G"));
  }

  @Test
  void setsTheSpeedAsPublishedAndReadsItBack() {
    Bench bench = bench(99.9, true).text(READ, reply("<0102r123"));
    bench.bus().request("P-301.flow", 12.3);
    assertEquals(12.3, bench.poll("flow").value(), 1e-9);
    assertEquals(List.of("#0201r123EE\\r", READ, READ), bench.sent());
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void countsInPerCentWithoutACalibration() {
    assertEquals(100, bench(0, true).text(READ, reply("<0102r999")).poll("speed").value(), 1e-9);
  }

  @Test
  void turningTheWrongWayIsNegative() {
    assertTrue(bench(0, false).text(READ, reply("<0102r500")).poll("speed").value() < -50);
    assertTrue(bench(0, false).text(READ, reply("<0102l500")).poll("speed").value() > 50);
  }

  @Test
  void saysWhenASetPointWasNotTaken() {
    Bench bench = bench(0, true).text(READ, reply("<0102r000"));
    bench.bus().request("P-301.speed", 50);
    assertTrue(bench.poll("speed").isGood());
    assertTrue(bench.bus().status().detail().contains("set-point not taken"));
    bench.bus().request("P-301.speed", 0.01);
    bench.poll();
    assertTrue(bench.bus().status().detail().contains("less than it can turn"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<0102r123EF\\r",
        "<0102r12311\\r",
        "<0202r12309\\r",
        "<0103r12309\\r",
        "<0102x1230E\\r",
        "<0102r1 3F5\\r",
        "<0102r123\\r",
        "\\r",
        "<0102r12307 \\r"
      })
  void takesNoValueFromADamagedOrForeignReply(String reply) {
    assertEquals(Cause.DAMAGED_REPLY, bench(0, true).text(READ, reply).poll("speed").cause());
  }

  @Test
  void endsAReplyWhereItEndsHoweverItIsSplit() {
    byte[] frame = Vectors.ascii(reply("<0102r123"));
    for (int length = 0; length < frame.length; length++) {
      assertEquals(Framing.INCOMPLETE, LambdaFrame.INSTANCE.frameLength(frame, length));
    }
    assertEquals(frame.length, LambdaFrame.INSTANCE.frameLength(frame, frame.length));
  }

  @Test
  void isStoppedWhenNobodyRenewsItsSetting() {
    Bench bench = bench(0, true).text(READ, reply("<0102r500"));
    bench.bus().request("P-301.speed", 50.05);
    for (int second = 0; second < 69; second++) {
      bench.poll();
    }
    assertFalse(bench.sent().contains("#0201r000E8\\r"));
    bench.poll();
    assertTrue(bench.sent().contains("#0201r000E8\\r"));
  }
}
