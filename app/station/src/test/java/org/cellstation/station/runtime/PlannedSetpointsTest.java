package org.cellstation.station.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.Following;
import org.cellstation.station.alarm.PlannedSetpoint;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Test;

class PlannedSetpointsTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static Entry entry(Instant at, Event event) {
    return new Entry(1, at, "Z", Entry.STATION, event, "", "");
  }

  private static Event set(String unit, double to, String reason) {
    return new Event.SetpointChanged("B-1", unit, "temperature", 37, to, "degC", reason);
  }

  private static AlarmDefinition alarm(AlarmDefinition.Kind kind, double limit, String loop) {
    return new AlarmDefinition(
        "BR-1.temperature." + kind + limit,
        "BR-1",
        "temperature",
        "",
        kind,
        limit,
        0,
        Duration.ZERO,
        Duration.ZERO,
        AlarmPriority.HIGH,
        false,
        "message",
        "cause",
        "consequence",
        "response",
        Duration.ofMinutes(10),
        loop.isEmpty() ? Following.NOTHING : new Following(loop, 37, Duration.ofHours(4)));
  }

  @Test
  void theSameValueAgainIsNoMove() {
    var planned = new PlannedSetpoints();
    assertSame(PlannedSetpoint.NONE, planned.of("temperature"));
    planned.plan("temperature", 37, MORNING);
    int version = planned.version();
    planned.plan("temperature", 37, NOON);
    assertEquals(new PlannedSetpoint(37, MORNING), planned.of("temperature"));
    assertEquals(version, planned.version());
    planned.plan("temperature", 22, NOON);
    assertEquals(new PlannedSetpoint(22, NOON), planned.of("temperature"));
  }

  @Test
  void comesBackFromTheJournalWithoutWhatPeopleOrOtherUnitsSet() {
    var planned = new PlannedSetpoints();
    planned.adopt(
        "BR-1",
        List.of(
            entry(MORNING, set("BR-1", 37, "recipe")),
            entry(NOON, set("BR-2", 22, "recipe")),
            entry(NOON, set("BR-1", 30, "looks too warm"))));
    assertEquals(new PlannedSetpoint(37, MORNING), planned.of("temperature"));
    planned.adopt("BR-1", List.of(entry(NOON, new Event.LifeSupportSet("", "BR-1", false, 0, 0))));
    assertFalse(planned.of("temperature").known());
  }

  @Test
  void theCloserLimitCounts() {
    var planned = new PlannedSetpoints();
    AlarmDefinition hot = alarm(AlarmDefinition.Kind.HIGH, 37.8, "");
    AlarmDefinition warm = alarm(AlarmDefinition.Kind.HIGH, 39, "temperature");
    assertEquals(37.8, planned.closer(planned.closer(Double.NaN, hot), warm));
    planned.plan("temperature", 22, NOON);
    assertEquals(24, planned.closer(planned.closer(Double.NaN, hot), warm));
    AlarmDefinition cold = alarm(AlarmDefinition.Kind.LOW, 36, "temperature");
    assertEquals(21, planned.closer(20, cold));
    assertEquals(30, planned.closer(30, cold));
  }
}
