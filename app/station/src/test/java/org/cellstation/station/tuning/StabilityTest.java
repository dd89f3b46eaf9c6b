package org.cellstation.station.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.control.law.Pid.Tuning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nyquist's count against limits known in closed form and against the simulation.
class StabilityTest {
  private static List<Double> numbers(@Nullable String text) {
    List<Double> numbers = new ArrayList<>();
    if (text != null) {
      for (String part : text.split(" ", -1)) {
        numbers.add(Double.valueOf(part));
      }
    }
    return numbers;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        // Routh, or the phase of the dead time: the gain that is still stable, and one that is not.
        "three equal lags, P: 8             | 1 1 1 | 0 |     | 0   | inf  | 0 | 7.99   | 8.01",
        "four equal lags, P: 4              | 1 1 1 1 | 0 |   | 0   | inf  | 0 | 3.99   | 4.01",
        "lag and dead time, P: 6.935        | 4     | 0 |     | 1   | inf  | 0 | 6.93   | 6.94",
        "integrator and dead time, P: pi/2  |       | 1 |     | 1   | inf  | 0 | 1.5707 | 1.5709",
        "dead time, P: 1                    |       | 0 |     | 1   | inf  | 0 | 0.998  | 1.001",
        "inverse response, P: 1             | 1     | 0 | -1  | 0   | inf  | 0 | 0.99   | 1.01",
        "two lags and dead time, PI         | 10 1  | 0 |     | 2   | 10   | 0 | 5      | 20",
        "integrator, PI: any                |       | 1 |     | 0   | 1    | 0 | 1e6    | -1",
        "double integrator, PI: none        | 1     | 2 |     | 0   | 1    | 0 |        | 0.01",
        "double integrator and lag, PD      | 0.1   | 2 |     | 0   | inf  | 1 | 1      | -1",
      })
  void atTheLimitsKnownInClosedForm(
      String what,
      @Nullable String lags,
      int integrators,
      @Nullable String zeros,
      double dead,
      String ti,
      double td,
      @Nullable Double stable,
      double unstable) {
    var model = new ProcessModel(1, numbers(lags), integrators, numbers(zeros), dead);
    double integral = ti.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(ti);
    if (stable != null) {
      var good = new Tuning(stable, integral, td, 1, 10);
      assertTrue(Stability.of(model, good), what);
      assertTrue(Frequency.peakSensitivity(model, good) >= 1, what);
      assertTrue(Stability.of(model.times(-1), good.acting(Pid.Action.DIRECT)), what);
    }
    var bad = new Tuning(unstable, integral, td, 1, 10);
    assertFalse(Stability.of(model, bad), what);
    assertEquals(Double.NaN, Frequency.peakSensitivity(model, bad), what);
  }

  @Test
  void integralActionOnAResonanceEndsAtTwiceItsDamping() {
    var model =
        new ProcessModel(
            1, List.of(), 0, List.of(), 0, List.of(new ProcessModel.Swing(1, 0.1)), List.of());
    assertTrue(Stability.of(model, Tuning.pi(0.199e-6, 1e-6)));
    assertFalse(Stability.of(model, Tuning.pi(0.201e-6, 1e-6)));
  }

  @Test
  void aRunawayNeedsEnoughGainAndNotTooMuch() {
    // e^(-0.5 s)/(s - 1): stable between the static gain 1 and the gain where -180 degrees come
    // again, w = tan(0.5 w).
    var model = new ProcessModel(1, List.of(), 0, List.of(), 0.5, List.of(), List.of(1.0));
    double w = 2.3311;
    double most = Math.hypot(1, w);
    assertFalse(Stability.of(model, Tuning.p(0.99)));
    assertTrue(Stability.of(model, Tuning.p(1.01)));
    assertTrue(Stability.of(model, Tuning.p(most - 0.01)));
    assertFalse(Stability.of(model, Tuning.p(most + 0.01)));
  }

  /// The loop of the audit: Ms of 1.22 beside a deviation of 1e13.
  @Test
  void anUnstableLoopHasNoFigures() {
    var model = new ProcessModel(1, List.of(10.0, 1.0), 0, List.of(), 2);
    Response response = Response.of(model, Tuning.pi(20, 10), 0.01, 400);
    assertFalse(response.isStable());
    assertEquals(Double.NaN, response.iae());
    assertEquals(Double.NaN, response.peakSensitivity());
  }

  @Test
  void aDeadTimeOfAMillionLagsComesToAnEnd() {
    var model = ProcessModel.lag(1, 1, 1e6);
    assertFalse(Stability.of(model, Tuning.pi(1000, 1)));
    assertTrue(Stability.of(model, Tuning.pi(0.3, 1e6)));
  }

  /// What the count says, the production controller does on the simulated process.
  @Test
  void theCountAgreesWithTheSimulation() {
    var random = new Random(7);
    int stable = 0;
    for (int i = 0; i < 150; i++) {
      List<Double> lags = new ArrayList<>();
      for (int k = random.nextInt(3); k >= 0; k--) {
        lags.add(0.3 + 2 * random.nextDouble());
      }
      List<ProcessModel.Swing> swings =
          random.nextInt(3) == 0
              ? List.of(
                  new ProcessModel.Swing(
                      0.5 + random.nextDouble(), 0.1 + 0.8 * random.nextDouble()))
              : List.of();
      List<Double> runaways =
          random.nextInt(4) == 0 ? List.of(2 + 3 * random.nextDouble()) : List.of();
      List<Double> zeros =
          random.nextInt(3) == 0 ? List.of(random.nextDouble() * 1.5 - 0.7) : List.of();
      var model =
          new ProcessModel(
              1,
              lags,
              random.nextInt(5) == 0 ? 1 : 0,
              zeros,
              random.nextDouble(),
              swings,
              runaways);
      var tuning =
          new Tuning(
              Math.exp(3 * random.nextDouble() - 1),
              random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : 0.5 + 6 * random.nextDouble(),
              random.nextInt(2) * random.nextDouble(),
              1,
              10);
      // Clear of the limit, so that the run need not be long.
      boolean more = Stability.of(model, scaled(tuning, 1.15));
      boolean less = Stability.of(model, scaled(tuning, 1 / 1.15));
      if (more == less && more == Stability.of(model, tuning)) {
        assertEquals(more, settles(model, tuning), model.text() + " with " + tuning);
        stable += more ? 1 : 0;
      }
    }
    assertTrue(stable > 30 && stable < 100, "of both kinds: " + stable);
  }

  private static Tuning scaled(Tuning tuning, double factor) {
    return new Tuning(
        tuning.gain() * factor,
        tuning.integralSeconds(),
        tuning.derivativeSeconds(),
        tuning.setpointWeight(),
        tuning.derivativeFilter());
  }

  private static boolean settles(ProcessModel model, Tuning tuning) {
    double dt = 0.005;
    var plant = new Simulation(model, dt);
    var pid = new Pid(tuning, -1e12, 1e12);
    pid.track(0, 0, 0);
    double early = 0;
    double late = 0;
    double before = 0;
    for (int i = 0; i < 60_000; i++) {
      double y = plant.y();
      if (Math.abs(y) > 1e6) {
        return false;
      }
      double move = Math.abs(y - before);
      before = y;
      early = i < 20_000 ? Math.max(early, move) : early;
      late = i >= 40_000 ? Math.max(late, move) : late;
      plant.step(pid.step(1, y, dt));
    }
    return late < early / 2;
  }
}
