package org.cellstation.station.alarm;

/// The states of ISA-18.2. The comments give the letters of the standard's figure.
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
  OUT_OF_SERVICE
}
