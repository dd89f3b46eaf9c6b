package org.cellstation.simulator.emulator;

/// Unit bits of the Hamilton Arc family and what the emulated sensors can express in them. Source:
/// pH ARC Programmer's Manual EPHUM011, VisiFerm ODOUM043.
final class HamiltonUnits {
  static final int KELVIN = 0x02;
  static final int CELSIUS = 0x04;
  static final int FAHRENHEIT = 0x08;
  static final int PERCENT_VOL = 0x10;
  static final int PERCENT_SAT = 0x20;
  static final int PPM = 0x80;
  static final int PH = 0x1000;
  static final int MILLIVOLT = 0x200000;

  private static final String[] TEXTS = {
    "none", "K", "degC", "degF", "%-vol", "%-sat", "ug/l", "mg/l", "g/l", "uS/cm", "mS/cm", "1/cm",
    "pH", "mV/pH", "kOhm", "MOhm", "pA", "nA", "uA", "mA", "uV", "mV", "V", "mbar", "Pa", "Ohm",
    "%/degC", "deg", "", "", "", ""
  };

  private HamiltonUnits() {}

  /// Text of unit bit `n`, as registers 1920 + 4n give it.
  static String text(int bit) {
    return TEXTS[bit];
  }

  /// From the sensor's own unit (pH, %-sat or degC) into another of its units.
  static double convert(double value, int unit, double celsius) {
    return switch (unit) {
      case KELVIN -> value + 273.15;
      case FAHRENHEIT -> value * 1.8 + 32;
      // Air holds 20.95 % oxygen [G].
      case PERCENT_VOL -> value * 0.2095;
      // Air saturation in water at 37 degC: 0.2102 mM x 32 g/mol = 6.73 mg/L [C].
      case PPM -> value * 0.0673;
      // Nernst slope, 59.16 mV/pH at 25 degC, zero point pH 7 [G].
      case MILLIVOLT -> (7 - value) * 59.16 * (celsius + 273.15) / 298.15;
      default -> value;
    };
  }
}
