package org.cellstation.drivers.ika;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RockerTest {
  private static final String READ_RATE = "IN_PV_4 \\r\\n";
  private static final String FEED = "OUT_WD2@60 \\r\\n";

  private final Bench bench =
      new Bench(
          new Rocker(
              "RK-101",
              42,
              15,
              Duration.ofSeconds(60),
              new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO)));

  @BeforeEach
  void answer() {
    bench.text(READ_RATE, "20.0 4 \\r\\n");
  }

  @Test
  void armsTheWatchdogWithTheSafeRate() {
    bench.poll();
    assertEquals(
        List.of(READ_RATE, "OUT_WD2@0 \\r\\n", "OUT_SP_42@15 \\r\\n", FEED, READ_RATE, FEED),
        bench.sent());
  }

  /// Resetting the watchdog takes the platform back to its set-point, and nobody would ever know.
  @Test
  void tellsAtWhichRateItWasFound() {
    assertEquals(2, bench.poll().size(), "what it did before, and what it does now");
    assertEquals(1, bench.poll().size());
  }

  /// Else a platform that nobody uses would begin to rock a minute after the start.
  @Test
  void feedsTheWatchdogAsLongAsNothingWasAskedOfIt() {
    bench.poll();
    for (int second = 0; second < 120; second++) {
      bench.sent();
      assertTrue(bench.poll("rate").isGood());
      assertEquals(List.of(READ_RATE, FEED), bench.sent());
    }
  }

  /// That the bus polls does not mean that anybody looks after the culture.
  @Test
  void feedsTheWatchdogOnlyWhileSomebodyRenewsTheRate() {
    bench.text(READ_RATE, "24.8 4 \\r\\n").text("IN_SP_4 \\r\\n", "25.0 4 \\r\\n").poll();
    for (int second = 0; second < 30; second++) {
      bench.bus().request("RK-101.rate", 25);
      bench.sent();
      bench.poll();
      assertEquals(FEED, bench.sent().getLast());
    }
    for (int second = 1; second < 10; second++) {
      bench.poll();
      assertEquals(List.of(READ_RATE, FEED), bench.sent(), "a missed scan is no lapse");
    }
    for (int second = 10; second < 50; second++) {
      assertTrue(bench.poll("rate").isGood(), "it goes on being read");
      assertEquals(List.of(READ_RATE), bench.sent());
    }
    bench.bus().request("RK-101.rate", 25);
    bench.poll();
    assertEquals(List.of(READ_RATE, FEED), bench.sent());
  }

  @Test
  void readsTheRate() {
    Reading reading = bench.poll("rate");
    assertEquals(20, reading.value());
    assertEquals("rpm", reading.unit());
    assertTrue(reading.isGood());
  }

  @ParameterizedTest
  @CsvSource({"25, 25", "12.34, 12.3"})
  void readsTheSetPointBackThenStarts(double rpm, String text) {
    bench.poll();
    bench.sent();
    bench.text(READ_RATE, text + " 4 \\r\\n").text("IN_SP_4 \\r\\n", text + " 4 \\r\\n");
    bench.bus().request("RK-101.rate", rpm);
    bench.poll();
    assertEquals(
        List.of(
            "OUT_SP_4 " + text + " \\r\\n", "IN_SP_4 \\r\\n", "START_4 \\r\\n", READ_RATE, FEED),
        bench.sent());
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  /// It takes its time to a new rate. Only when it is not driven as it was told has it lost that.
  @Test
  void asksWhyItDoesNotRockAsToldAndTellsItAgainWhenItHasLostThat() {
    bench.text("IN_SP_4 \\r\\n", "25.0 4 \\r\\n").text("STATUS_4 \\r\\n", "1 \\r\\n");
    bench.bus().request("RK-101.rate", 25);
    assertEquals(20, bench.poll("rate").value());
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
    assertEquals(
        List.of(READ_RATE, "STATUS_4 \\r\\n", "IN_SP_4 \\r\\n", FEED),
        bench.sent().reversed().subList(0, 4).reversed());
    bench.text(READ_RATE, "0.0 4 \\r\\n").text("STATUS_4 \\r\\n", "0 \\r\\n");
    assertEquals(0, bench.poll("rate").value());
    LinkStatus status = bench.bus().instruments().getFirst();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains("its rate is 0.0 rpm, it was told 25.0"));
    List<String> sent = bench.sent();
    assertTrue(sent.contains("OUT_WD2@0 \\r\\n"), "it is prepared");
    assertTrue(sent.contains("START_4 \\r\\n"), "and told");
    bench.text(READ_RATE, "25.0 4 \\r\\n").poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void stopsAtZero() {
    bench.text("IN_SP_4 \\r\\n", "0.0 4 \\r\\n").bus().request("RK-101.rate", 0);
    bench.poll();
    assertTrue(bench.sent().contains("STOP_4 \\r\\n"));
  }

  @Test
  void saysWhenASetPointWasNotTaken() {
    bench.poll();
    bench.text("IN_SP_4 \\r\\n", "15.0 4 \\r\\n").bus().request("RK-101.rate", 25);
    assertTrue(bench.poll("rate").isGood());
    LinkStatus status = bench.bus().status();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains("set-point not taken"), status.detail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"20.0", "20.0 1", "2O.0 4", "20.0 4 4", "4", "ERR 4", "", "20"})
  void takesNoValueFromAnythingElse(String reply) {
    Reading reading = bench.text(READ_RATE, reply + " \\r\\n").poll("rate");
    assertEquals(Cause.DAMAGED_REPLY, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  /// The echoes of what prepares and feeds the device reach a real wire after the next request.
  @ParameterizedTest
  @ValueSource(strings = {"60 \\r\\n", "0 \\r\\n15.0 \\r\\n60 \\r\\n"})
  void stepsOverLateEchoesOfTheWatchdog(String echoes) {
    Reading reading = bench.text(READ_RATE, echoes + "20.0 4 \\r\\n").poll("rate");
    assertTrue(reading.isGood(), reading.cause().text());
    assertEquals(20, reading.value());
  }

  /// As after a night in which the computer slept.
  @Test
  void resetsAWatchdogThatHasTrippedUnseenAndTellsTheRateAgain() {
    bench.text(READ_RATE, "25.0 4 \\r\\n").text("IN_SP_4 \\r\\n", "25.0 4 \\r\\n");
    bench.bus().request("RK-101.rate", 25);
    assertTrue(bench.poll("rate").isGood());
    bench.leaveAlone(Duration.ofSeconds(60));
    bench.bus().request("RK-101.rate", 25);
    assertEquals(Cause.REFUSED, bench.poll("rate").cause());
    bench.sent();
    assertTrue(bench.poll("rate").isGood());
    List<String> sent = bench.sent();
    assertEquals("OUT_WD2@0 \\r\\n", sent.get(1), "after the question what it does");
    assertTrue(sent.contains("OUT_SP_4 25 \\r\\n"), sent::toString);
  }
}
