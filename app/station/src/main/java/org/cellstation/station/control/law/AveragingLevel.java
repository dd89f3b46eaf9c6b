package org.cellstation.station.control.law;

/// Weight (or volume) kept by one of the flows, gently: the vessel is there to average, so the flow
/// need not follow each gram. The weight is averaged over whole rocking periods, and the controller
/// acts once for each average.
///
/// Owned by the control thread.
public final class AveragingLevel {
  private final PeriodMean mean;
  private final Gap gap;
  private final Pid pid;
  private double feedForward;
  private double feedForwardThen;

  /// @param tuning mL/min per g; see {@link #tuning(double, Pid.Action)}
  /// @param gap in g, {@link Gap#none} for plain averaging
  /// @param averageSeconds of the weight, at least
  public AveragingLevel(
      Pid.Tuning tuning, Gap gap, double averageSeconds, double low, double high) {
    this.mean = new PeriodMean(averageSeconds);
    this.gap = gap;
    // Begins at the feed-forward plus what the first error asks for.
    this.pid = new Pid(tuning.weighted(1), low, high);
  }

  /// PI for a weight that integrates a flow of a liquid of about 1 g/mL (SIMC, no dead time).
  ///
  /// @param closedLoopSeconds 10..30 min for an averaging loop
  /// @param action `REVERSE` for an inflow, `DIRECT` for an outflow
  public static Pid.Tuning tuning(double closedLoopSeconds, Pid.Action action) {
    return Pid.Tuning.pi(60 / closedLoopSeconds, 4 * closedLoopSeconds).acting(action);
  }

  /// The flow in mL/min until the next step; 0 or the lower limit until the first average is there.
  ///
  /// @param periodSeconds of the rocking now, 0 at rest
  public double step(double setpoint, double weight, double periodSeconds, double dt) {
    if (mean.take(weight, periodSeconds, dt)) {
      pid.feedForward(feedForward);
      feedForwardThen = feedForward;
      pid.step(setpoint, gap.shown(setpoint, mean.mean()), mean.windowSeconds());
    }
    return flow();
  }

  /// Makes the next average begin at `flow`.
  public void track(double flow, double setpoint) {
    pid.feedForward(feedForward);
    feedForwardThen = feedForward;
    double weight = mean.mean();
    pid.track(flow, setpoint, Double.isNaN(weight) ? setpoint : gap.shown(setpoint, weight));
  }

  /// The flow that goes the other way: acts from the next step on.
  public void feedForward(double flow) {
    if (!Double.isFinite(flow)) {
      throw new IllegalArgumentException("a feed-forward needs a number: " + flow);
    }
    feedForward = flow;
  }

  public void reached(double flow) {
    pid.reached(flow);
  }

  /// The averaged weight, g; `NaN` before the first average.
  public double weight() {
    return mean.mean();
  }

  /// mL/min
  public double flow() {
    double trimmed = Double.isNaN(pid.output()) ? 0 : pid.output();
    return Math.clamp(trimmed + feedForward - feedForwardThen, pid.low(), pid.high());
  }

  /// Forgets the weight, after the vessel was moved or emptied: the flow stays until it is known
  /// again.
  public void restart() {
    mean.restart();
  }
}
