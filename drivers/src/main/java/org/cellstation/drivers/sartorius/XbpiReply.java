package org.cellstation.drivers.sartorius;

import java.nio.charset.StandardCharsets;

/// One checked reply of a balance over xBPI. Source: the protocol as recorded on MSE1203S, WZA8202
/// and BCE3202 balances; Sartorius WZG weigh cell manual.
final class XbpiReply {
  static final int ACKNOWLEDGED = 0x00;
  static final int ERROR = 0x01;
  static final int WEIGHT = 0x48;

  private static final int BODY = 3;
  private static final int WEIGHT_LENGTH = 8;

  /// Where a value of a weight would be when there is none.
  private static final int OFF_SCALE = 0x7FFFFFFF;

  private final byte[] frame;

  XbpiReply(byte[] frame) {
    this.frame = frame;
  }

  byte[] frame() {
    return frame;
  }

  boolean isSumRight() {
    int sum = 0;
    for (int i = 0; i < frame.length - 1; i++) {
      sum += frame[i];
    }
    return (byte) sum == frame[frame.length - 1];
  }

  int subtype() {
    return frame[2] & 0xFF;
  }

  int bodyLength() {
    return frame.length - BODY - 1;
  }

  private int octet(int index) {
    return frame[BODY + index] & 0xFF;
  }

  boolean isWeight() {
    return subtype() == WEIGHT && bodyLength() == WEIGHT_LENGTH;
  }

  boolean isOffScale() {
    return bits() == OFF_SCALE && octet(4) == 0xFF;
  }

  private int bits() {
    return octet(0) << 24 | octet(1) << 16 | octet(2) << 8 | octet(3);
  }

  /// As shown, with the decimals that are shown; `NaN` when value and sign contradict each other.
  double value() {
    double value = Float.intBitsToFloat(bits());
    int sign = octet(6) & 0xC0;
    boolean contradicts =
        sign == 0xC0 || (sign == 0x40 && value < 0) || (sign == 0x80 && value > 0);
    if (contradicts || !Double.isFinite(value) || Math.abs(value) > 1e9) {
      return Double.NaN;
    }
    double scale = Math.pow(10, octet(5) >> 4);
    return Math.rint(value * scale) / scale;
  }

  /// Of the last digit shown.
  double step() {
    return Math.pow(10, -(octet(5) >> 4));
  }

  int unitCode() {
    return octet(6) & 0x3F;
  }

  boolean isStable() {
    return (octet(7) & 0x40) != 0;
  }

  /// Why it was refused.
  String refusal() {
    int code = bodyLength() == 1 ? octet(0) : -1;
    return switch (code) {
      case 0x03 -> "value out of range";
      case 0x04 -> "does not know the command";
      case 0x06 -> "cannot do that now";
      case 0x07 -> "wrong or missing arguments";
      case 0x10 -> "no such index";
      default -> "error " + code;
    };
  }

  /// A name, filled up with zeroes or blanks.
  String text() {
    return new String(frame, BODY, bodyLength(), StandardCharsets.ISO_8859_1)
        .replace('\0', ' ')
        .strip();
  }

  /// Packed decimal digits, for example a serial number.
  String digits(int count, String separator) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : separator);
      text.append(Character.forDigit(octet(i) >> 4, 16))
          .append(Character.forDigit(octet(i) & 15, 16));
    }
    return text.toString();
  }
}
