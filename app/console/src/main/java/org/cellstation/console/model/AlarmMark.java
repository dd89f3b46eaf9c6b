package org.cellstation.console.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.api.Snapshot;

/// The worst of some alarms, for a mark beside what they concern.
///
/// @param open at least one is not acknowledged
/// @param count how many there are
public record AlarmMark(AlarmPriority priority, boolean open, int count) {
  /// Empty when there is nothing to mark.
  public static Optional<AlarmMark> of(List<Snapshot.Alarm> alarms) {
    List<AlarmLine> lines = AlarmLine.inOrder(alarms);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AlarmMark(
                lines.stream()
                    .map(AlarmLine::priority)
                    .min(Comparator.naturalOrder())
                    .orElseThrow(),
                lines.getFirst().open(),
                lines.size()));
  }
}
