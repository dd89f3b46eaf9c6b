package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cellstation.station.control.law.Pid.Tuning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Unit set-point step and unit load step at the plant's input, 1 ms steps. The SIMC rows are those
/// of Skogestad 2003; 2 % are allowed.
class PidBenchmarkTest {
  private static final double DT = 0.001;
  private static final int STEPS = 120_000;

  @ParameterizedTest(name = "lag {0} s x {1}, delay {2} s, Kc {3}, Ti {4}, Td {5}")
  @CsvSource({
    // lag, order, delay, Kc, Ti, Td, SP IAE, overshoot %, settle s, load IAE, load peak
    "1, 1, 1, 0.5, 1, 0, 2.170, 4.08, 6.06, 2.036, 0.724",
    "4, 1, 1, 2, 4, 0, 2.170, 4.07, 6.06, 2.000, 0.343",
    "20, 1, 1, 10, 8, 0, 3.202, 17.20, 17.77, 0.800, 0.0908",
    "1, 4, 0, 0.3, 1.5, 0, 5.590, 4.86, 17.45, 5.400, 0.713",
    "1, 4, 0, 1.8, 5.236, 0, 4.682, 27.11, 26.96, 2.929, 0.488",
    "1, 4, 0, 2.4, 3.142, 0.785, 3.351, 37.5, 12.62, 1.344, 0.345",
  })
  void answersStepsAsTheBenchmarkSays(
      double lag,
      int order,
      double delay,
      double gain,
      double ti,
      double td,
      double setpointIae,
      double overshootPercent,
      double settleSeconds,
      double loadIae,
      double loadPeak) {
    Tuning tuning = new Tuning(gain, ti, td, 1, 10);

    Answer setpoint = run(new Plant(lag, order, delay), tuning, 1, 0);
    assertEquals(setpointIae, setpoint.iae, 0.02 * setpointIae);
    assertEquals(overshootPercent, 100 * (setpoint.peak - 1), 0.02 * overshootPercent + 0.02);
    assertEquals(settleSeconds, setpoint.settle, 0.02 * settleSeconds);

    Answer load = run(new Plant(lag, order, delay), tuning, 0, 1);
    assertEquals(loadIae, load.iae, 0.02 * loadIae);
    assertEquals(loadPeak, load.peak, 0.02 * loadPeak);
  }

  private record Answer(double iae, double peak, double settle) {}

  private static Answer run(Plant plant, Tuning tuning, double setpoint, double load) {
    Pid pid = new Pid(tuning, -1e9, 1e9);
    pid.track(0, 0, 0);
    double iae = 0;
    double peak = 0;
    double settle = 0;
    for (int i = 0; i < STEPS; i++) {
      double error = setpoint - plant.y();
      iae += Math.abs(error) * DT;
      peak = Math.max(peak, plant.y());
      if (Math.abs(error) > 0.02) {
        settle = i * DT;
      }
      plant.step(pid.step(setpoint, plant.y(), DT) + load);
    }
    return new Answer(iae, peak, settle);
  }

  /// `order` equal lags behind a dead time.
  private static final class Plant {
    private final double lag;
    private final double[] state;
    private final double[] delayed;
    private int at;

    Plant(double lag, int order, double delay) {
      this.lag = lag;
      this.state = new double[order];
      this.delayed = new double[(int) Math.round(delay / DT) + 1];
    }

    double y() {
      return state[state.length - 1];
    }

    void step(double u) {
      delayed[at] = u;
      at = (at + 1) % delayed.length;
      double x = delayed[at];
      for (int i = 0; i < state.length; i++) {
        double before = state[i];
        state[i] += (x - before) / lag * DT;
        x = before;
      }
    }
  }
}
