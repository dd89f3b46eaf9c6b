package org.cellstation.station.alarm;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/// The states of ISA-18.2. The comments give the letters of the standard's figure.
///
/// A to F are the alarm's own course, moved by {@link #on}. G, H and I lie over it and hide it;
/// they belong to {@link AlarmCondition}.
public enum AlarmState {
  /// A
  NORMAL,
  /// B
  UNACKNOWLEDGED,
  /// C
  ACKNOWLEDGED,
  /// D
  RTN_UNACKNOWLEDGED,
  /// E
  LATCHED_UNACKNOWLEDGED,
  /// F
  LATCHED_ACKNOWLEDGED,
  /// G
  SHELVED,
  /// H
  SUPPRESSED_BY_DESIGN,
  /// I
  OUT_OF_SERVICE;

  private record Cell(AlarmState from, AlarmEvent event) {}

  /// The table of the standard, RTN for alarms that do not latch. A reset of E is refused: what
  /// nobody has acknowledged cannot be put away.
  private static final Map<Cell, AlarmState> TABLE =
      Map.ofEntries(
          entry(new Cell(NORMAL, AlarmEvent.ALARM), UNACKNOWLEDGED),
          entry(new Cell(UNACKNOWLEDGED, AlarmEvent.ACK), ACKNOWLEDGED),
          entry(new Cell(UNACKNOWLEDGED, AlarmEvent.RTN), RTN_UNACKNOWLEDGED),
          entry(new Cell(ACKNOWLEDGED, AlarmEvent.RTN), NORMAL),
          entry(new Cell(ACKNOWLEDGED, AlarmEvent.RE_ALARM), UNACKNOWLEDGED),
          entry(new Cell(RTN_UNACKNOWLEDGED, AlarmEvent.ACK), NORMAL),
          entry(new Cell(RTN_UNACKNOWLEDGED, AlarmEvent.ALARM), UNACKNOWLEDGED),
          entry(new Cell(LATCHED_UNACKNOWLEDGED, AlarmEvent.ACK), LATCHED_ACKNOWLEDGED),
          entry(new Cell(LATCHED_UNACKNOWLEDGED, AlarmEvent.ALARM), UNACKNOWLEDGED),
          entry(new Cell(LATCHED_ACKNOWLEDGED, AlarmEvent.RESET), NORMAL),
          entry(new Cell(LATCHED_ACKNOWLEDGED, AlarmEvent.ALARM), UNACKNOWLEDGED));

  private static final Map<AlarmState, AlarmState> LATCHED_RTN =
      Map.of(
          UNACKNOWLEDGED, LATCHED_UNACKNOWLEDGED,
          ACKNOWLEDGED, LATCHED_ACKNOWLEDGED);

  /// The next state, empty when `event` is not possible in this one.
  public Optional<AlarmState> on(AlarmEvent event, boolean latched) {
    return Optional.ofNullable(
        latched && event == AlarmEvent.RTN
            ? LATCHED_RTN.get(this)
            : TABLE.get(new Cell(this, event)));
  }

  /// Whether the process condition is abnormal in this state (B, C).
  public boolean abnormal() {
    return this == UNACKNOWLEDGED || this == ACKNOWLEDGED;
  }
}
