package org.cellstation.simulator.culture;

import org.cellstation.simulator.random.Noise;

/// What differs from one patient's T cells to the next, and the fitted constants of the default
/// donor. Cells are counted in 1e9, so yields are 1e9 cells/mmol and rates mmol/(1e9 cells h),
/// which is the same number as pmol/cell/h. Source: process.md 1.2, fit to Springuel 2025 and J
/// Biol Eng 2019.
///
/// @param muMax 1/h
/// @param kOn activation and its delay, 1/h, two stages
/// @param tauOff decay of activation without stimulus, h
/// @param glucoseFactor scales glucose uptake
/// @param restingOxygen qO2 of a resting cell, pmol/cell/h
/// @param growingOxygen qO2 at full growth, pmol/cell/h
/// @param lactateHalfGrowth KIL, mM
/// @param lactateHalfDeath KDL, mM
public record Donor(
    double muMax,
    double kOn,
    double tauOff,
    double glucoseFactor,
    double restingOxygen,
    double growingOxygen,
    double lactateHalfGrowth,
    double lactateHalfDeath) {

  /// The default donor: [F] except qO2, which is 11.7 fmol/cell/h resting [L Hedeskov 1966] and 20
  /// growing [U 15..25].
  public static final Donor NOMINAL = new Donor(0.060, 1 / 9.5, 140, 1, 0.0117, 0.020, 43, 45);

  /// A donor out of the stated spread: log-normal CV 15 % muMax, 25 % tauOff, 20 % qG, 20 % qO2,
  /// lag +-8 h, all [U]. Seed 0 is the default donor.
  public static Donor drawn(long seed) {
    if (seed == 0) {
      return NOMINAL;
    }
    Noise noise = Noise.of(seed, "donor");
    double mu = NOMINAL.muMax * noise.factor(0.15);
    double tauOff = NOMINAL.tauOff * noise.factor(0.25);
    double glucose = noise.factor(0.20);
    double oxygen = noise.factor(0.20);
    // The lag is spent in two equal stages.
    double stage = 9.5 + 8 * (2 * noise.uniform() - 1) / 2;
    return new Donor(
        mu,
        1 / stage,
        tauOff,
        glucose,
        NOMINAL.restingOxygen * oxygen,
        NOMINAL.growingOxygen * oxygen,
        NOMINAL.lactateHalfGrowth,
        NOMINAL.lactateHalfDeath);
  }
}
