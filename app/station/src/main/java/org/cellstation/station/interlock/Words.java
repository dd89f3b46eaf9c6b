package org.cellstation.station.interlock;

import java.time.Duration;

/// Numbers and times as the matrix shows them.
final class Words {
  private Words() {}

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e12
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String amount(double value, String unit) {
    return unit.isEmpty() || unit.equals("pH") ? number(value) : number(value) + " " + unit;
  }

  static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    if (seconds >= 60 && seconds % 60 == 0) {
      return seconds / 60 + " min";
    }
    return number(time.toMillis() / 1000.0) + " s";
  }
}
