package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// The occurrences of alarms, from their transitions.
final class AlarmHistory {
  /// How the alarm engine marks what happens under a cover.
  private static final String NOT_ANNOUNCED = "not announced";

  private static final class Occurrence {
    private final Stamp raised;
    private final Event.AlarmChanged first;
    private @Nullable Stamp acknowledged;
    private @Nullable Stamp returned;
    private String comment = "";

    Occurrence(Stamp raised, Event.AlarmChanged first) {
      this.raised = raised;
      this.first = first;
    }

    BatchRecord.AlarmRow row() {
      return new BatchRecord.AlarmRow(
          raised,
          first.alarm(),
          first.priority(),
          first.message(),
          first.value(),
          first.limit(),
          acknowledged,
          comment,
          returned);
    }
  }

  private final List<Occurrence> occurrences = new ArrayList<>();
  private final Map<String, Occurrence> latest = new HashMap<>();
  private final List<Finding> putAside = new ArrayList<>();

  void changed(Stamp at, Event.AlarmChanged event) {
    if (event.comment().startsWith(NOT_ANNOUNCED)) {
      return;
    }
    if (event.to().equals(AlarmState.UNACKNOWLEDGED.name())) {
      Occurrence occurrence = new Occurrence(at, event);
      occurrences.add(occurrence);
      latest.put(event.alarm(), occurrence);
    } else {
      Occurrence occurrence = latest.get(event.alarm());
      if (occurrence != null) {
        follow(occurrence, at, event);
      }
    }
    if (event.to().equals(AlarmState.SHELVED.name())
        || event.to().equals(AlarmState.OUT_OF_SERVICE.name())) {
      putAside.add(
          Finding.at(
              Finding.Kind.ALARM_PUT_ASIDE,
              "%s: %s by %s, %s".formatted(event.alarm(), event.to(), at.actor(), event.comment()),
              at));
    }
  }

  private static void follow(Occurrence occurrence, Stamp at, Event.AlarmChanged event) {
    switch (event.cause()) {
      case "ACK" -> {
        occurrence.acknowledged = at;
        occurrence.comment = event.comment();
      }
      case "RTN" -> occurrence.returned = at;
      default -> {
        // Covers and resets stand in the audit trail; they change nothing about this occurrence.
      }
    }
  }

  List<BatchRecord.AlarmRow> rows() {
    return occurrences.stream().map(Occurrence::row).toList();
  }

  /// One finding an alarm, however often it came.
  List<Finding> findings(Instant end) {
    Map<String, List<Occurrence>> byAlarm = new LinkedHashMap<>();
    for (Occurrence occurrence : occurrences) {
      byAlarm.computeIfAbsent(occurrence.first.alarm(), k -> new ArrayList<>()).add(occurrence);
    }
    List<Finding> findings = new ArrayList<>();
    byAlarm.values().forEach(all -> findings.add(finding(all, end)));
    findings.addAll(putAside);
    return findings;
  }

  private static Finding finding(List<Occurrence> all, Instant end) {
    Duration total = Duration.ZERO;
    TreeSet<String> people = new TreeSet<>();
    boolean seen = true;
    for (Occurrence one : all) {
      Instant until = one.returned == null ? end : one.returned.utc();
      total = total.plus(Duration.between(one.raised.utc(), until));
      if (one.acknowledged == null) {
        seen = false;
      } else {
        people.add(one.acknowledged.actor());
      }
    }
    Occurrence first = all.getFirst();
    Stamp back = all.getLast().returned;
    String by = people.isEmpty() ? "" : "; acknowledged by " + String.join(", ", people);
    return new Finding(
        Finding.Kind.ALARM,
        first.first.priority()
            + " "
            + first.first.alarm()
            + ": "
            + first.first.message()
            + by
            + (seen ? "" : "; NOT ACKNOWLEDGED"),
        first.raised,
        back == null ? null : back.utc(),
        all.size(),
        total);
  }
}
