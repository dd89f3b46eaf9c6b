package org.cellstation.app.rehearsal;

import java.util.Locale;

/// Numbers and times as people read them, the same on every machine.
final class Words {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Words() {}

  /// A dash where there is none.
  static String number(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : "\u2013";
  }

  /// `2 d 03:15 h`, `03:15 h` or `45 s`.
  static String time(long seconds) {
    if (seconds < 0) {
      return "\u2013";
    }
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    String hours =
        String.format(Locale.ROOT, "%02d:%02d h", seconds % DAY / HOUR, seconds % HOUR / MINUTE);
    return seconds < DAY ? hours : seconds / DAY + " d " + hours;
  }
}
