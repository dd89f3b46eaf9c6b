package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Medium;
import org.cellstation.simulator.culture.Donor;

/// What the plant is made of before the first step.
///
/// @param seed of all noise
/// @param donor whose cells
/// @param biased true to give instruments, pumps and valves errors drawn from the seed
/// @param bagLitres whole volume of the bag; half of it is the working volume
/// @param medium in the feed bottle
/// @param inoculum liquid that carries the cells
/// @param inoculumViable viable cells in it, 1e6/mL
/// @param inoculumViability fraction
/// @param stimulusHours how long the activation reagent acts
/// @param retention part of the cells that the permeate filter holds back
public record PlantSettings(
    long seed,
    Donor donor,
    boolean biased,
    double bagLitres,
    Medium medium,
    Medium inoculum,
    double inoculumViable,
    double inoculumViability,
    double stimulusHours,
    double retention) {

  /// The default batch: 100 mL of inoculum in 900 mL of medium gives 0.258e6/mL, the seed of the
  /// golden run (process.md 1.2); 95 % viable, stimulated for 72 h.
  public static PlantSettings nominal(long seed) {
    return new PlantSettings(
        seed, Donor.NOMINAL, false, 2, Medium.PERFUSION, Medium.INOCULUM, 2.58, 0.95, 72, 1.0);
  }
}
