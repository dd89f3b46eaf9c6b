package org.cellstation.drivers.sensirion;

/// The codes with which a mass-flow controller says no. Source: SFC5xxx SHDLC commands, error
/// codes.
enum SfcError {
  NOT_IMPLEMENTED(0x20, "not implemented"),
  COMPOSITION(0x25, "wrong size of data"),
  NO_BROADCAST_REPLY(0x27, "no reply to a broadcast is waiting"),
  ARGUMENT(0x28, "argument out of range"),
  LOOP_NOT_RUNNING(0x2D, "the measuring loop does not run"),
  NO_CALIBRATION(0x33, "no valid gas calibration at this index"),
  SUPPLY(0x37, "supply voltage out of range"),
  NO_PRESSURE(0x3F, "not enough gas pressure to reach the set-point"),
  BUSY(0x42, "the sensor is busy"),
  STATE(0x43, "not allowed in its present state"),
  NOT_SUPPORTED(0x44, "not supported by this device"),
  FATAL(0x7F, "system failure");

  private final int code;
  private final String text;

  SfcError(int code, String text) {
    this.code = code;
    this.text = text;
  }

  static String text(int code) {
    for (SfcError error : values()) {
      if (error.code == code) {
        return "error " + code + ", " + error.text;
      }
    }
    return "error " + code;
  }
}
