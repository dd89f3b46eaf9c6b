package org.cellstation.simulator.chemistry;

/// Head-space of the bag, well mixed, dry fractions. The implicit step is stable at any length.
/// Source: process.md 2.4.
public final class GasPhase {
  private static final double AIR_CARBON_DIOXIDE = 0.0004;

  private double oxygen = Solubility.AIR_OXYGEN;
  private double carbonDioxide = AIR_CARBON_DIOXIDE;
  private double outflow;

  public double oxygen() {
    return oxygen;
  }

  public double carbonDioxide() {
    return carbonDioxide;
  }

  /// Gas leaving through the filter, mL/min.
  public double outflow() {
    return outflow;
  }

  /// @param air,pureOxygen,pureCarbonDioxide mL/min
  /// @param takenOxygen,takenCarbonDioxide what the liquid takes up, mL/min of gas
  /// @param space head-space, mL
  public void step(
      double dtSeconds,
      double air,
      double pureOxygen,
      double pureCarbonDioxide,
      double takenOxygen,
      double takenCarbonDioxide,
      double space) {
    double minutes = dtSeconds / 60;
    double inflow = air + pureOxygen + pureCarbonDioxide;
    outflow = Math.max(0, inflow - takenOxygen - takenCarbonDioxide);
    // Uptake without supply draws room air in through the exhaust filter.
    double drawnIn = Math.max(0, takenOxygen + takenCarbonDioxide - inflow);
    double renewal = 1 / (space + minutes * outflow);
    double airIn = air + drawnIn;
    oxygen =
        Math.max(
            0,
            (space * oxygen + minutes * (airIn * Solubility.AIR_OXYGEN + pureOxygen - takenOxygen))
                * renewal);
    carbonDioxide =
        Math.max(
            0,
            (space * carbonDioxide
                    + minutes
                        * (airIn * AIR_CARBON_DIOXIDE + pureCarbonDioxide - takenCarbonDioxide))
                * renewal);
    double sum = oxygen + carbonDioxide;
    if (sum > 1) {
      oxygen /= sum;
      carbonDioxide /= sum;
    }
  }
}
