package org.cellstation.console.live;

import java.time.Instant;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;

/// One alarm moved from one ISA-18.2 state to another between two scans.
///
/// @param at process time of the scan that showed it
/// @param alarm as it is now
public record AlarmChange(Instant at, Snapshot.Alarm alarm, AlarmState from) {
  public AlarmState to() {
    return alarm.state();
  }
}
