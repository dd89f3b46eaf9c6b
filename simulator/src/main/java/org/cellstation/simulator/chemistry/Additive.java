package org.cellstation.simulator.chemistry;

/// What is added in drops: base, acid, antifoam.
///
/// @param strongIons strong-ion difference, mM: sodium of a base, minus chloride of an acid
/// @param carbonate mM
/// @param solutes osmotically active ions, mM
/// @param antifoam mL/L
public record Additive(double strongIons, double carbonate, double solutes, double antifoam) {
  /// 1 M NaHCO3.
  public static final Additive BICARBONATE = new Additive(1000, 1000, 1000, 0);

  /// 0.5 M NaOH.
  public static final Additive SODIUM_HYDROXIDE = new Additive(500, 0, 500, 0);

  /// 0.5 M HCl.
  public static final Additive HYDROCHLORIC_ACID = new Additive(-500, 0, 500, 0);

  /// A 3 % emulsion of silicone in water [G].
  public static final Additive ANTIFOAM = new Additive(0, 0, 0, 30);

  public double[] composition() {
    double[] c = new double[Species.COUNT];
    c[Species.STRONG_IONS] = strongIons;
    c[Species.CARBON] = carbonate;
    c[Species.OTHER_SOLUTES] = solutes;
    c[Species.ANTIFOAM] = antifoam;
    return c;
  }
}
