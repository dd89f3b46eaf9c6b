package org.cellstation.drivers.ismatec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegloIccTest {
  private static final String EVENT = "^X2|A\\r\\n";

  private final Bench bench =
      new Bench(
          new RegloIcc(
              "P-101",
              2,
              100,
              new Timing(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void answer() {
    bench
        .text("1~1\\r", "*")
        .text("1xE0\\r", "*")
        .text("1M\\r", "*")
        .text("2M\\r", "*")
        .text("1E\\r", "-")
        .text("2E\\r", "-")
        .text("1H\\r", "*")
        .text("1I\\r", "*")
        .text("1f1250+1\\r", "1250E+1\\r\\n")
        .text("1f\\r", "1250E+1\\r\\n");
  }

  @Test
  void addressesChannelsSilencesEventsAndHoldsFlowRates() {
    bench.poll();
    assertEquals(List.of("1~1\\r", "1xE0\\r", "1M\\r", "2M\\r", "1E\\r", "2E\\r"), bench.sent());
  }

  @Test
  void setsTheFlowThenStarts() {
    bench.poll();
    bench.sent();
    bench.bus().request("P-101.channel1", 12.5);
    bench.poll();
    assertEquals(List.of("1f1250+1\\r", "1E\\r", "1H\\r", "1E\\r", "2E\\r"), bench.sent());
  }

  @Test
  void changesTheFlowOfARunningChannelWithoutStartingItAgain() {
    bench.text("1E\\r", "+").poll();
    bench.sent();
    bench.bus().request("P-101.channel1", 12.5);
    bench.poll();
    assertEquals(List.of("1f1250+1\\r", "1E\\r", "1E\\r", "1f\\r", "2E\\r"), bench.sent());
  }

  @Test
  void stopsAtZero() {
    bench.bus().request("P-101.channel1", 0);
    bench.poll();
    assertTrue(bench.sent().contains("1I\\r"));
  }

  @Test
  void readsTheFlowOfARunningChannelAndZeroOfAStoppedOne() {
    List<Reading> readings = bench.text("1E\\r", "+").poll();
    assertEquals(List.of(12.5, 0.0), readings.stream().map(Reading::value).toList());
    assertTrue(readings.stream().allMatch(Reading::isGood));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 100})
  void stepsOverEventsBeforeAndBehindAReplyHoweverTheyAreSplit(int piece) {
    bench
        .inPiecesOf(piece)
        .text("1E\\r", EVENT + EVENT + "+" + EVENT)
        .text("1f\\r", EVENT + "1250E+1\\r\\n" + EVENT);
    assertEquals(12.5, bench.poll("channel1").value());
    assertEquals(12.5, bench.poll("channel1").value());
  }

  @Test
  void saysWhenAFlowIsNotAchievableAndGoesOnReading() {
    bench.poll();
    bench.text("1H\\r", "-").bus().request("P-101.channel1", 12.5);
    assertTrue(bench.poll("channel1").isGood());
    LinkStatus status = bench.bus().status();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains("not achievable"), status.detail());
  }

  @Test
  void saysWhenThePumpTakesAnotherFlowThanAskedFor() {
    bench.poll();
    bench.text("1f1250+1\\r", "9000E+0\\r\\n").bus().request("P-101.channel1", 12.5);
    bench.poll();
    assertTrue(bench.bus().status().detail().contains("set to 9.0"));
    assertTrue(!bench.sent().contains("1H\\r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "1250E+1\\r\\n", "?\\r\\n"})
  void takesNoOtherReplyForYesOrNo(String reply) {
    assertEquals(Cause.DAMAGED_REPLY, bench.text("1E\\r", reply).poll("channel1").cause());
  }

  @Test
  void takesTheRefusalOfAQuestionForARefusal() {
    assertEquals(Cause.REFUSED, bench.text("1E\\r", "#").poll("channel1").cause());
  }
}
