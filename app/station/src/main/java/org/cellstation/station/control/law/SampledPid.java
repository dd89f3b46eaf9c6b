package org.cellstation.station.control.law;

/// A PID on a process variable that comes now and then and late: an analyser that takes minutes. It
/// acts once for each new sample, over the time since the last one, and rests in between; a gap
/// longer than `longestSeconds` counts as that long, so that one late sample does not integrate
/// hours.
///
/// Owned by the control thread.
public final class SampledPid {
  /// An instant that is worked out from the age of a result wanders a little from poll to poll.
  private static final long SAME_SAMPLE_MILLIS = 5_000;

  private final Pid pid;
  private final double longestSeconds;
  private double waited;
  private long lastSample = Long.MIN_VALUE;

  /// @param pid which nobody else steps
  public SampledPid(Pid pid, double longestSeconds) {
    if (!(longestSeconds > 0)) {
      throw new IllegalArgumentException(
          "the longest time between samples must be above 0 s: " + longestSeconds);
    }
    this.pid = pid;
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
  /// @param sampleMillis the instant of the sample's drawing
  public double step(double setpoint, double value, long sampleMillis, double dt) {
    if (!(dt >= 0)) {
      throw new IllegalArgumentException("a controller needs a time step, got " + dt + " s");
    }
    waited += dt;
    if (lastSample == Long.MIN_VALUE
        || Math.abs(sampleMillis - lastSample) > SAME_SAMPLE_MILLIS
        || Double.isNaN(pid.output())) {
      pid.step(setpoint, value, Math.min(waited, longestSeconds));
      lastSample = sampleMillis;
      waited = 0;
    }
    return Math.clamp(pid.output(), pid.low(), pid.high());
  }

  /// Makes the next sample begin at `output`.
  public void track(double output, double setpoint, double value, long sampleMillis) {
    pid.track(output, setpoint, value);
    lastSample = sampleMillis;
    waited = 0;
  }
}
