package org.cellstation.simulator.validation;

/// What the culture of a run stands in, with an ideal hand on it. Where oxygen or pH is held it has
/// exactly its set-point; where it is not, gas and liquid decide.
///
/// @param litres at the start
/// @param celsius held
/// @param oxygenPercent of air saturation, held; NaN where transfer decides
/// @param transfer kLa, 1/h, where oxygen is not held
/// @param gasOxygen share of oxygen in the gas, where oxygen is not held
/// @param ph held; NaN where the gas decides
/// @param gasCarbonDioxide share of CO2 in the gas, where pH is not held
/// @param dissipation mean power of stirring, W/kg
/// @param retention part of the cells that perfusion leaves in the vessel
public record Stage(
    double litres,
    double celsius,
    double oxygenPercent,
    double transfer,
    double gasOxygen,
    double ph,
    double gasCarbonDioxide,
    double dissipation,
    double retention) {

  boolean holdsOxygen() {
    return !Double.isNaN(oxygenPercent);
  }

  boolean holdsPh() {
    return !Double.isNaN(ph);
  }
}
