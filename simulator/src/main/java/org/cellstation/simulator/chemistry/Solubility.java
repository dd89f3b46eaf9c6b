package org.cellstation.simulator.chemistry;

/// Gases in water. Source: process.md 2.1 and 2.3; temperature slopes [G].
public final class Solubility {
  /// Molar volume at 37 degC and 1 atm, L/mmol (2.4).
  public static final double LITRES_PER_MMOL = 0.02545;

  public static final double AIR_OXYGEN = 0.2095;
  public static final double AIR_CARBON_DIOXIDE = 0.0004;
  public static final double STANDARD_PRESSURE = 101.325;
  public static final double KILOPASCAL_PER_MMHG = 0.1333224;

  /// Medium dissolves less than water [L Oroboros].
  private static final double MEDIUM_FACTOR = 0.89;

  private Solubility() {}

  /// mM/kPa in medium: 10.56 uM/kPa in water at 37 degC [G].
  public static double oxygen(double celsius) {
    return 0.01056 * MEDIUM_FACTOR * StrictMath.exp(-0.0153 * (celsius - 37));
  }

  /// mM/kPa: 0.0307 mM/mmHg at 37 degC [G].
  public static double carbonDioxide(double celsius) {
    return 0.0307 / KILOPASCAL_PER_MMHG * StrictMath.exp(-0.027 * (celsius - 37));
  }

  /// Water vapour over the liquid, kPa (Magnus): 6.28 at 37 degC.
  public static double vapour(double celsius) {
    return 0.61094 * StrictMath.exp(17.625 * celsius / (celsius + 243.04));
  }
}
