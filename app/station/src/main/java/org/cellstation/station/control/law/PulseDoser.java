package org.cellstation.station.control.law;

/// A demand for base (or any reagent) given as pulses of one pump speed: a pulse of at most ten
/// seconds, then a pause for mixing in which nothing more is given, so that the next dose is
/// decided on what the last one did. Small demands wait until they are worth a pulse; nothing is
/// lost and nothing winds up. No hour and no batch gets more than its limit.
///
/// Owned by the control thread.
public final class PulseDoser {
  /// @param millilitresPerMinute of the pump while it runs
  /// @param pulseSeconds longest pulse
  /// @param leastSeconds shortest pulse: below it a pump gives nothing certain
  /// @param lockSeconds for mixing, after each pulse
  /// @param hourly most within any 60 min, mL
  /// @param total most in all, mL
  public record Dosing(
      double millilitresPerMinute,
      double pulseSeconds,
      double leastSeconds,
      double lockSeconds,
      double hourly,
      double total) {
    public Dosing {
      if (!(millilitresPerMinute > 0)
          || !(leastSeconds > 0 && leastSeconds <= pulseSeconds)
          || !(lockSeconds >= 0)
          || !(hourly > 0)
          || !(total > 0)) {
        throw new IllegalArgumentException(
            ("a doser needs a pump rate > 0, 0 < shortest <= longest pulse, lock >= 0 s, limits > 0:"
                    + " %s mL/min, %s, %s, %s s, %s mL/h, %s mL")
                .formatted(
                    millilitresPerMinute, leastSeconds, pulseSeconds, lockSeconds, hourly, total));
      }
    }

    /// Pulses of up to 10 s with 60 s for mixing.
    public static Dosing standard(double millilitresPerMinute, double hourly, double total) {
      return new Dosing(millilitresPerMinute, 10, 1, 60, hourly, total);
    }

    /// The most that pulses and pauses amount to, mL/min.
    public double mostMillilitresPerMinute() {
      return millilitresPerMinute * pulseSeconds / (pulseSeconds + lockSeconds);
    }
  }

  /// Why less is given than asked.
  public enum Limit {
    NONE,
    HOURLY,
    TOTAL
  }

  private static final int BUCKETS = 61;
  private static final double BUCKET_SECONDS = 60;

  /// Less than this is nothing, mL.
  private static final double SPECK = 1e-9;

  private final Dosing dosing;
  private final double[] minutes = new double[BUCKETS];
  private int minute;
  private double inMinute;
  private double total;
  private double owed;
  private double pulse;
  private double locked;
  private double rate;
  private Limit limit = Limit.NONE;

  public PulseDoser(Dosing dosing) {
    this.dosing = dosing;
  }

  /// The pump's rate until the next step, mL/min.
  ///
  /// @param percent demand, 0..100 of {@link Dosing#mostMillilitresPerMinute}; 0 stops at once
  /// @param dt seconds since the last step, in which the last rate has been pumped
  public double step(double percent, double dt) {
    if (!Double.isFinite(percent) || !(dt >= 0)) {
      throw new IllegalArgumentException(
          "a doser needs numbers: " + percent + " %, dt " + dt + " s");
    }
    count(rate * dt / 60, dt);
    double demand = Math.clamp(percent, 0, 100) / 100;
    double most = dosing.millilitresPerMinute() * dosing.pulseSeconds() / 60;
    owed =
        demand > 0
            ? Math.min(most, owed + demand * dosing.mostMillilitresPerMinute() * dt / 60)
            : 0;
    if (pulse > 0 && demand <= 0) {
      pulse = 0;
      locked = dosing.lockSeconds();
    } else if (pulse <= 0) {
      locked = Math.max(0, locked - dt);
    }
    if (pulse <= 0 && locked <= 0) {
      begin();
    }
    rate = dt > 0 ? evenly(pulse * 60 / dt) : 0;
    return rate;
  }

  /// A pulse over as many whole steps as it takes, in equal parts: a rest would be less than a pump
  /// can turn.
  ///
  /// @param atOnce the rate that gives what is left in one step, mL/min
  private double evenly(double atOnce) {
    return atOnce / Math.max(1, Math.ceil(atOnce / dosing.millilitresPerMinute() - SPECK));
  }

  private void begin() {
    double least = dosing.millilitresPerMinute() * dosing.leastSeconds() / 60;
    limit = Limit.NONE;
    if (owed < least - SPECK) {
      return;
    }
    double dose = owed;
    if (lastHour() + dose > dosing.hourly()) {
      dose = dosing.hourly() - lastHour();
      limit = Limit.HOURLY;
    }
    if (total + dose > dosing.total()) {
      dose = dosing.total() - total;
      limit = Limit.TOTAL;
    }
    if (dose >= least - SPECK) {
      pulse = dose;
      owed -= dose;
    }
  }

  private void count(double given, double dt) {
    total += given;
    minutes[minute] += given;
    inMinute += dt;
    while (inMinute >= BUCKET_SECONDS) {
      inMinute -= BUCKET_SECONDS;
      minute = (minute + 1) % BUCKETS;
      minutes[minute] = 0;
    }
    if (pulse > 0) {
      pulse -= given;
      if (pulse <= SPECK) {
        pulse = 0;
        locked = dosing.lockSeconds() + dt;
      }
    }
  }

  /// Given in the last 60 min, mL, and in the begun minute before: never less than the truth.
  public double lastHour() {
    double sum = 0;
    for (double each : minutes) {
      sum += each;
    }
    return sum;
  }

  /// Given in all, mL.
  public double total() {
    return total;
  }

  /// Goes on after a restart: what has been given counts, and counts as given within the last hour.
  public void adopt(double totalGiven, double givenLastHour) {
    total = totalGiven;
    java.util.Arrays.fill(minutes, 0);
    minutes[minute] = givenLastHour;
    locked = dosing.lockSeconds();
  }

  public Limit limit() {
    return limit;
  }

  public boolean pulsing() {
    return rate > 0;
  }
}
