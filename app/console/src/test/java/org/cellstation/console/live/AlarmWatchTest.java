package org.cellstation.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;
import org.junit.jupiter.api.Test;

class AlarmWatchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:00Z");
  private final AlarmWatch watch = new AlarmWatch();

  private static Snapshot.Alarm alarm(AlarmState state, double value) {
    return new Snapshot.Alarm(
        "BR-1.DO.low", "BR-1", AlarmPriority.HIGH, state, "DO low", "look", value, 20, NOW);
  }

  private List<String> after(Snapshot.Alarm... alarms) {
    var scan = new Snapshot.Scan(Duration.ofSeconds(1), 1, 1, 0);
    return watch
        .changes(
            new Snapshot(NOW, List.of(), List.of(alarms), List.of(), Map.of(), scan, "", List.of()))
        .stream()
        .map(change -> change.from() + ">" + change.to())
        .toList();
  }

  @Test
  void tellsEveryMoveOnce() {
    assertEquals(List.of("NORMAL>UNACKNOWLEDGED"), after(alarm(AlarmState.UNACKNOWLEDGED, 12)));
    assertEquals(List.of(), after(alarm(AlarmState.UNACKNOWLEDGED, 12)));
    assertEquals(
        List.of("UNACKNOWLEDGED>RTN_UNACKNOWLEDGED"),
        after(alarm(AlarmState.RTN_UNACKNOWLEDGED, 30)));
  }

  @Test
  void isNotAChangeWhenOnlyTheValueMoves() {
    after(alarm(AlarmState.UNACKNOWLEDGED, 12));
    assertEquals(List.of(), after(alarm(AlarmState.UNACKNOWLEDGED, 11)));
  }

  @Test
  void takesAnAlarmThatIsNoLongerListedForNormal() {
    after(alarm(AlarmState.ACKNOWLEDGED, 12));
    assertEquals(List.of("ACKNOWLEDGED>NORMAL"), after());
    assertEquals(List.of(), after());
  }
}
