package org.cellstation.console.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;

/// One line of the alarm list.
///
/// @param open not acknowledged yet
/// @param value at this moment, in words
/// @param limit in words, empty for a diagnostic alarm
public record AlarmLine(
    String id,
    String unit,
    AlarmPriority priority,
    AlarmState state,
    boolean open,
    String message,
    String response,
    String value,
    String limit,
    Instant since) {

  /// What needs a person first: not acknowledged before acknowledged, then priority, then newest.
  private static final Comparator<AlarmLine> URGENCY =
      Comparator.comparing(AlarmLine::open)
          .reversed()
          .thenComparing(AlarmLine::priority)
          .thenComparing(AlarmLine::since, Comparator.reverseOrder())
          .thenComparing(AlarmLine::id);

  public static List<AlarmLine> inOrder(List<Snapshot.Alarm> alarms) {
    return alarms.stream()
        .filter(Snapshot.Alarm::listed)
        .map(AlarmLine::of)
        .sorted(URGENCY)
        .toList();
  }

  private static AlarmLine of(Snapshot.Alarm alarm) {
    return new AlarmLine(
        alarm.id(),
        alarm.unit(),
        alarm.priority(),
        alarm.state(),
        unanswered(alarm.state()),
        alarm.message(),
        alarm.response(),
        number(alarm.value(), alarm),
        number(alarm.limit(), alarm),
        alarm.since());
  }

  /// Value and limit with as many decimals as each other, four digits at least.
  private static String number(double value, Snapshot.Alarm alarm) {
    double size =
        Double.isNaN(alarm.limit())
            ? Math.abs(alarm.value())
            : Math.max(Math.abs(alarm.value()), Math.abs(alarm.limit()));
    return Double.isNaN(value) ? "" : Wording.number(value, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
  }

  private static boolean unanswered(AlarmState state) {
    return switch (state) {
      case UNACKNOWLEDGED, RTN_UNACKNOWLEDGED, LATCHED_UNACKNOWLEDGED -> true;
      case NORMAL,
          ACKNOWLEDGED,
          LATCHED_ACKNOWLEDGED,
          SHELVED,
          SUPPRESSED_BY_DESIGN,
          OUT_OF_SERVICE ->
          false;
    };
  }
}
