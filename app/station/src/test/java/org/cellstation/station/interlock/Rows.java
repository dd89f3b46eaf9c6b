package org.cellstation.station.interlock;

import java.time.Duration;
import java.util.List;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.interlock.Interlock.Bypassing;
import org.cellstation.station.interlock.Interlock.Unmeasured;

/// Rows for tests, with words that nobody reads.
public final class Rows {
  private Rows() {}

  static Interlock row(String id, Cause cause, boolean latched, Effect... effects) {
    return row(id, cause, Situation.ALWAYS, Unmeasured.KEEP, latched, Bypassing.ALLOWED, effects);
  }

  static Interlock row(
      String id,
      Cause cause,
      Situation during,
      Unmeasured unmeasured,
      boolean latched,
      Bypassing bypassing,
      Effect... effects) {
    return new Interlock(
        id,
        "Title of " + id,
        cause,
        during,
        unmeasured,
        List.of(effects),
        latched,
        bypassing,
        AlarmPriority.HIGH,
        "reason",
        "consequence",
        "Do something.",
        Duration.ofMinutes(5));
  }

  static Cause above(String variable, double limit) {
    return new Cause.Above(variable, limit, 0, Duration.ZERO);
  }

  static Effect stop(String output) {
    return new Effect.Force(output, 0, Duration.ZERO);
  }
}
