package org.cellstation.station.control.law;

/// A PID on a process variable that comes now and then and late: an analyser that takes minutes. It
/// acts once for each new sample, over the time since the last one, and rests in between; a gap
/// longer than `longestSeconds` counts as that long, so that one late sample does not integrate
/// hours. A feed-forward carries the loop between samples.
///
/// Owned by the control thread.
public final class SampledPid {
  private final Pid pid;
  private final double longestSeconds;
  private double feedForward;
  private double feedForwardThen;
  private double waited;
  private long lastSample = Long.MIN_VALUE;

  public SampledPid(Pid.Tuning tuning, double low, double high, double longestSeconds) {
    if (!(longestSeconds > 0)) {
      throw new IllegalArgumentException(
          "the longest time between samples must be above 0 s: " + longestSeconds);
    }
    this.pid = new Pid(tuning, low, high);
    this.longestSeconds = longestSeconds;
  }

  /// SIMC for what integrates behind a dead time (Skogestad 2003), the dead time being the
  /// analyser's delay and half its interval.
  ///
  /// @param slope PV per second and unit of output, signed
  /// @param closedLoopSeconds wanted time constant; as long as the dead time at least
  public static Pid.Tuning tuning(
      double slope, double delaySeconds, double intervalSeconds, double closedLoopSeconds) {
    double dead = delaySeconds + intervalSeconds / 2;
    double sum = Math.max(closedLoopSeconds, dead) + dead;
    return Pid.Tuning.pi(1 / (slope * sum), 4 * sum);
  }

  /// The output until the next step.
  ///
  /// @param sample what tells one sample from the next: the instant of its drawing, say
  public double step(double setpoint, double value, long sample, double dt) {
    if (!(dt >= 0)) {
      throw new IllegalArgumentException("a controller needs a time step, got " + dt + " s");
    }
    waited += dt;
    if (sample != lastSample || Double.isNaN(pid.output())) {
      pid.feedForward(feedForward);
      feedForwardThen = feedForward;
      pid.step(setpoint, value, Math.min(waited, longestSeconds));
      lastSample = sample;
      waited = 0;
    }
    return output();
  }

  /// Makes the next step begin at `output`.
  public void track(double output, double setpoint, double value, long sample) {
    pid.feedForward(feedForward);
    feedForwardThen = feedForward;
    pid.track(output, setpoint, value);
    lastSample = sample;
    waited = 0;
  }

  /// Acts from the next step on, sample or not.
  public void feedForward(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a feed-forward needs a number: " + value);
    }
    feedForward = value;
  }

  public void reached(double actual) {
    pid.reached(actual);
  }

  public void tune(Pid.Tuning tuning) {
    pid.tune(tuning);
  }

  public Pid.Tuning tuning() {
    return pid.tuning();
  }

  /// `NaN` before the first step.
  public double output() {
    return Math.clamp(pid.output() + feedForward - feedForwardThen, pid.low(), pid.high());
  }
}
