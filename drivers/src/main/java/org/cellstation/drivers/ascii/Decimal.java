package org.cellstation.drivers.ascii;

/// Decimal numbers as instruments print them: sign, digits, point, digits. No exponent, no blanks.
public final class Decimal {
  private static final double[] TENTHS = {
    1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12
  };
  private static final int MOST_DIGITS = 12;

  private Decimal() {}

  /// @return the value of `text[from .. to)`, `NaN` when that is anything but a number
  public static double parse(byte[] text, int from, int to) {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    if (negative || (i < to && text[i] == '+')) {
      i++;
    }
    long digits = 0;
    int count = 0;
    int point = -1;
    for (; i < to; i++) {
      byte b = text[i];
      if (b >= '0' && b <= '9' && count < MOST_DIGITS) {
        digits = digits * 10 + (b - '0');
        count++;
      } else if (b == '.' && point < 0 && count > 0) {
        point = count;
      } else {
        return Double.NaN;
      }
    }
    if (count == 0 || point == count) {
      return Double.NaN;
    }
    double value = point < 0 ? digits : digits / TENTHS[count - point];
    return negative ? -value : value;
  }
}
