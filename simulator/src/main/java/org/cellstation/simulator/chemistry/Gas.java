package org.cellstation.simulator.chemistry;

/// Gases as they come out of a wall or cylinder, dry shares.
public enum Gas {
  AIR(Solubility.AIR_OXYGEN, Solubility.AIR_CARBON_DIOXIDE),
  OXYGEN(1, 0),
  CARBON_DIOXIDE(0, 1),
  NITROGEN(0, 0);

  private final double oxygen;
  private final double carbonDioxide;

  Gas(double oxygen, double carbonDioxide) {
    this.oxygen = oxygen;
    this.carbonDioxide = carbonDioxide;
  }

  /// Share of O2.
  public double oxygen() {
    return oxygen;
  }

  /// Share of CO2; what is neither is nitrogen.
  public double carbonDioxide() {
    return carbonDioxide;
  }
}
