package org.cellstation.simulator.device;

/// A mass-flow controller's valve and sensor: settles within seconds, with a systematic error.
/// Source: process.md 2.4 (0.5 %), response 1 s [G].
public final class GasValve {
  private static final double LAG = 1;

  private final double gain;
  private double flow;

  public GasValve(double gain) {
    this.gain = gain;
  }

  /// mL/min that truly flows.
  public double flow() {
    return flow;
  }

  public void step(double dtSeconds, double setPoint, boolean stuck) {
    if (!stuck) {
      flow += (setPoint * gain - flow) * dtSeconds / (LAG + dtSeconds);
      // A closed valve is tight: the tail of the lag does not leak for ever.
      if (setPoint == 0 && flow < 0.01) {
        flow = 0;
      }
    }
  }
}
