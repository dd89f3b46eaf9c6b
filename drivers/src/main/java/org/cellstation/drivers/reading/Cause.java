package org.cellstation.drivers.reading;

/// Why a reading has its quality.
public enum Cause {
  /// Nothing is wrong.
  NONE("ok"),
  /// Nothing has been read since the start.
  NOT_YET_READ("not read yet"),
  /// The newest reading is older than the signal allows.
  STALE("stale"),
  /// The instrument did not answer within its timeout.
  NO_REPLY("no reply"),
  /// The port or socket is gone.
  LINK_DOWN("link down"),
  /// The reply was damaged or from another unit.
  DAMAGED_REPLY("damaged reply"),
  /// The instrument refused the request.
  REFUSED("refused by instrument"),
  /// The instrument itself reports a defect or a warning about this value.
  SENSOR_FAULT("sensor fault"),
  /// The value lies outside the measuring range.
  OUT_OF_RANGE("out of range"),
  /// The instrument says that its value has not settled.
  NOT_STABLE("not stable"),
  /// Switched off by a person: nothing is asked of it.
  DISABLED("switched off"),
  /// What answers is another instrument than the one that was accepted.
  EXCHANGED("another instrument"),
  /// Typed in by a person.
  MANUAL("manual entry");

  private final String text;

  Cause(String text) {
    this.text = text;
  }

  /// The words an operator reads.
  public String text() {
    return text;
  }
}
