package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.VIABLE;

/// T cells: what all cells do, with activation in two first-order stages, so that lag and decay
/// appear without a switch, and a share that carries a transferred gene. Source: process.md 1.1 and
/// 1.2; all constants [F] to published end points unless marked otherwise.
public final class TCells extends Population {
  public static final double LACTATE_PER_GLUCOSE = CellLines.T.turnover().lactatePerGlucose();

  private static final double DEATH_ACTIVATION = 0.0015;
  private static final double ACTIVATION_DEATH_HOURS = 36;

  /// A second stimulus reaches less of a full activation than the first: 0.042 over 0.053 1/h in
  /// the same spinner [F to J Biol Eng 2019 T1].
  private static final double AGAIN = 0.83;

  /// Share of fully activated cells that one infectious particle per cell reaches [U]; with 0.8
  /// reachable cells MOI 3 gives about 45 % CAR+.
  private static final double REACHED_PER_PARTICLE = 0.3;

  /// The gene shows itself this long after the transfer, h, first order [G 1..2 days].
  private static final double EXPRESSION_HOURS = 24;

  /// What the gene costs its carrier, part of the growth rate [U].
  private static final double BURDEN = 0.03;

  /// Death by the transfer, 1/h for each particle per cell, and how long [U].
  private static final double TRANSFER_DEATH = 0.0006;

  private static final double TRANSFER_HOURS = 24;

  /// Diameter of a blast, um [G].
  private static final double BLAST = 11.5;

  // Own states.
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int CARRIER = 2;
  private static final int SHOWING = 3;
  private static final int STATES = 4;

  private static final double HISTORY_STEP = 0.05;

  private final Donor donor;
  private Support support;
  private final double stimulusHours;
  private double stimulatedHours = -1;
  private boolean again;
  private boolean resting;
  private double particles;
  private double transferredHours = -1;

  /// @param stimulusHours how long beads or reagent act from the arrival of the first cells
  /// @param oxygenKills false only where the golden vectors ask for it
  public TCells(Donor donor, double stimulusHours, boolean oxygenKills) {
    this(donor, Support.RICH, stimulusHours, oxygenKills);
  }

  /// @param support of the medium they live in
  public TCells(Donor donor, Support support, double stimulusHours, boolean oxygenKills) {
    super(donor.tCells(), oxygenKills, STATES);
    this.donor = donor;
    this.support = support;
    this.stimulusHours = stimulusHours;
  }

  /// The first cells have come, with the stimulus, unless they had theirs before or wait for it.
  /// Whoever comes carries no gene yet.
  @Override
  public void arrive(double share) {
    double kept = 1 - Math.clamp(share, 0, 1);
    own[CARRIER] *= kept;
    own[SHOWING] *= kept;
    if (stimulatedHours < 0 && !resting) {
      stimulatedHours = 0;
    }
  }

  @Override
  public void treat(Treatment treatment) {
    switch (treatment) {
      case Treatment.Resting _ -> resting = true;
      case Treatment.Stimulus _ -> restimulate();
      case Treatment.Vector(double particlesPerCell) -> transduce(particlesPerCell);
      case Treatment.Carriers _ -> {
        // They need no hold.
      }
    }
  }

  @Override
  public void wash(Support medium, double share) {
    support = support.towards(medium, share);
  }

  /// The cells were stimulated elsewhere, long ago when `hours` is large.
  ///
  /// @param hours since that stimulus began
  /// @param lasted how long it acted, h
  public void stimulatedBefore(double hours, double lasted) {
    double strength = strength();
    for (double t = 0; t < hours; t += HISTORY_STEP) {
      double stimulus = t < lasted ? strength : 0;
      double first = firstSlope(stimulus, own[FIRST]);
      double second = donor.kOn() * (own[FIRST] - own[SECOND]);
      own[FIRST] += HISTORY_STEP * first;
      own[SECOND] += HISTORY_STEP * second;
    }
    stimulatedHours = Math.max(hours, stimulusHours);
  }

  /// New beads or reagent, acting as long as the first ones.
  public void restimulate() {
    again = stimulatedHours >= 0;
    stimulatedHours = 0;
  }

  /// A vector comes to the cells; activated ones take it up, of those that can be reached at all.
  /// Many small doses do what one large one does.
  ///
  /// @param particlesPerCell multiplicity of infection
  public void transduce(double particlesPerCell) {
    double reached = -StrictMath.expm1(-particlesPerCell * REACHED_PER_PARTICLE * own[SECOND]);
    own[CARRIER] += Math.max(0, donor.transducibility() - own[CARRIER]) * reached;
    boolean acting = transferredHours >= 0 && transferredHours < TRANSFER_HOURS;
    particles = particlesPerCell + (acting ? particles : 0);
    transferredHours = 0;
  }

  public double activation() {
    return own[SECOND];
  }

  @Override
  public double transduced() {
    return own[SHOWING];
  }

  /// Mean diameter, um: 7 resting, 11.5 as a blast [G].
  @Override
  public double diameter() {
    double resting = line.comfort().micrometres();
    return resting + (BLAST - resting) * Math.min(1, own[SECOND]);
  }

  @Override
  void pass(double[] c, double hours) {
    if (stimulatedHours >= 0) {
      stimulatedHours += hours;
    }
    if (transferredHours >= 0) {
      transferredHours += hours;
    }
  }

  /// Beads, reagent and vector that still act come along.
  @Override
  void joined(Population newcomers, double share) {
    TCells others = (TCells) newcomers;
    stimulatedHours = clock(stimulatedHours, others.stimulatedHours, share);
    transferredHours = clock(transferredHours, others.transferredHours, share);
    particles += (others.particles - particles) * share;
    again = share < 0.5 ? again : others.again;
  }

  /// A clock that runs for either runs for all, at their mean.
  private static double clock(double here, double there, double share) {
    return here < 0 || share >= 1 ? there : there < 0 ? here : here + (there - here) * share;
  }

  @Override
  void slopes(double[] s, double oxygen, double ahead, double[] out) {
    double age = Math.max(0, stimulatedHours + ahead);
    double stimulus = stimulatedHours >= 0 && age < stimulusHours ? strength() : 0;
    double carriers = s[OWN + CARRIER];
    boolean beginning = !again && age < ACTIVATION_DEATH_HOURS;
    boolean infected = transferredHours >= 0 && transferredHours + ahead < TRANSFER_HOURS;
    metabolise(
        s,
        oxygen,
        s[OWN + SECOND] * support.growth() * (1 - BURDEN * carriers),
        1,
        support.death(),
        (beginning ? DEATH_ACTIVATION : 0) + (infected ? TRANSFER_DEATH * particles : 0),
        out);
    out[OWN + FIRST] = firstSlope(stimulus, s[OWN + FIRST]);
    out[OWN + SECOND] = donor.kOn() * (s[OWN + FIRST] - s[OWN + SECOND]);
    double mu = s[VIABLE] > 0 ? growth() : 0;
    out[OWN + CARRIER] = -BURDEN * mu * carriers * (1 - carriers);
    out[OWN + SHOWING] = (carriers - s[OWN + SHOWING]) / EXPRESSION_HOURS;
  }

  private double strength() {
    return donor.response() * support.signal() * (again ? AGAIN : 1);
  }

  private double firstSlope(double stimulus, double first) {
    return stimulus > first
        ? donor.kOn() * (stimulus - first)
        : (stimulus - first) / (donor.tauOff() * support.persistence());
  }
}
