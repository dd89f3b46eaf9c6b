package org.cellstation.station.control.law;

/// The mean over whole periods of a disturbance whose period is known: a bag that rocks on its
/// balance. Over whole periods the swing cancels, whatever its shape, with far less delay than a
/// filter that only damps it.
///
/// Owned by the control thread.
public final class PeriodMean {
  private final double leastSeconds;
  private double sum;
  private double seconds;
  private double mean = Double.NaN;
  private double closedSeconds;

  /// @param leastSeconds shortest window; it is lengthened to whole periods
  public PeriodMean(double leastSeconds) {
    if (!(leastSeconds > 0)) {
      throw new IllegalArgumentException("a window must be above 0 s: " + leastSeconds);
    }
    this.leastSeconds = leastSeconds;
  }

  /// @param value that held for `dt` seconds
  /// @param periodSeconds of the disturbance now; 0 when it rests
  /// @return whether a window was closed, and with it {@link #mean} is new
  public boolean take(double value, double periodSeconds, double dt) {
    if (!Double.isFinite(value) || !(dt >= 0)) {
      throw new IllegalArgumentException("a mean needs numbers: " + value + ", dt " + dt + " s");
    }
    double window =
        periodSeconds > 0 ? Math.ceil(leastSeconds / periodSeconds) * periodSeconds : leastSeconds;
    double part = Math.min(dt, window - seconds);
    if (part < 0) {
      // The period has become shorter: what was gathered belongs to no whole number of it.
      sum = 0;
      seconds = 0;
      part = Math.min(dt, window);
    }
    sum += value * part;
    seconds += part;
    if (seconds < window - 1e-9) {
      return false;
    }
    mean = sum / seconds;
    closedSeconds = seconds;
    double rest = Math.min(dt - part, window);
    sum = value * rest;
    seconds = rest;
    return true;
  }

  /// The last whole mean; `NaN` before the first.
  public double mean() {
    return mean;
  }

  /// Length of the window behind {@link #mean}.
  public double windowSeconds() {
    return closedSeconds;
  }

  /// Forgets everything: the next mean is the first.
  public void restart() {
    mean = Double.NaN;
    sum = 0;
    seconds = 0;
  }
}
