package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cellstation.station.control.law.FeedProfile.Exponential;
import org.cellstation.station.control.law.FeedProfile.Point;
import org.cellstation.station.control.law.FeedProfile.Ramp;
import org.cellstation.station.control.law.FeedProfile.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelAndFeedTest {
  @ParameterizedTest(name = "{0} rpm, scans of {1} s")
  @CsvSource({"25, 1", "30, 1", "15, 1", "22, 0.5", "12.5, 2", "0, 1"})
  void wholeRockingPeriodsTakeTheSwingOut(double rpm, double dt) {
    double period = rpm > 0 ? 60 / rpm : 0;
    PeriodMean mean = new PeriodMean(60);
    int windows = 0;
    for (int i = 0; i < 3600; i++) {
      double swing = period > 0 ? 40 * Math.sin(2 * Math.PI * i * dt / period) : 0;
      if (mean.take(1000 + swing, period, dt)) {
        windows++;
        assertEquals(1000, mean.mean(), 0.8);
        assertTrue(mean.windowSeconds() >= 60 - 1e-6);
      }
    }
    assertTrue(windows > 20);
  }

  @Test
  void meanStartsAgainWhenTheRockingChanges() {
    PeriodMean mean = new PeriodMean(60);
    assertTrue(Double.isNaN(mean.mean()));
    for (int i = 0; i < 100; i++) {
      mean.take(500, 110, 1);
    }
    mean.take(1000, 60, 1);
    for (int i = 0; i < 59; i++) {
      mean.take(1000, 60, 1);
    }
    assertEquals(1000, mean.mean(), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> mean.take(Double.NaN, 0, 1));
  }

  @ParameterizedTest(name = "tau {0} min, gap {1} g")
  @CsvSource({"10, 0", "30, 0", "20, 15"})
  void levelIsKeptGentlyByTheOutflow(double minutes, double gapGrams) {
    AveragingLevel level =
        new AveragingLevel(
            AveragingLevel.tuning(minutes * 60, Pid.Action.DIRECT),
            gapGrams > 0 ? new Gap(gapGrams, 0.2) : Gap.none(),
            60,
            0,
            20);
    double grams = 1000;
    double last = 0;
    double largest = 0;
    for (int i = 0; i < 24 * 3600; i++) {
      double inflow = i < 12 * 3600 ? 3 : 5;
      double shown = grams + 30 * Math.sin(2 * Math.PI * i / 2.4);
      double out = level.step(1000, shown, 2.4, 1);
      if (i > 4 * 3600) {
        largest = Math.max(largest, Math.abs(out - last));
      }
      last = out;
      grams += (inflow - out) / 60;
      assertEquals(1000, grams, 70 + gapGrams);
    }
    assertEquals(5, last, 0.2);
    assertEquals(1000, grams, 3 + gapGrams);
    assertTrue(largest < 0.6, "the outflow jumps by " + largest);
  }

  @ParameterizedTest(name = "pumps x{0} in, x{1} out")
  @CsvSource({"1, 1", "0.85, 1", "1, 0.85", "1.05, 0.97"})
  void exchangeKeepsTheWeightWhateverThePumpsDeliver(double feed, double permeate) {
    WeightTrim trim = new WeightTrim(Pid.Tuning.pi(1 / 30.0, 7200), 300, 60, 10);
    double grams = 1000;
    for (int i = 0; i < 48 * 3600; i++) {
      trim.step(1000, grams + 30 * Math.sin(i / 2.4 * 2 * Math.PI), 0.7, 2.4, 1);
      grams += (feed * trim.in() - permeate * trim.out()) / 60;
      assertEquals(1000, grams, 8);
      assertFalse(trim.guarding(1000));
    }
    assertEquals(1000, grams, 1);
    assertEquals(0.7, trim.out(), 1e-9);
  }

  @Test
  void feedsNoMoreFarAboveAndTakesNoMoreFarBelow() {
    WeightTrim trim = new WeightTrim(Pid.Tuning.p(1 / 30.0), 60, 60, 10);
    trim.step(1000, 1000, 0.7, 0, 1);
    assertEquals(0, trim.in() + trim.out(), "nothing before the first average");
    for (int i = 0; i < 200; i++) {
      trim.step(1000, 1070, 0.7, 0, 1);
    }
    assertEquals(0, trim.in());
    assertEquals(0.7, trim.out(), 1e-9);
    for (int i = 0; i < 200; i++) {
      trim.step(1000, 930, 0.7, 0, 1);
    }
    assertEquals(0, trim.out());
    assertEquals(0.7 + 70 / 30.0, trim.in(), 1e-6);
    assertTrue(trim.guarding(1000));
  }

  @Test
  void nothingFlowsAfterARestartUntilTheWeightIsKnownAgain() {
    WeightTrim trim = new WeightTrim(Pid.Tuning.p(1 / 30.0), 60, 60, 10);
    for (int i = 0; i < 200; i++) {
      trim.step(1000, 1000, 5, 0, 1);
    }
    assertEquals(5, trim.in(), 1e-9);
    trim.restart();
    for (int i = 0; i < 59; i++) {
      trim.step(1000, 900, 5, 0, 1);
      assertEquals(0, trim.in() + trim.out());
    }
    trim.step(1000, 900, 5, 0, 1);
    trim.step(1000, 900, 5, 0, 1);
    assertEquals(0, trim.out(), "100 g below");
    assertEquals(5 + 100 / 30.0, trim.in(), 1e-6);
  }

  @Test
  void takesOutNoMoreThanCanBeFed() {
    WeightTrim trim = new WeightTrim(Pid.Tuning.p(1 / 30.0), 60, 60, 2);
    for (int i = 0; i < 200; i++) {
      trim.step(1000, 1000, 5, 0, 1);
    }
    assertEquals(2, trim.out(), 1e-9);
    assertEquals(2, trim.in(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0", "0, 0.1, 0.1", "1800, 0.1, 0.15", "3600, 0.2, 0.2", "99999, 0.5, 0.5"})
  void tableStepsOrJoins(double seconds, double stepped, double joined) {
    List<Point> points = List.of(new Point(0, 0.1), new Point(3600, 0.2), new Point(7200, 0.5));
    assertEquals(stepped, new Table(points, false).rate(seconds), 1e-9);
    assertEquals(joined, new Table(points, true).rate(seconds), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "50, 2", "100, 3", "500, 3"})
  void rampEndsAtItsRate(double seconds, double rate) {
    assertEquals(rate, new Ramp(1, 3, 100).rate(seconds), 1e-9);
  }

  @Test
  void exponentialFeedIsThatOfTheEquation() {
    // (0.04/1e9 mmol/cell + 45 fmol/cell/h) x 2e9 cells / (55 - 5 mM) = 3.4 mL/h.
    Exponential feed = Exponential.of(0.04, 1e9, 45, 2e9, 55, 5, 0.1);
    assertEquals(3.4 / 60, feed.rate(0), 1e-9);
    assertEquals(3.4 / 60 * Math.exp(0.4), feed.rate(10 * 3600), 1e-9);
    assertEquals(0.1, feed.rate(1000 * 3600), 1e-9);
  }

  @Test
  void feedOnUptakeIsThatOfTheEquation() {
    // 80 fmol/cell/h x 20e9 cells = 1.6 mmol/h over 20 mM.
    assertEquals(80.0 / 60, Uptake.feed(80, 20e9, 24, 4), 1e-9);
    assertEquals(0, Uptake.feed(80, 0, 24, 4));
    assertThrows(IllegalArgumentException.class, () -> Uptake.feed(80, 20e9, 4, 4));
    assertThrows(IllegalArgumentException.class, () -> Uptake.feed(Double.NaN, 1, 24, 4));
  }

  @Test
  void timeOfAFeedStandsStillWhileOxygenIsShort() {
    FeedClock clock = new FeedClock(new FeedClock.Hold(20, 25, 0.5));
    assertEquals(1, run(clock, 40, 3600));
    assertEquals(0.5, run(clock, 15, 7200));
    assertTrue(clock.held());
    assertEquals(0.5, run(clock, 22, 60), "not yet");
    assertEquals(0.5, run(clock, Double.NaN, 60), "unknown oxygen changes nothing");
    assertEquals(3600, clock.seconds());
    assertEquals(1, run(clock, 30, 1), "goes on where it was");
    assertEquals(3601, clock.seconds());
    clock.adopt(20 * 3600);
    assertEquals(20 * 3600, clock.seconds());
    assertEquals(1, run(new FeedClock(FeedClock.Hold.never()), 0, 10));
    assertThrows(IllegalArgumentException.class, () -> clock.part(40, -1));
  }

  private static double run(FeedClock clock, double oxygen, int seconds) {
    double part = 0;
    for (int i = 0; i < seconds; i++) {
      part = clock.part(oxygen, 1);
    }
    return part;
  }

  @ParameterizedTest(name = "{0}e6/mL")
  @CsvSource({"20, 1.0", "40, 2.0", "0.5, 0.25", "100, 3", "0, 0.25", "-0.1, 0.25"})
  void perfusionFollowsTheCells(double cells, double volumesPerDay) {
    assertEquals(volumesPerDay, new PerfusionRate(0.25, 3, 1).step(50, cells, 1), 1e-9);
  }

  @Test
  void perfusionWalksToWhatTheCellsNeed() {
    PerfusionRate rate = new PerfusionRate(0.25, 3, 0.5);
    rate.track(2);
    double last = 2;
    for (int i = 0; i < 2 * 3600; i++) {
      double next = rate.step(50, 20, 1);
      assertEquals(0, last - next, 0.5 / 3600 + 1e-9);
      last = next;
    }
    assertEquals(1, last, 1e-9);
    assertThrows(IllegalArgumentException.class, () -> rate.step(50, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new PerfusionRate(3, 3, 1));
  }

  @Test
  void glucoseIsHeldThroughALateAnalyser() {
    // 1 L, feed 55 mM: 1 mL/min raises glucose by 50 mM x 1e-3/60 per second.
    double slope = 50e-3 / 60;
    Pid inner = new Pid(SampledPid.tuning(slope, 600, 1800, 3600), 0, 2);
    inner.track(0.4, 5, 5);
    SampledPid pid = new SampledPid(inner, 7200);
    double uptake = 1.6 / 3600;
    double glucose = 5;
    double[] late = new double[600];
    java.util.Arrays.fill(late, 5);
    double shown = 5;
    long sample = 0;
    for (int i = 0; i < 72 * 3600; i++) {
      late[i % 600] = glucose;
      if (i % 1800 == 0) {
        shown = late[(i + 1) % 600];
        sample += 1_800_000;
      }
      glucose += slope * pid.step(5, shown, sample, 1) - uptake;
      assertEquals(5, glucose, 1, "after " + i / 3600.0 + " h");
    }
    assertEquals(5, glucose, 0.1);
  }

  @Test
  void actsOncePerSample() {
    SampledPid pid = new SampledPid(new Pid(Pid.Tuning.pi(1, 1000), 0, 10), 3600);
    double first = pid.step(5, 4, 600_000, 1);
    for (int i = 0; i < 600; i++) {
      assertEquals(first, pid.step(5, 4, 600_000 + i % 3 * 100, 1), "the same, told again");
    }
    double second = pid.step(5, 4, 1_200_000, 1);
    assertTrue(second > first);
    pid.track(3, 5, 4, 1_200_000);
    assertEquals(3, pid.step(5, 4, 1_200_000, 1), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> pid.step(5, 4, 0, -1));
  }

  @Test
  void aSampleThatIsDaysLateIntegratesNoDays() {
    SampledPid pid = new SampledPid(new Pid(Pid.Tuning.pi(1, 100_000), 0, 10), 3600);
    pid.step(5, 4, 0, 1);
    double before = pid.step(5, 4, 600_000, 600);
    double after = pid.step(5, 4, 200_000_000, 199_400);
    assertEquals(0.036, pid.step(5, 4, 200_600_000, 600) - after, 1e-9, "what the gap brought");
    assertEquals(0.006, after - before, 1e-9);
  }
}
