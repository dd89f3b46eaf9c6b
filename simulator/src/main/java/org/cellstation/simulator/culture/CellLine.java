package org.cellstation.simulator.culture;

/// The constants of one kind of cell in the equations of process.md 1.1. Cells are counted in 1e9,
/// so cells per mmol are 1e9/mmol and rates mmol/(1e9 cells h), which is the same number as
/// pmol/cell/h. Concentrations mM, times h.
public record CellLine(
    String name, Growth growth, Death death, Turnover turnover, Breath breath, Comfort comfort) {

  /// @param max muMax, 1/h
  /// @param halfGlucose,halfGlutamine,halfOxygen Monod constants
  /// @param byLactate,byAmmonium what slows it
  public record Growth(
      double max,
      double halfGlucose,
      double halfGlutamine,
      double halfOxygen,
      Inhibition byLactate,
      Inhibition byAmmonium) {}

  /// Rates, 1/h.
  ///
  /// @param base always
  /// @param lactate most by lactate, half of it at `lactateHalf`, fourth order
  /// @param wastes most by lactate and ammonium together, first order in each
  /// @param wastesAmmoniumHalf half of that part by ammonium; by lactate it is `lactateHalf`
  /// @param starving most without glucose, half of it at `starvingHalf`
  /// @param anoxia most without oxygen, half of it at `anoxiaHalf`
  /// @param lysis of dead cells
  public record Death(
      double base,
      double lactate,
      double lactateHalf,
      double wastes,
      double wastesAmmoniumHalf,
      double starving,
      double starvingHalf,
      double anoxia,
      double anoxiaHalf,
      double lysis) {}

  /// @param cellsPerGlucose YXG
  /// @param maintenanceGlucose mG
  /// @param lactatePerGlucose YLG, mol/mol
  /// @param cellsPerGlutamine YXQ
  /// @param maintenanceGlutamine mQ
  /// @param maintenanceGlutamineHalf glutamine at which that maintenance is half
  /// @param ammoniumPerGlutamine YAQ, mol/mol
  /// @param ammoniumTaken ammonium that cells take up again
  /// @param lactateTaken most lactate that cells take up again when glucose comes to its end, qLre
  /// @param switchGlucose glucose below which they begin to, Gsw; what they take rises evenly from
  ///   there
  public record Turnover(
      double cellsPerGlucose,
      double maintenanceGlucose,
      double lactatePerGlucose,
      double cellsPerGlutamine,
      double maintenanceGlutamine,
      double maintenanceGlutamineHalf,
      double ammoniumPerGlutamine,
      double ammoniumTaken,
      double lactateTaken,
      double switchGlucose) {}

  /// @param resting qO2 without growth
  /// @param growing qO2 at muMax
  /// @param quotient RQ, CO2 per O2
  public record Breath(double resting, double growing, double quotient) {}

  /// Where it grows best, and what harms it.
  ///
  /// @param celsius,celsiusSpread optimum and spread of fT
  /// @param ph,phSpread optimum and spread of fpH
  /// @param milliosmolal,milliosmolalSpread optimum and spread of fosm
  /// @param eddyMicrometres Kolmogorov length below which eddies harm
  /// @param shearDeath 1/h at twice the dissipation that makes eddies this small; nothing below it
  /// @param micrometres diameter of one cell
  public record Comfort(
      double celsius,
      double celsiusSpread,
      double ph,
      double phSpread,
      double milliosmolal,
      double milliosmolalSpread,
      double eddyMicrometres,
      double shearDeath,
      double micrometres) {}

  /// Cells on their way from one kind to another: every constant in proportion, but for what slows
  /// growth, which has no middle.
  ///
  /// @param share 0 for this kind, 1 for the other
  CellLine towards(CellLine other, double share) {
    Mix mix = new Mix(share);
    Growth g = growth;
    Growth h = other.growth;
    Death d = death;
    Death e = other.death;
    Turnover t = turnover;
    Turnover u = other.turnover;
    Comfort c = comfort;
    Comfort k = other.comfort;
    return new CellLine(
        name,
        new Growth(
            mix.of(g.max, h.max),
            mix.of(g.halfGlucose, h.halfGlucose),
            mix.of(g.halfGlutamine, h.halfGlutamine),
            mix.of(g.halfOxygen, h.halfOxygen),
            share < 0.5 ? g.byLactate : h.byLactate,
            share < 0.5 ? g.byAmmonium : h.byAmmonium),
        new Death(
            mix.of(d.base, e.base),
            mix.of(d.lactate, e.lactate),
            mix.of(d.lactateHalf, e.lactateHalf),
            mix.of(d.wastes, e.wastes),
            mix.of(d.wastesAmmoniumHalf, e.wastesAmmoniumHalf),
            mix.of(d.starving, e.starving),
            mix.of(d.starvingHalf, e.starvingHalf),
            mix.of(d.anoxia, e.anoxia),
            mix.of(d.anoxiaHalf, e.anoxiaHalf),
            mix.of(d.lysis, e.lysis)),
        new Turnover(
            mix.of(t.cellsPerGlucose, u.cellsPerGlucose),
            mix.of(t.maintenanceGlucose, u.maintenanceGlucose),
            mix.of(t.lactatePerGlucose, u.lactatePerGlucose),
            mix.of(t.cellsPerGlutamine, u.cellsPerGlutamine),
            mix.of(t.maintenanceGlutamine, u.maintenanceGlutamine),
            mix.of(t.maintenanceGlutamineHalf, u.maintenanceGlutamineHalf),
            mix.of(t.ammoniumPerGlutamine, u.ammoniumPerGlutamine),
            mix.of(t.ammoniumTaken, u.ammoniumTaken),
            mix.of(t.lactateTaken, u.lactateTaken),
            mix.of(t.switchGlucose, u.switchGlucose)),
        new Breath(
            mix.of(breath.resting, other.breath.resting),
            mix.of(breath.growing, other.breath.growing),
            mix.of(breath.quotient, other.breath.quotient)),
        new Comfort(
            mix.of(c.celsius, k.celsius),
            mix.of(c.celsiusSpread, k.celsiusSpread),
            mix.of(c.ph, k.ph),
            mix.of(c.phSpread, k.phSpread),
            mix.of(c.milliosmolal, k.milliosmolal),
            mix.of(c.milliosmolalSpread, k.milliosmolalSpread),
            mix.of(c.eddyMicrometres, k.eddyMicrometres),
            mix.of(c.shearDeath, k.shearDeath),
            mix.of(c.micrometres, k.micrometres)));
  }

  private record Mix(double share) {
    double of(double here, double there) {
      return here + share * (there - here);
    }
  }
}
