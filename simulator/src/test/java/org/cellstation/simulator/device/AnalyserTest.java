package org.cellstation.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.simulator.device.Analyser.Kind;
import org.cellstation.simulator.device.Analyser.State;
import org.junit.jupiter.api.Test;

/// Results that come late and know their age.
final class AnalyserTest {
  /// Without errors: every ten minutes, seven minutes late.
  private static final Kind EXACT = new Kind(600, 420, 24, 1200, 0, 0, 0);

  private final Ailment glucose = new Ailment(new Ailment.Usual("mM", 3, 0.5, 10));
  private final Ailment lactate = new Ailment(new Ailment.Usual("mM", 3, 0.5, 10));

  private void run(Analyser analyser, double seconds, double truth, boolean stopped) {
    for (int i = 0; i < seconds; i++) {
      analyser.step(1, truth, truth / 2, glucose, lactate, stopped);
    }
  }

  @Test
  void showsTheFirstResultAfterItsDelayWithTheSamplesAge() {
    Analyser analyser = new Analyser(EXACT, 1, false);
    run(analyser, 420, 12, false);
    assertTrue(Double.isNaN(analyser.glucose()) && Double.isNaN(analyser.ageSeconds()));
    assertEquals(State.WAITING, analyser.state());
    run(analyser, 1, 20, false);
    assertEquals(12, analyser.glucose(), 1e-9);
    assertEquals(6, analyser.lactate(), 1e-9);
    assertEquals(420, analyser.ageSeconds());
    assertEquals(State.MEASURING, analyser.state());
    run(analyser, 599, 20, false);
    assertEquals(12, analyser.glucose(), 1e-9);
    assertEquals(1019, analyser.ageSeconds());
    run(analyser, 1, 20, false);
    assertEquals(20, analyser.glucose(), 0.5, "the line carries a little over");
    assertEquals(420, analyser.ageSeconds());
    assertEquals(2, analyser.samples());
  }

  @Test
  void samplesThatOvertakeTheirDelayAllArrive() {
    Analyser analyser = new Analyser(new Kind(60, 600, 24, 1200, 0, 0, 0), 1, false);
    run(analyser, 7200, 9, false);
    assertEquals(110, analyser.samples());
    assertTrue(analyser.ageSeconds() >= 600 && analyser.ageSeconds() < 660);
  }

  @Test
  void calibratesOnceADayAndSamplesNothingMeanwhile() {
    Analyser analyser = new Analyser(EXACT, 1, false);
    run(analyser, 86_400 + 600, 9, false);
    assertEquals(State.CALIBRATING, analyser.state());
    double oldest = 0;
    for (int i = 0; i < 3600; i++) {
      run(analyser, 1, 9, false);
      oldest = Math.max(oldest, analyser.ageSeconds());
    }
    assertEquals(State.MEASURING, analyser.state());
    assertTrue(oldest > 1600 && oldest < 600 + 420 + 1200 + 600, "oldest " + oldest);
  }

  @Test
  void aStoppedAnalyserShowsTheOldResultOlderAndOlder() {
    Analyser analyser = new Analyser(EXACT, 1, false);
    run(analyser, 1800, 9, false);
    run(analyser, 7200, 3, true);
    assertEquals(State.STOPPED, analyser.state());
    assertEquals(9, analyser.glucose(), 1e-9);
    assertTrue(analyser.ageSeconds() > 7200);
    run(analyser, 422, 3, false);
    assertEquals(3, analyser.glucose(), 0.05);
  }

  @Test
  void powerLostLosesWhatWasOnItsWay() {
    Analyser analyser = new Analyser(EXACT, 1, false);
    run(analyser, 1800, 9, false);
    glucose.set(false, false, true);
    run(analyser, 60, 9, false);
    glucose.heal();
    run(analyser, 60, 9, false);
    assertEquals(0, analyser.samples());
    assertTrue(Double.isNaN(analyser.glucose()));
    run(analyser, 420, 9, false);
    assertEquals(1, analyser.samples());
  }

  @Test
  void errsAsStated() {
    double sum = 0;
    double squares = 0;
    int count = 0;
    double biases = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Analyser analyser = new Analyser(new Kind(60, 300, 24, 60, 0.05, 0.08, 0), seed, true);
      double mean = 0;
      double own = 0;
      int results = 0;
      for (int i = 0; i < 120; i++) {
        run(analyser, 60, 10, false);
        if (analyser.samples() > 0) {
          double x = analyser.glucose() / 10 - 1;
          mean += x;
          own += x * x;
          results++;
        }
      }
      mean /= results;
      biases += mean * mean;
      squares += own - results * mean * mean;
      count += results - 1;
      sum += mean;
    }
    assertEquals(0, sum / 200, 0.015);
    assertEquals(0.08, Math.sqrt(biases / 200), 0.01, "8 % bias among specimens");
    assertEquals(0.05, Math.sqrt(squares / count), 0.003, "5 % random");
  }

  @Test
  void refusesToBeAnAnalyserThatNeverSamples() {
    assertThrows(IllegalArgumentException.class, () -> new Kind(0, 420, 24, 60, 0, 0, 0));
  }
}
