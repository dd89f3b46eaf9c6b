package org.cellstation.drivers.modbus;

/// Exception codes in the words of the Modbus application protocol V1.1b3, section 7.
enum Refusal {
  ILLEGAL_FUNCTION(1, "illegal function"),
  ILLEGAL_ADDRESS(2, "illegal data address"),
  ILLEGAL_VALUE(3, "illegal data value"),
  DEVICE_FAILURE(4, "device failure or not executable now"),
  ACKNOWLEDGE(5, "accepted but not done yet"),
  BUSY(6, "busy"),
  NO_PATH(0x0A, "gateway has no path"),
  TARGET_SILENT(0x0B, "gateway got no answer from the unit");

  private final int code;
  private final String text;

  Refusal(int code, String text) {
    this.code = code;
    this.text = text;
  }

  static String text(int code) {
    for (Refusal refusal : values()) {
      if (refusal.code == code) {
        return "exception " + code + ", " + refusal.text;
      }
    }
    return "exception " + code;
  }
}
