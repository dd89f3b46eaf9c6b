package org.cellstation.drivers.ika;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StirrerPlateTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final String SPEED = "IN_PV_4 \\r\\n";
  private static final String STATUS = "STATUS_4 \\r\\n";

  private static Bench bench(double maxCelsius, StirrerPlate.Alone alone) {
    return new Bench(
            new StirrerPlate(
                "M-101",
                1500,
                maxCelsius,
                alone,
                new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO)))
        .text(SPEED, "250.0 4 \\r\\n")
        .text(STATUS, "1 4 \\r\\n")
        .text("IN_PV_2 \\r\\n", "41.5 2 \\r\\n")
        .text("IN_PV_1 \\r\\n", "37.0 1 \\r\\n")
        .text("IN_SP_4 \\r\\n", "300.0 4 \\r\\n")
        .text("IN_SP_1 \\r\\n", "37.5 1 \\r\\n");
  }

  @Test
  void armsWatchdogOneWhereItShallStopWhenLeftAlone() {
    Bench bench = bench(0, StirrerPlate.Alone.off(MINUTE));
    bench.poll();
    assertEquals(
        List.of(SPEED, "OUT_WD1@0 \\r\\n", "OUT_WD1@60 \\r\\n", SPEED, STATUS, "OUT_WD1@60 \\r\\n"),
        bench.sent());
    bench.bus().request("M-101.speed", 300);
    bench.poll();
    assertEquals("OUT_WD1@60 \\r\\n", bench.sent().getLast());
  }

  @Test
  void armsWatchdogTwoWithBothSafeSetPointsWhereItShallGoOn() {
    Bench bench = bench(100, StirrerPlate.Alone.at(100, 36.5, MINUTE));
    bench.poll();
    assertEquals(
        List.of(
            "OUT_WD2@0 \\r\\n",
            "OUT_SP_42@100 \\r\\n",
            "OUT_SP_12@36.5 \\r\\n",
            "OUT_WD2@60 \\r\\n"),
        bench.sent().subList(1, 5));
  }

  @Test
  void readsSpeedPlateAndProbe() {
    List<Reading> readings = bench(100, StirrerPlate.Alone.off(MINUTE)).poll();
    assertEquals(List.of(250.0, 41.5, 37.0), readings.stream().map(Reading::value).toList());
    assertTrue(readings.stream().allMatch(Reading::isGood));
  }

  @Test
  void setsAndReadsBackEachOfItsChannels() {
    Bench bench = bench(100, StirrerPlate.Alone.off(MINUTE));
    bench.poll();
    bench.sent();
    bench.bus().request("M-101.speed", 300);
    bench.bus().request("M-101.temperature", 37.5);
    bench.poll();
    assertEquals(
        List.of(
            "OUT_SP_4 300 \\r\\n",
            "IN_SP_4 \\r\\n",
            "START_4 \\r\\n",
            "OUT_SP_1 37.5 \\r\\n",
            "IN_SP_1 \\r\\n",
            "START_1 \\r\\n"),
        bench.sent().subList(0, 6));
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, BAD",
    "-31, BAD",
    "-83, UNCERTAIN",
    "-84, UNCERTAIN",
    "-85, UNCERTAIN",
    "-87, UNCERTAIN"
  })
  void marksItsReadingsWithWhatTheDeviceSaysOfItself(String status, Quality quality) {
    Bench bench = bench(100, StirrerPlate.Alone.off(MINUTE)).text(STATUS, status + " \\r\\n");
    for (Reading reading : bench.poll()) {
      assertEquals(quality, reading.quality());
      assertEquals(Cause.SENSOR_FAULT, reading.cause());
    }
    assertTrue(bench.text(STATUS, "2 \\r\\n").poll("speed").isGood());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 2", "x 4", "1.5", "1 4 4", ""})
  void takesNoStatusFromAnythingElse(String status) {
    Bench bench = bench(0, StirrerPlate.Alone.off(MINUTE)).text(STATUS, status + " \\r\\n");
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("speed").cause());
  }

  @Test
  void hasWordsForTheErrorsOfTheManual() {
    for (int status = -87; status <= -83; status++) {
      assertFalse(StirrerPlate.meaning(status).startsWith("device error"));
    }
    assertEquals("device error 3 of its manual", StirrerPlate.meaning(-3));
  }
}
