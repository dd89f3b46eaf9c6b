package org.cellstation.simulator.culture;

import org.cellstation.simulator.culture.CellLine.Breath;
import org.cellstation.simulator.culture.CellLine.Death;
import org.cellstation.simulator.culture.CellLine.Growth;
import org.cellstation.simulator.culture.CellLine.Turnover;
import org.cellstation.simulator.random.Noise;

/// What differs from one donor's cells to the next. Cells are counted in 1e9, so rates are
/// mmol/(1e9 cells h), which is the same number as pmol/cell/h. Source: process.md 1.2, fit to
/// Springuel 2025 and J Biol Eng 2019. For cells that are not T cells {@link #individual} takes
/// what they have in common with these.
///
/// @param muMax 1/h
/// @param kOn activation and its delay, 1/h, two stages
/// @param tauOff decay of activation without stimulus in a medium rich in cytokines, h
/// @param glucoseFactor scales glucose uptake
/// @param restingOxygen qO2 of a resting cell, pmol/cell/h
/// @param growingOxygen qO2 at full growth, pmol/cell/h
/// @param lactateHalfGrowth KIL, mM
/// @param lactateHalfDeath KDL, mM
/// @param response share of a full activation that a stimulus reaches: 1, or little where a donor
///   fails
/// @param transducibility share of the cells that a vector can reach at all
public record Donor(
    double muMax,
    double kOn,
    double tauOff,
    double glucoseFactor,
    double restingOxygen,
    double growingOxygen,
    double lactateHalfGrowth,
    double lactateHalfDeath,
    double response,
    double transducibility) {

  /// The default donor: [F] except qO2, which is 11.7 fmol/cell/h resting [L Hedeskov 1966] and 20
  /// growing [U 15..25], and what a vector reaches [U].
  public static final Donor NOMINAL =
      new Donor(
          CellLines.T.growth().max(),
          1 / 9.5,
          140,
          1,
          CellLines.T.breath().resting(),
          CellLines.T.breath().growing(),
          CellLines.T.growth().byLactate().level(),
          CellLines.T.death().lactateHalf(),
          1,
          0.8);

  /// What little activation a failing donor reaches, and how it spreads [U].
  private static final double FAILED_RESPONSE = 0.15;

  private static final double FAILED_SPREAD = 0.4;

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
    double stage = 1 / NOMINAL.kOn + 8 * (2 * noise.uniform() - 1) / 2;
    return new Donor(
        mu,
        1 / stage,
        tauOff,
        glucose,
        NOMINAL.restingOxygen * oxygen,
        NOMINAL.growingOxygen * oxygen,
        NOMINAL.lactateHalfGrowth,
        NOMINAL.lactateHalfDeath,
        NOMINAL.response,
        NOMINAL.transducibility);
  }

  /// The donor of that seed, whose cells hardly answer a stimulus.
  public static Donor failing(long seed) {
    double response = FAILED_RESPONSE * Noise.of(seed, "failing donor").factor(FAILED_SPREAD);
    return drawn(seed).withResponse(Math.min(1, response));
  }

  /// The same donor with another answer to a stimulus.
  public Donor withResponse(double share) {
    return new Donor(
        muMax,
        kOn,
        tauOff,
        glucoseFactor,
        restingOxygen,
        growingOxygen,
        lactateHalfGrowth,
        lactateHalfDeath,
        share,
        transducibility);
  }

  /// This donor's T cells.
  CellLine tCells() {
    CellLine t = CellLines.T;
    Growth g = t.growth();
    Growth growth =
        new Growth(
            muMax,
            g.halfGlucose(),
            g.halfGlutamine(),
            g.halfOxygen(),
            Inhibition.half(lactateHalfGrowth, g.byLactate().order()),
            g.byAmmonium());
    Breath breath = new Breath(restingOxygen, growingOxygen, t.breath().quotient());
    return new CellLine(
        t.name(), growth, lactateDeath(t.death()), eating(t.turnover()), breath, t.comfort());
  }

  /// Another kind of cell from a donor who differs from the default one as this one does: in
  /// growth, in glucose and in oxygen, by the same factors [U].
  CellLine individual(CellLine line) {
    double mu = muMax / NOMINAL.muMax;
    double oxygen = growingOxygen / NOMINAL.growingOxygen;
    Growth g = line.growth();
    Growth growth =
        new Growth(
            g.max() * mu,
            g.halfGlucose(),
            g.halfGlutamine(),
            g.halfOxygen(),
            g.byLactate(),
            g.byAmmonium());
    Breath b = line.breath();
    Breath breath = new Breath(b.resting() * oxygen, b.growing() * oxygen, b.quotient());
    return new CellLine(
        line.name(), growth, line.death(), eating(line.turnover()), breath, line.comfort());
  }

  private Death lactateDeath(Death d) {
    return new Death(
        d.base(),
        d.lactate(),
        lactateHalfDeath,
        d.wastes(),
        d.wastesAmmoniumHalf(),
        d.starving(),
        d.starvingHalf(),
        d.anoxia(),
        d.anoxiaHalf(),
        d.lysis());
  }

  private Turnover eating(Turnover t) {
    return new Turnover(
        t.cellsPerGlucose() / glucoseFactor,
        t.maintenanceGlucose() * glucoseFactor,
        t.lactatePerGlucose(),
        t.cellsPerGlutamine(),
        t.maintenanceGlutamine(),
        t.maintenanceGlutamineHalf(),
        t.ammoniumPerGlutamine(),
        t.ammoniumTaken(),
        t.lactateTaken(),
        t.switchGlucose());
  }
}
