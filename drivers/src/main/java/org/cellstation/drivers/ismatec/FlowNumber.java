package org.cellstation.drivers.ismatec;

/// Volumes and flow rates as the Reglo ICC writes them: four digits with the point after the first,
/// and a power of ten of one digit, in mL or mL/min. `1300E-3` is 1.300e-3 mL/min. Source:
/// operating manual 14-036, "Volume type 1 and 2".
final class FlowNumber {
  private static final double DIGITS_PER_UNIT = 1000;
  private static final int SMALLEST_EXPONENT = -9;

  private FlowNumber() {}

  /// @return as sent to the pump, without `E`: `1300-3`
  static String format(double value) {
    if (value == 0) {
      return "0000+0";
    }
    int exponent = Math.max(SMALLEST_EXPONENT, (int) Math.floor(Math.log10(value)));
    long mantissa = Math.round(value / Math.pow(10, exponent) * DIGITS_PER_UNIT);
    if (mantissa >= 10 * DIGITS_PER_UNIT) {
      mantissa /= 10;
      exponent++;
    }
    String digits = Long.toString(mantissa);
    return "0".repeat(4 - digits.length())
        + digits
        + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }

  /// @return the value of `frame[from..]`, `NaN` when that is not `mmmmEse` and CR LF
  static double parse(byte[] frame, int from) {
    if (frame.length - from != 9 || frame[from + 7] != '\r' || frame[from + 8] != '\n') {
      return Double.NaN;
    }
    int mantissa = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = frame[i] - '0';
      if (digit < 0 || digit > 9) {
        return Double.NaN;
      }
      mantissa = mantissa * 10 + digit;
    }
    int exponent = frame[from + 6] - '0';
    boolean negative = frame[from + 5] == '-';
    if (frame[from + 4] != 'E'
        || (!negative && frame[from + 5] != '+')
        || exponent < 0
        || exponent > 9) {
      return Double.NaN;
    }
    double power = Math.pow(10, exponent);
    double digits = mantissa / DIGITS_PER_UNIT;
    return negative ? digits / power : digits * power;
  }
}
