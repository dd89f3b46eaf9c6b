package org.cellstation.drivers.sensirion;

/// How a calibration names its unit: a power of ten, a unit and a time. Source: SFC5xxx SHDLC
/// commands, medium unit.
final class GasUnit {
  /// Norm litre, and the standard litre at its four temperatures.
  private static final int LAST_LITRE = 4;

  private static final double[] MINUTES = {
    Double.NaN, 1 / 60e6, 1 / 60e3, 1 / 60.0, 1, 60, 24 * 60
  };

  private GasUnit() {}

  /// @return `NaN` when this is no volume of gas in a time
  static double millilitresPerMinute(int power, int unit, int time) {
    if (unit > LAST_LITRE || power < -6 || power > 3 || time >= MINUTES.length) {
      return Double.NaN;
    }
    return 1000 * Math.pow(10, power) / MINUTES[time];
  }
}
