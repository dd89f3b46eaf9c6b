package org.cellstation.simulator.emulator;

/// The number formats of the Reglo ICC (manual 14-036-E, 14.6).
final class RegloNumber {
  private RegloNumber() {}

  /// Volume type 2, `mmmmse`: m.mmm x 10^se.
  ///
  /// @return NaN when the text is anything else
  static double volume(String text) {
    if (text.length() != 6 || digits(text.substring(0, 4)) < 0) {
      return Double.NaN;
    }
    int exponent = digits(text.substring(5));
    char sign = text.charAt(4);
    if (exponent < 0 || (sign != '+' && sign != '-')) {
      return Double.NaN;
    }
    double mantissa = digits(text.substring(0, 4)) / 1000.0;
    return mantissa * power(sign == '-' ? -exponent : exponent);
  }

  /// Volume type 1, `mmmmEse`, CR LF.
  static void volume(double value, Answer answer) {
    int exponent = 0;
    double scaled = value;
    while (scaled >= 10 && exponent < 9) {
      scaled /= 10;
      exponent++;
    }
    while (scaled > 0 && scaled < 1 && exponent > -9) {
      scaled *= 10;
      exponent--;
    }
    long mantissa = Math.round(scaled * 1000);
    if (mantissa >= 10_000) {
      mantissa /= 10;
      exponent++;
    }
    answer
        .whole(mantissa, 4, '0')
        .character('E')
        .character(exponent < 0 ? '-' : '+')
        .whole(Math.abs(exponent), 1, '0')
        .text("\r\n");
  }

  /// A run of digits as a number, -1 when it is anything else.
  static int digits(String text) {
    if (text.isEmpty() || text.length() > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static double power(int exponent) {
    double power = 1;
    for (int i = 0; i < Math.abs(exponent); i++) {
      power *= 10;
    }
    return exponent < 0 ? 1 / power : power;
  }
}
