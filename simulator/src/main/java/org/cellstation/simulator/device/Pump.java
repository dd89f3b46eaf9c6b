package org.cellstation.simulator.device;

/// A peristaltic pump head behind its drive: what flows is not quite what was calibrated. Source:
/// process.md 2.6: unit bias 3 %, tubing fatigue -5..-15 % per 100 h early, then flat.
public final class Pump {
  private static final double FATIGUE = 0.10;
  private static final double FATIGUE_HOURS = 100;

  private final double bias;
  private double hours;
  private double delivered;

  /// @param bias 1 for a head that delivers as calibrated
  public Pump(double bias) {
    this.bias = bias;
  }

  /// mL/min through the tube.
  public double delivered() {
    return delivered;
  }

  /// A line has a check valve: a head that turns backwards moves nothing.
  public void step(double dtSeconds, double commanded) {
    if (commanded <= 0) {
      delivered = 0;
      return;
    }
    hours += dtSeconds / 3600;
    delivered = commanded * bias * (1 - FATIGUE * hours / (hours + FATIGUE_HOURS));
  }
}
