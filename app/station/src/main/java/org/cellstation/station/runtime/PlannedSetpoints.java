package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.alarm.PlannedSetpoint;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;

/// What the recipe wants of one unit's loops, for alarms whose limits go with it. What people set
/// by hand is not in here: a slip of the hand moves no limit.
///
/// Owned by the control thread.
final class PlannedSetpoints {
  private final Map<String, PlannedSetpoint> byLoop = new HashMap<>();
  private int version;

  /// The same value again is no move.
  void plan(String loop, double value, Instant now) {
    if (of(loop).value() != value) {
      byLoop.put(loop, new PlannedSetpoint(value, now));
      version++;
    }
  }

  /// Life support is off: nothing is wanted any more.
  void none() {
    byLoop.clear();
    version++;
  }

  /// Another one after every change.
  int version() {
    return version;
  }

  PlannedSetpoint of(String loop) {
    return byLoop.getOrDefault(loop, PlannedSetpoint.NONE);
  }

  /// The limit of an alarm, where it lies closer to what is normal than another one of its kind.
  ///
  /// @param other `NaN` for none
  double closer(double other, AlarmDefinition alarm) {
    double limit = alarm.limit(of(alarm.following().loop()));
    if (Double.isNaN(other)) {
      return limit;
    }
    return alarm.kind() == AlarmDefinition.Kind.HIGH
        ? Math.min(other, limit)
        : Math.max(other, limit);
  }

  /// Takes up, after a restart, what the journal says of a unit.
  void adopt(String unit, List<Entry> past) {
    for (Entry entry : past) {
      switch (entry.event()) {
        case Event.LifeSupportSet e when e.unit().equals(unit) && !e.on() -> none();
        case Event.SetpointChanged e
            when e.unit().equals(unit)
                && entry.actor().equals(Entry.STATION)
                && e.reason().equals(RecipeActions.WHY) ->
            plan(e.loop(), e.to(), entry.utc());
        default -> {}
      }
    }
  }
}
