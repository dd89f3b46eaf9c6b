package org.cellstation.station.alarm;

/// What can happen to an alarm. The names are what the journal keeps.
public enum AlarmEvent {
  /// The condition has become abnormal.
  ALARM,
  /// An acknowledged alarm has become worse or has another cause.
  RE_ALARM,
  /// The condition has returned to normal.
  RTN,
  ACK,
  /// Ends a latched alarm.
  RESET,
  SHELVE,
  UNSHELVE,
  /// Logic says that the alarm means nothing now.
  SUPPRESS,
  UNSUPPRESS,
  TAKE_OUT_OF_SERVICE,
  RETURN_TO_SERVICE;

  /// Whether it lays a cover over the alarm or takes one away, instead of moving the alarm itself.
  boolean covers() {
    return compareTo(SHELVE) >= 0;
  }
}
