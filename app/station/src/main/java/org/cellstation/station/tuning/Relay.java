package org.cellstation.station.tuning;

/// A relay with hysteresis in place of the controller, and the oscillation it keeps up. Seconds and
/// values are given from outside, so the same relay works in a simulation and on a vessel.
///
/// Owned by one thread.
public final class Relay {
  /// Cycles in the beginning that are left out: the process has to swing in.
  private static final int WARM_UP = 2;

  /// How many of the last cycles the figures are averaged over.
  private static final int AVERAGED = 4;

  private final double setpoint;
  private final double centre;
  private final double amplitude;
  private final double hysteresis;
  private final boolean reverse;
  private final double[] periods = new double[AVERAGED];
  private final double[] amplitudes = new double[AVERAGED];
  private boolean high;
  private double lastRise = Double.NaN;
  private double largest = Double.NEGATIVE_INFINITY;
  private double smallest = Double.POSITIVE_INFINITY;
  private int cycles;

  /// @param centre output around which it switches
  /// @param amplitude d, to each side of the centre
  /// @param hysteresis eps, to each side of the set-point
  /// @param reverse when more output lowers the PV
  public Relay(
      double setpoint, double centre, double amplitude, double hysteresis, boolean reverse) {
    if (!(amplitude > 0) || !(hysteresis >= 0)) {
      throw new IllegalArgumentException(
          "a relay needs an amplitude > 0 and a hysteresis >= 0, got %s and %s"
              .formatted(amplitude, hysteresis));
    }
    this.setpoint = setpoint;
    this.centre = centre;
    this.amplitude = amplitude;
    this.hysteresis = hysteresis;
    this.reverse = reverse;
    this.high = true;
  }

  /// The output for a PV.
  ///
  /// @param seconds since the beginning of the test
  public double step(double seconds, double pv) {
    double error = reverse ? pv - setpoint : setpoint - pv;
    if (!high && error > hysteresis) {
      high = true;
      rise(seconds);
    } else if (high && error < -hysteresis) {
      high = false;
    }
    largest = Math.max(largest, pv);
    smallest = Math.min(smallest, pv);
    return high ? centre + amplitude : centre - amplitude;
  }

  private void rise(double seconds) {
    if (!Double.isNaN(lastRise)) {
      periods[cycles % AVERAGED] = seconds - lastRise;
      amplitudes[cycles % AVERAGED] = (largest - smallest) / 2;
      cycles++;
    }
    lastRise = seconds;
    largest = Double.NEGATIVE_INFINITY;
    smallest = Double.POSITIVE_INFINITY;
  }

  /// Complete cycles so far.
  public int cycles() {
    return cycles;
  }

  /// Of the last cycles, PV units.
  public double amplitude() {
    return mean(amplitudes);
  }

  /// Of the last cycles, seconds.
  public double period() {
    return mean(periods);
  }

  /// How much the periods of the averaged cycles differ, as a share of their mean; `NaN` before
  /// there are two.
  public double spread() {
    int n = averaged();
    if (n < 2) {
      return Double.NaN;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int i = 0; i < n; i++) {
      least = Math.min(least, periods[(cycles - 1 - i) % AVERAGED]);
      most = Math.max(most, periods[(cycles - 1 - i) % AVERAGED]);
    }
    return (most - least) / period();
  }

  private double mean(double[] values) {
    int n = averaged();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[(cycles - 1 - i) % AVERAGED];
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private int averaged() {
    return Math.clamp((long) cycles - WARM_UP, 0, AVERAGED);
  }

  /// @throws IllegalArgumentException before enough cycles, or when the PV hardly leaves the
  ///   hysteresis
  public Ultimate ultimate() {
    if (averaged() == 0) {
      throw new IllegalArgumentException(
          "a relay test needs more than " + WARM_UP + " cycles, it has " + cycles);
    }
    return Ultimate.ofRelay(amplitude, amplitude(), hysteresis, period(), reverse);
  }

  /// A relay test of a process from rest, simulated.
  ///
  /// @param cycles complete ones to wait for
  /// @throws IllegalArgumentException when they do not come within a thousand spans of the process
  public static Ultimate test(
      ProcessModel model, double relay, double hysteresis, double step, int cycles) {
    Simulation plant = new Simulation(model, step);
    Relay test = new Relay(0, 0, relay, hysteresis, model.gain() < 0);
    long most = (long) (1000 * model.span() / step);
    for (long i = 0; i < most && test.cycles() < cycles; i++) {
      plant.step(test.step(i * step, plant.y()));
    }
    return test.ultimate();
  }
}
