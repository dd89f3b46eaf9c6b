package org.cellstation.drivers.ismatec;

/// Why a channel has stopped, as its event says (`^X2|A`). Source: operating manual 14-036, "Event
/// messages".
enum StopCause {
  RUN_TIME_OVER('A', "its run time is over"),
  CALIBRATED('B', "its calibration is over"),
  BY_HAND('1', "it was stopped at the pump"),
  OVERTEMPERATURE('2', "overtemperature of its motor"),
  OVERCURRENT('3', "overcurrent of its motor, as when the tube or the rotor is blocked"),
  /// The event was lost, or has a code that the manual does not name.
  UNKNOWN('?', "the pump did not say why");

  private final char code;
  private final String words;

  StopCause(char code, String words) {
    this.code = code;
    this.words = words;
  }

  static StopCause of(char code) {
    for (StopCause cause : values()) {
      if (cause.code == code) {
        return cause;
      }
    }
    return UNKNOWN;
  }

  String words() {
    return words;
  }
}
