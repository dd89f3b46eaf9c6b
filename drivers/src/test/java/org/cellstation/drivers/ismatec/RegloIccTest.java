package org.cellstation.drivers.ismatec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
              Duration.ofSeconds(60),
              new Timing(Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void answer() {
    bench
        .text("1~1\\r", "*")
        .text("1xE1\\r", "*")
        .text("1~\\r", "1\\r\\n")
        .text("1xM\\r", "L\\r\\n")
        .text("2xM\\r", "N\\r\\n")
        .text("1N\\r", "*")
        .text("1xf1\\r", "*")
        .text("2xf1\\r", "*")
        .text("1xT00000600\\r", "*")
        .text("2xT00000600\\r", "*")
        .text("1E\\r", "-")
        .text("2E\\r", "-")
        .text("1H\\r", "*")
        .text("1I\\r", "*")
        .text("1f1250+1\\r", "1250E+1\\r\\n")
        .text("1f\\r", "1250E+1\\r\\n");
  }

  @Test
  void addressesChannelsSwitchesEventsOnAndLimitsTheRunTime() {
    bench.poll();
    assertEquals(
        List.of(
            "1~1\\r",
            "1xE1\\r",
            "1xM\\r",
            "1I\\r",
            "1N\\r",
            "1xf1\\r",
            "1xT00000600\\r",
            "2xM\\r",
            "2xf1\\r",
            "2xT00000600\\r",
            "1E\\r",
            "2E\\r"),
        bench.sent());
  }

  @Test
  void setsTheFlowThenStarts() {
    bench.poll();
    bench.sent();
    bench.bus().request("P-101.channel1", 12.5);
    bench.poll();
    assertEquals(List.of("1f1250+1\\r", "1E\\r", "1H\\r"), bench.sent().subList(0, 3));
  }

  @Test
  void changesTheFlowOfARunningChannelWithoutStartingItAgain() {
    start();
    bench.bus().request("P-101.channel1", 9);
    bench.text("1f9000+0\\r", "9000E+0\\r\\n").poll();
    assertEquals(List.of("1f9000+0\\r", "1E\\r", "1E\\r", "1f\\r", "2E\\r"), bench.sent());
  }

  private void start() {
    bench.poll();
    bench.bus().request("P-101.channel1", 12.5);
    bench.poll();
    bench.text("1E\\r", "+").poll();
    bench.sent();
  }

  @Test
  void startsAnewWhenHalfOfTheRunTimeIsOverWhileSomebodyRenewsTheFlow() {
    start();
    int starts = 0;
    for (int i = 0; i < 60; i++) {
      bench.bus().request("P-101.channel1", 12.5);
      bench.poll();
      List<String> sent = bench.sent();
      if (sent.contains("1H\\r")) {
        assertEquals(List.of("1I\\r", "1H\\r"), sent.subList(sent.size() - 2, sent.size()));
        starts++;
      }
    }
    assertEquals(4, starts, "in two minutes");
  }

  @Test
  void leavesTheChannelToItsRunTimeWhenNobodyRenewsTheFlow() {
    start();
    for (int i = 0; i < 40; i++) {
      bench.poll();
    }
    assertFalse(bench.sent().contains("1H\\r"));
    assertEquals(Cause.SENSOR_FAULT, bench.text("1E\\r", "^X1|A\\r\\n-").poll("channel1").cause());
    assertFalse(bench.sent().contains("1H\\r"), "nobody wants it");
    bench.bus().request("P-101.channel1", 12.5);
    bench.poll();
    assertTrue(bench.sent().contains("1H\\r"), "somebody wants it again");
  }

  @Test
  void startsAChannelAgainWhoseRunTimeWasOverUnheard() {
    start();
    bench.leaveAlone(Duration.ofHours(8));
    bench.text("1E\\r", "-").bus().request("P-101.channel1", 12.5);
    assertEquals(Cause.SENSOR_FAULT, bench.poll("channel1").cause());
    assertTrue(bench.sent().contains("1H\\r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"^X1|1\\r\\n", "^X1|2\\r\\n", "^X1|3\\r\\n", "^X1|B\\r\\n", ""})
  void givesNoValueOfAChannelThatStoppedByItselfAndDoesNotStartItAgain(String event) {
    start();
    bench.text("1E\\r", event + "-");
    for (int i = 0; i < 60; i++) {
      bench.bus().request("P-101.channel1", 12.5);
      assertEquals(Cause.SENSOR_FAULT, bench.poll("channel1").cause());
    }
    assertFalse(bench.sent().contains("1H\\r"));
    bench.text("1E\\r", "-").bus().request("P-101.channel1", 0);
    assertEquals(0, bench.poll("channel1").value());
    bench.bus().request("P-101.channel1", 12.5);
    bench.poll();
    assertTrue(bench.sent().contains("1H\\r"), "a flow asked for anew");
  }

  /// A dip of its mains between two polls: it stands, addressed as a pump, and says nothing of it.
  @Test
  void preparesAndStartsAPumpAgainThatHasForgottenHowItIsAddressed() {
    start();
    bench.text("1E\\r", "-").text("1~\\r", "0\\r\\n");
    bench.bus().request("P-101.channel1", 12.5);
    bench.sent();
    assertEquals(Cause.SENSOR_FAULT, bench.poll("channel1").cause());
    assertTrue(bench.bus().status().detail().contains("without power"));
    assertTrue(bench.sent().containsAll(List.of("1~1\\r", "1xE1\\r", "1xT00000600\\r", "1H\\r")));
  }

  @Test
  void leavesAPumpAloneThatDoesNotKnowHowItIsAddressed() {
    start();
    bench.text("1E\\r", "-").text("1~\\r", "#");
    bench.bus().request("P-101.channel1", 12.5);
    assertEquals(Cause.SENSOR_FAULT, bench.poll("channel1").cause());
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void hearsAnEventThatCameBetweenTwoPolls() {
    start();
    bench.arrives("^U1|A|0000000002|0000001000|0000\\r\\n^X1|3\\r\\n");
    bench.text("1E\\r", "-").poll();
    assertEquals(Cause.SENSOR_FAULT, bench.poll("channel1").cause());
    bench.text("1E\\r", "+");
    assertTrue(bench.poll("channel1").isGood(), "somebody has started it at the pump");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void hearsAnEventThatBeginsBeforeARequestAndEndsBehindIt(int split) {
    start();
    String event = "^X1|3\r\n";
    bench.arrives(event.substring(0, split).replace("\r", "\\r"));
    String rest = event.substring(split).replace("\r", "\\r").replace("\n", "\\n");
    bench.text("1E\\r", rest + "-");
    assertEquals(Cause.SENSOR_FAULT, bench.poll("channel1").cause());
  }

  @Test
  void takesAnEventOutOfTheMiddleOfAReply() {
    start();
    bench.text("1f\\r", "1250^X2|A\\r\\nE+1\\r\\n");
    assertEquals(12.5, bench.poll("channel1").value());
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
    bench.text("1H\\r", "-").text("1xe\\r", "R 1000E+1\\r\\n");
    bench.bus().request("P-101.channel1", 12.5);
    assertTrue(bench.poll("channel1").isGood());
    LinkStatus status = bench.bus().status();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains("its largest flow rate is 10.0 mL/min"), status.detail());
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
