package org.cellstation.console.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;

/// Finds what changed in the alarms from one snapshot to the next. Every snapshot passes through
/// it, so that a change is seen even when the screen skips the snapshot that carried it. Owned by
/// the thread that publishes.
final class AlarmWatch {
  private List<Snapshot.Alarm> previous = List.of();
  private Map<String, Snapshot.Alarm> known = Map.of();

  List<AlarmChange> changes(Snapshot snapshot) {
    List<Snapshot.Alarm> alarms = snapshot.alarms();
    if (alarms.equals(previous)) {
      return List.of();
    }
    List<AlarmChange> changes = new ArrayList<>();
    Map<String, Snapshot.Alarm> seen = new HashMap<>();
    for (Snapshot.Alarm alarm : alarms) {
      seen.put(alarm.id(), alarm);
      Snapshot.Alarm before = known.get(alarm.id());
      AlarmState from = before == null ? AlarmState.NORMAL : before.state();
      if (from != alarm.state()) {
        changes.add(new AlarmChange(snapshot.now(), alarm, from));
      }
    }
    for (Snapshot.Alarm before : known.values()) {
      if (!seen.containsKey(before.id()) && before.state() != AlarmState.NORMAL) {
        changes.add(new AlarmChange(snapshot.now(), normal(before), before.state()));
      }
    }
    previous = alarms;
    known = seen;
    return changes;
  }

  private static Snapshot.Alarm normal(Snapshot.Alarm gone) {
    return new Snapshot.Alarm(
        gone.id(),
        gone.unit(),
        gone.priority(),
        AlarmState.NORMAL,
        gone.message(),
        gone.response(),
        gone.value(),
        gone.limit(),
        gone.since());
  }
}
