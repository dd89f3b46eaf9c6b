package org.cellstation.simulator.chemistry;

/// Osmolality as the sum of what is dissolved; osmotic coefficients are taken as 1, so that 10 mM
/// of NaHCO3 add 20 mOsm (process.md 2.3). Lactate displaces bicarbonate, which leaves as CO2.
public final class Osmolality {
  private Osmolality() {}

  /// mOsm/kg.
  public static double of(double[] c) {
    return c[Species.OTHER_SOLUTES]
        + c[Species.GLUCOSE]
        + c[Species.GLUTAMINE]
        + c[Species.LACTATE]
        + c[Species.AMMONIUM]
        + c[Species.CARBON]
        + c[Species.PHOSPHATE]
        + c[Species.HEPES];
  }
}
