package org.cellstation.drivers.heidolph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeiTorqueTest {
  private static final String FEED = "F\\r\\n";

  private final HeiTorque stirrer =
      new HeiTorque(
          "M-101", 2000, new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO));
  private final Bench bench = new Bench(stirrer);

  @BeforeEach
  void answer() {
    bench
        .text("f\\r\\n", "FLT: No Error!\\r\\n")
        .text("r\\r\\n", "RPM: 0498\\r\\n")
        .text("m\\r\\n", "NCM: 0012\\r\\n")
        .text("t\\r\\n", "TMP: 041\\r\\n")
        .text("T\\r\\n", "HT:100P\\r\\n")
        .text("R0500\\r\\n", "R0500\\r\\nSET:0500\\r\\n")
        .text("R0000\\r\\n", "R0000\\r\\nSET: 0000\\r\\n");
  }

  @Test
  void readsSpeedTorqueAndTemperature() {
    List<Reading> readings = bench.poll();
    assertEquals(List.of(498.0, 12.0, 41.0), readings.stream().map(Reading::value).toList());
    assertEquals(List.of("rpm", "Ncm", "degC"), readings.stream().map(Reading::unit).toList());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(List.of("f\\r\\n", "r\\r\\n", "m\\r\\n", "t\\r\\n", "F\\r\\n"), bench.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void setsTheSpeedAsPublishedAndArmsTheLinkCheck(int piece) {
    Vectors.Vector vector = Vectors.of(List.of("heidolph")).getFirst();
    bench.inPiecesOf(piece).text(vector.request(), vector.reply());
    bench.bus().request("M-101.speed", 500);
    bench.poll();
    assertEquals(
        List.of(vector.request(), "f\\r\\n", "r\\r\\n", "m\\r\\n", "t\\r\\n", FEED), bench.sent());
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void endsThePublishedReplyWhereItEnds() {
    byte[] reply = Vectors.of(List.of("heidolph")).getFirst().replyBytes();
    for (int length = 0; length < reply.length; length++) {
      assertEquals(Framing.INCOMPLETE, TwoLines.INSTANCE.frameLength(reply, length));
    }
    assertEquals(reply.length, TwoLines.INSTANCE.frameLength(reply, reply.length));
  }

  @Test
  void tellsWhatItIs() {
    bench.poll();
    var identity = bench.bus().perform("M-101", stirrer::identify);
    bench.poll();
    assertEquals(new Identity("Heidolph", "Hei-TORQUE HT:100P", "", ""), identity.join());
  }

  @ParameterizedTest
  @CsvSource({
    "Motor Error!, BAD",
    "Motor Temperature!, BAD",
    "Overload!, BAD",
    "Stopped Manually!, UNCERTAIN"
  })
  void aFaultOfTheMotorMarksItsReadingsButNotTheTemperature(String fault, Quality quality) {
    List<Reading> readings = bench.text("f\\r\\n", "FLT: " + fault + "\\r\\n").poll();
    assertEquals(quality, readings.get(0).quality());
    assertEquals(Cause.SENSOR_FAULT, readings.get(0).cause());
    assertEquals(quality, readings.get(1).quality());
    assertTrue(readings.get(2).isGood());
  }

  @Test
  void asksForItsSetPointWhenItTurnsOtherwiseAndTellsItAgainWhenThatIsLost() {
    bench.text("r\\r\\n", "RPM: 0300\\r\\n").text("s\\r\\n", "SET: 0500\\r\\n");
    bench.bus().request("M-101.speed", 500);
    bench.poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state(), "it is on its way");
    bench.sent();
    bench.text("s\\r\\n", "SET: 0000\\r\\n").poll();
    assertTrue(bench.bus().status().detail().contains("it was told 500.0"));
    assertTrue(bench.sent().contains("R0500\\r\\n"));
  }

  @Test
  void doesNotStartAMotorThatAPersonHasStopped() {
    bench.bus().request("M-101.speed", 500);
    bench.poll();
    bench.sent();
    bench.text("f\\r\\n", "FLT: Stopped Manually!\\r\\n").text("r\\r\\n", "RPM: 0000\\r\\n");
    bench.text("s\\r\\n", "SET: 0000\\r\\n").poll();
    assertFalse(bench.sent().contains("R0500\\r\\n"));
  }

  @Test
  void saysWhenASetPointWasNotTaken() {
    bench.poll();
    bench.text("R0500\\r\\n", "R0500\\r\\nSET:0400\\r\\n").bus().request("M-101.speed", 500);
    assertTrue(bench.poll("speed").isGood());
    assertTrue(bench.bus().status().detail().contains("set-point not taken"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"R0500\\r\\nSET:05OO\\r\\n", "R0400\\r\\nSET:0500\\r\\n", "\\r\\n\\r\\n"})
  void takesNothingElseForAConfirmation(String reply) {
    bench.poll();
    bench.text("R0500\\r\\n", reply).bus().request("M-101.speed", 500);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("speed").cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RPM: 5OO", "SET: 0500", "RPM:", "0500", ""})
  void takesNoSpeedFromAnythingElse(String reply) {
    assertEquals(
        Cause.DAMAGED_REPLY, bench.text("r\\r\\n", reply + "\\r\\n").poll("speed").cause());
  }

  /// Each of its polls would hold the link check off.
  @Test
  void isStoppedWhenNobodyRenewsTheSpeedForAsLongAsTheLinkCheckWaits() {
    bench.bus().request("M-101.speed", 500);
    for (int second = 0; second < 69; second++) {
      bench.poll();
    }
    assertFalse(bench.sent().contains("R0000\\r\\n"));
    bench.poll();
    assertEquals("R0000\\r\\n", bench.sent().getFirst());
    bench.poll();
    assertEquals(List.of("f\\r\\n", "r\\r\\n", "m\\r\\n", "t\\r\\n"), bench.sent());
    bench.bus().request("M-101.speed", 500);
    assertEquals(Cause.REFUSED, bench.poll("speed").cause());
    bench.sent();
    bench.poll();
    assertEquals("R0500\\r\\n", bench.sent().getFirst());
  }
}
