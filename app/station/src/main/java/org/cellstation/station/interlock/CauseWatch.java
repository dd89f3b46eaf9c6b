package org.cellstation.station.interlock;

import java.util.List;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.interlock.Interlock.Unmeasured;

/// Judges one cause scan by scan: deadband, delay, and what a value does that is not there.
///
/// Owned by the control thread; a scan allocates nothing.
final class CauseWatch {
  private enum Truth {
    YES,
    NO,
    UNKNOWN
  }

  private static final long NOT_PENDING = Long.MIN_VALUE;

  /// A window is counted in this many parts.
  private static final int PARTS = 60;

  private final Cause cause;
  private final Unmeasured unmeasured;
  private final long onMillis;
  private final double[] doses;
  private boolean present;
  private long pendingSince = NOT_PENDING;
  private double value = Double.NaN;
  private long part = Long.MIN_VALUE;

  CauseWatch(Cause cause, Unmeasured unmeasured) {
    this.cause = cause;
    this.unmeasured = unmeasured;
    onMillis = cause.onDelay().toMillis();
    doses = cause instanceof Cause.Dose ? new double[PARTS] : new double[0];
  }

  Cause cause() {
    return cause;
  }

  /// What it was last judged by, `NaN` when by no number.
  double value() {
    return value;
  }

  boolean present() {
    return present;
  }

  /// Forgets a cause that is not looked for any more.
  void rest() {
    present = false;
    pendingSince = NOT_PENDING;
  }

  /// One scan.
  ///
  /// @param seconds since the one before
  boolean judge(Facts facts, long nowMillis, double seconds) {
    Truth truth = truth(facts, nowMillis, seconds);
    if (truth == Truth.UNKNOWN) {
      switch (unmeasured) {
        case KEEP -> {
          pendingSince = NOT_PENDING;
          return present;
        }
        case TRIP -> truth = Truth.YES;
        case RELEASE -> truth = Truth.NO;
      }
    }
    if (truth == Truth.NO || present) {
      pendingSince = NOT_PENDING;
      present = truth == Truth.YES;
      return present;
    }
    if (pendingSince == NOT_PENDING) {
      pendingSince = nowMillis;
    }
    if (nowMillis - pendingSince >= onMillis) {
      present = true;
      pendingSince = NOT_PENDING;
    }
    return present;
  }

  private Truth truth(Facts facts, long nowMillis, double seconds) {
    return switch (cause) {
      case Cause.Above c -> {
        value = measured(facts.read(c.variable()));
        yield above(value, c.limit(), c.deadband());
      }
      case Cause.Below c -> {
        value = measured(facts.read(c.variable()));
        yield above(-value, -c.limit(), c.deadband());
      }
      case Cause.NotMeasured c -> truth(lost(facts.read(c.variable())));
      case Cause.InstrumentLost c -> truth(lost(facts, c.variables()));
      case Cause.Deviation c -> deviation(facts, c);
      case Cause.ContentAbove c -> {
        value = facts.content();
        yield above(value, c.limit(), c.deadband());
      }
      case Cause.ContentUnknown _ -> truth(Double.isNaN(facts.content()));
      case Cause.Dose c -> {
        value = dosed(measured(facts.read(c.variable())), c, nowMillis, seconds);
        yield truth(value > c.limit());
      }
      case Cause.Is c -> truth(facts.is(c.situation()));
    };
  }

  private Truth above(double now, double limit, double deadband) {
    if (Double.isNaN(now)) {
      return Truth.UNKNOWN;
    }
    return truth(now > limit - (present ? deadband : 0));
  }

  private Truth deviation(Facts facts, Cause.Deviation c) {
    double setpoint = facts.setpoint(c.loop());
    if (Double.isNaN(setpoint)) {
      value = Double.NaN;
      return Truth.NO;
    }
    value = measured(facts.read(c.variable()));
    return above(Math.abs(value - setpoint), c.limit(), c.deadband());
  }

  /// What has flowed within the window, in parts of a sixtieth of it.
  private double dosed(double flow, Cause.Dose c, long nowMillis, double seconds) {
    long now = Math.floorDiv(nowMillis * PARTS, c.within().toMillis());
    long first = part == Long.MIN_VALUE ? now - PARTS : Math.max(part, now - PARTS);
    for (long each = first + 1; each <= now; each++) {
      doses[(int) Math.floorMod(each, (long) PARTS)] = 0;
    }
    part = now;
    if (flow > 0) {
      doses[(int) Math.floorMod(now, (long) PARTS)] += flow * seconds / 60;
    }
    double sum = 0;
    for (double dose : doses) {
      sum += dose;
    }
    return sum;
  }

  private static boolean lost(Facts facts, List<String> variables) {
    for (int i = 0; i < variables.size(); i++) {
      if (!lost(facts.read(variables.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean lost(Reading reading) {
    return reading.quality() == Quality.BAD;
  }

  private static double measured(Reading reading) {
    return lost(reading) ? Double.NaN : reading.value();
  }

  private static Truth truth(boolean yes) {
    return yes ? Truth.YES : Truth.NO;
  }
}
