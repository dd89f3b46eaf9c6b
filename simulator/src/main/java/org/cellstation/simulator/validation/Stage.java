package org.cellstation.simulator.validation;

import java.util.Optional;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Vessel;

/// What the culture of a run stands in, with an ideal hand on it. Where oxygen or pH is held it has
/// exactly its set-point, oxygen no more than the vessel can bring with pure oxygen; where it is
/// not, gas and liquid decide.
///
/// @param litres at the start; in both loops of hollow fibres
/// @param celsius held
/// @param oxygenPercent of air saturation, held; NaN where transfer decides
/// @param transfer kLa, 1/h, where oxygen is not held and no vessel is named
/// @param gasOxygen share of oxygen in the gas, where oxygen is not held
/// @param ph held; NaN where the gas decides
/// @param gasCarbonDioxide share of CO2 in the gas, where pH is not held
/// @param dissipation mean power of stirring, W/kg, where no vessel is named
/// @param retention part of the cells that perfusion leaves in the vessel
/// @param housing the vessel, whose model gives transfer and eddies; empty where the numbers here
///   do
public record Stage(
    double litres,
    double celsius,
    double oxygenPercent,
    double transfer,
    double gasOxygen,
    double ph,
    double gasCarbonDioxide,
    double dissipation,
    double retention,
    Optional<Housing> housing) {

  /// A vessel of the plant.
  ///
  /// @param rate rocks or turns per minute, mL/min of recirculation in fibres
  /// @param sparge gas through the sparger, mL/min
  public record Housing(Vessel vessel, double rate, double sparge) {}

  /// Where cells and medium are apart.
  Optional<Aeration.Fibres> fibres() {
    return housing.isPresent()
            && housing.get().vessel().aeration() instanceof Aeration.Fibres fibres
        ? Optional.of(fibres)
        : Optional.empty();
  }

  boolean holdsOxygen() {
    return !Double.isNaN(oxygenPercent);
  }

  boolean holdsPh() {
    return !Double.isNaN(ph);
  }
}
