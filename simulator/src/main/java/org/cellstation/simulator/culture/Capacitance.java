package org.cellstation.simulator.culture;

/// What a capacitance probe sees of cells whose membranes are whole (Schwan): the step in
/// permittivity between low and high frequency. Source: process.md 2.6.
public final class Capacitance {
  /// Membrane capacitance, F/m2 [G].
  private static final double MEMBRANE = 0.01;

  /// Of empty space, F/m.
  private static final double VACUUM = 8.8541878128e-12;

  /// Conductivity of medium and of the inside of a cell, S/m [G].
  private static final double OUTSIDE = 1.5;

  private static final double INSIDE = 0.5;

  /// pF/cm for a relative permittivity of 1.
  private static final double PICOFARAD_PER_CENTIMETRE = VACUUM * 1e10;

  private Capacitance() {}

  /// pF/cm far below the characteristic frequency: 0.589 for 1e6/mL of 5 um radius [C].
  ///
  /// @param viable 1e6/mL; dead cells leak and are not seen
  /// @param micrometres mean diameter of one cell
  public static double of(double viable, double micrometres) {
    double radius = micrometres * 0.5e-6;
    double share = 4.0 / 3 * Math.PI * radius * radius * radius * viable * 1e12;
    return 9.0 / 4 * radius * share * MEMBRANE / VACUUM * PICOFARAD_PER_CENTIMETRE;
  }

  /// What is left at a frequency (Cole-Cole with its exponent 0: one relaxation).
  ///
  /// @param megahertz of the probe
  public static double at(double megahertz, double viable, double micrometres) {
    double part = megahertz / characteristic(micrometres);
    return of(viable, micrometres) / (1 + part * part);
  }

  /// Frequency at which half of the step is left, MHz.
  public static double characteristic(double micrometres) {
    double radius = micrometres * 0.5e-6;
    return 1e-6 / (2 * Math.PI * radius * MEMBRANE * (1 / INSIDE + 1 / (2 * OUTSIDE)));
  }
}
