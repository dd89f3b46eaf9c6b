package org.cellstation.drivers.profiled;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.cellstation.drivers.profile.TextPattern.Placeholder;

/// Numbers as a command writes them. Pure functions.
final class NumberText {
  private NumberText() {}

  static double rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
  }

  /// @param number rounded already
  /// @return empty when the placeholder cannot hold it
  static String of(double number, Placeholder placeholder, int decimals) {
    return switch (placeholder.kind()) {
      case INTEGER -> integer((long) Math.rint(number), placeholder.digits());
      case HEX -> hexadecimal((long) Math.rint(number), placeholder.digits(), false);
      case SIGNED_HEX -> hexadecimal((long) Math.rint(number), placeholder.digits(), true);
      case FLOAT -> Double.toString(number);
      default ->
          BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    };
  }

  private static String integer(long number, int digits) {
    String text = Long.toString(number);
    if (digits == 0) {
      return text;
    }
    return number < 0 || text.length() > digits ? "" : "0".repeat(digits - text.length()) + text;
  }

  private static String hexadecimal(long number, int digits, boolean signed) {
    long all = 1L << (4 * digits);
    boolean fits = signed ? number >= -all / 2 && number < all / 2 : number >= 0 && number < all;
    if (!fits) {
      return "";
    }
    String text = Long.toHexString(number & (all - 1)).toUpperCase(Locale.ROOT);
    return "0".repeat(digits - text.length()) + text;
  }
}
