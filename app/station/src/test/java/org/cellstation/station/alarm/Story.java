package org.cellstation.station.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.alarm.AlarmDefinition.Kind;

/// An alarm engine told as a protocol: what is read, how time goes by, what was journaled.
final class Story {
  final List<AlarmChange> changes = new ArrayList<>();
  final Set<String> armed = new HashSet<>();
  private final Map<String, Reading> readings = new HashMap<>();
  private final Map<String, PlannedSetpoint> planned = new HashMap<>();
  private final List<AlarmDefinition> definitions;
  AlarmEngine engine;
  Instant now = Instant.parse("2026-03-01T03:00:00Z");
  private int told;

  Story(AlarmDefinition... definitions) {
    this.definitions = List.of(definitions);
    this.engine = new AlarmEngine(this.definitions, changes::add);
  }

  /// The recipe wants another set-point from now on.
  Story plans(String loop, double value) {
    planned.put(loop, new PlannedSetpoint(value, now));
    return this;
  }

  Story reads(String variable, double value) {
    readings.put(variable, Reading.good(value, "", now, variable));
    return this;
  }

  Story loses(String variable, Cause cause) {
    readings.put(variable, Reading.bad(cause, "", now, variable));
    return this;
  }

  Story unsettled(String variable, double value, Cause cause) {
    readings.put(variable, Reading.good(value, "", now, variable).as(Quality.UNCERTAIN, cause));
    return this;
  }

  Story seconds(int count) {
    for (int i = 0; i < count; i++) {
      engine.scan(
          variable ->
              readings.getOrDefault(variable, Reading.bad(Cause.NOT_YET_READ, "", now, variable)),
          now,
          armed::contains,
          loop -> planned.getOrDefault(loop, PlannedSetpoint.NONE));
      now = now.plusSeconds(1);
    }
    return this;
  }

  /// The transitions since the last call, as `EVENT FROM>TO`.
  Story journals(String... expected) {
    List<String> fresh =
        changes.subList(told, changes.size()).stream()
            .map(c -> c.event() + " " + c.from() + ">" + c.to())
            .toList();
    assertEquals(List.of(expected), fresh);
    told = changes.size();
    return this;
  }

  Story shows(String id, AlarmState state) {
    assertEquals(
        state,
        engine.alarms().stream()
            .filter(a -> a.id().equals(id))
            .map(AlarmStatus::state)
            .findFirst()
            .orElse(AlarmState.NORMAL));
    return this;
  }

  /// The program starts again and reads its journal.
  Story restarts() {
    AlarmEngine next = new AlarmEngine(definitions, changes::add);
    for (AlarmChange change : List.copyOf(changes)) {
      next.restore(change.definition().id(), change.event(), change.comment(), change.at());
    }
    engine = next;
    return this;
  }

  AlarmChange last() {
    return changes.getLast();
  }

  static AlarmDefinition high(String id, String variable, double limit, double deadband) {
    return alarm(id, variable, "", Kind.HIGH, limit, deadband, 0, 0, false);
  }

  static AlarmDefinition diagnostic(String id, String variable) {
    return alarm(id, variable, "", Kind.DIAGNOSTIC, Double.NaN, 0, 5, 0, false);
  }

  static AlarmDefinition condition(String id) {
    return alarm(id, "", "", Kind.CONDITION, Double.NaN, 0, 0, 0, false);
  }

  static AlarmDefinition alarm(
      String id,
      String variable,
      String group,
      Kind kind,
      double limit,
      double deadband,
      int onSeconds,
      int offSeconds,
      boolean latched) {
    return new AlarmDefinition(
        id,
        "BR-1",
        variable,
        group,
        kind,
        limit,
        deadband,
        Duration.ofSeconds(onSeconds),
        Duration.ofSeconds(offSeconds),
        AlarmPriority.HIGH,
        latched,
        "message of " + id,
        "cause",
        "consequence",
        "response",
        Duration.ofMinutes(10));
  }
}
