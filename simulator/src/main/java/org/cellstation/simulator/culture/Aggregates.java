package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.DIRECTING;
import static org.cellstation.simulator.chemistry.Species.VIABLE;

/// Cells in spheres that merge and break: iPSC while they grow, islets that no longer do. Oxygen
/// reaches only so deep; the core neither grows nor breathes, and dies. Source: process.md 1.5.
///
/// In a medium that directs them stem cells commit and then mature, in two first-order stages as
/// the activation of T cells has them (1.1), so that lag and course appear without a switch. On the
/// way they divide less and less and many are lost; what has matured lives by the constants of
/// islets. In a medium that does not direct them they stay what they are, however long it takes.
public final class Aggregates extends Population {
  /// Diffusivity of oxygen in an aggregate, m2/s, and cells in its volume, 1/m3 [G].
  private static final double DIFFUSIVITY = 1.8e-9;

  private static final double CELLS_PER_CUBIC_METRE = 3e14;

  /// Time until seeded cells grow, h [L Galvanauskas 2019: 5.0, which value is the lag is U].
  private static final double LAG = 5;

  /// Merging, mL/h for a pair [U]: spheres of 50 um at 5e5 cells/mL halve in number in two days.
  private static final double MERGING = 5e-7;

  /// Breaking of spheres as large as stirring lets them be, 1/h [U]; it rises with the third power
  /// of the diameter above that.
  private static final double BREAKING = 0.02;

  /// Largest stable diameter, um, at this dissipation, W/kg [U]; it falls with its 0.4th power [G
  /// 0.25..0.5].
  private static final double LARGEST = 350;

  private static final double LARGEST_DISSIPATION = 0.003;
  private static final double LARGEST_EXPONENT = 0.4;

  /// Still liquid lets aggregates lie together rather than float [G].
  private static final double STILL = 1e-5;

  /// Death without oxygen in the core, 1/h [U].
  private static final double CORE_DEATH = 0.02;

  /// Commitment in a directing medium, h: endoderm after three days [G].
  private static final double COMMITTING = 24;

  /// From commitment to islet cells, h: some four weeks in all, 80 % of the way after 16 days [U].
  private static final double MATURING = 240;

  /// Half of what directs is enough for half of its effect, 0..1 of what is in the bag [U].
  private static final double DIRECTING_HALF = 0.1;

  /// What cells on their way divide, of what stem cells do [U].
  private static final double PROGENITOR_GROWTH = 0.15;

  /// Death on the way, 1/h: some two thirds are lost, and nearly as many are born [U].
  private static final double LOST_ON_THE_WAY = 0.005;

  /// Share of the cells that end as what is wanted; the others end as other cells [U 0.3..0.6].
  private static final double EFFICIENCY = 0.6;

  /// A step of maturity that is worth other constants.
  private static final double NOTABLE = 0.005;

  // Own states: aggregates for each million viable cells; getting ready; share that is committed,
  // and
  // that has matured.
  private static final int NUMBER = 0;
  private static final int READY = 1;
  private static final int COMMITTED = 2;
  private static final int MATURED = 3;
  private static final int STATES = 4;

  private Support support;
  private final double startMicrometres;
  private final CellLine young;
  private final CellLine ripe;
  private double breathed;
  private double directed;
  private double shown;

  /// Cells that stay what they are.
  ///
  /// @param startMicrometres diameter of the aggregates that arrive
  public Aggregates(CellLine line, Support support, double startMicrometres) {
    this(line, line, support, startMicrometres);
  }

  /// @param line as they arrive
  /// @param ripe what they become where a medium directs them
  /// @param startMicrometres diameter of the aggregates that arrive
  public Aggregates(CellLine line, CellLine ripe, Support support, double startMicrometres) {
    super(line, true, STATES);
    young = line;
    this.ripe = ripe;
    this.support = support;
    this.startMicrometres = startMicrometres;
    breathed = line.breath().growing();
    own[NUMBER] = number(startMicrometres);
  }

  @Override
  public void arrive(double share) {
    double part = Math.clamp(share, 0, 1);
    own[NUMBER] += (number(startMicrometres) - own[NUMBER]) * part;
    own[READY] *= 1 - part;
    own[COMMITTED] *= 1 - part;
    own[MATURED] *= 1 - part;
  }

  @Override
  public void wash(Support medium, double share) {
    support = support.towards(medium, share);
  }

  @Override
  public Lineage lineage() {
    return new Lineage(own[COMMITTED], EFFICIENCY * own[MATURED], isletEquivalents());
  }

  @Override
  void begin(double[] c) {
    boolean able = !young.equals(ripe);
    directed = able ? c[DIRECTING] / (DIRECTING_HALF + c[DIRECTING]) : 0;
    if (Math.abs(own[MATURED] - shown) > NOTABLE) {
      shown = own[MATURED];
      becomes(young.towards(ripe, shown));
    }
  }

  @Override
  void joined(Population newcomers, double share) {
    breathed += (((Aggregates) newcomers).breathed - breathed) * share;
  }

  /// Aggregates of a diameter, um, that hold a million cells.
  private static double number(double micrometres) {
    double radius = micrometres * 0.5e-6;
    return 1e6 / (4.0 / 3 * Math.PI * radius * radius * radius * CELLS_PER_CUBIC_METRE);
  }

  /// Mean diameter of an aggregate, um.
  @Override
  public double diameter() {
    return 2e6 * radius(own[NUMBER]);
  }

  @Override
  public double cellDiameter() {
    return line.comfort().micrometres();
  }

  /// Aggregates for each million viable cells.
  public double aggregates() {
    return own[NUMBER];
  }

  /// Islet equivalents (spheres of 150 um) for each million viable cells.
  public double isletEquivalents() {
    double part = diameter() / 150;
    return own[NUMBER] * part * part * part;
  }

  private static double radius(double number) {
    double cells = 1e6 / Math.max(1e-9, number);
    return StrictMath.cbrt(3 * cells / (4 * Math.PI * CELLS_PER_CUBIC_METRE));
  }

  /// Radius up to which oxygen reaches the centre, m.
  ///
  /// @param oxygen around the aggregate, mM
  /// @param uptake qO2, pmol/cell/h
  public static double criticalRadius(double oxygen, double uptake) {
    double molesPerSecond = uptake * 1e-12 / 3600;
    return StrictMath.sqrt(6 * DIFFUSIVITY * oxygen / (molesPerSecond * CELLS_PER_CUBIC_METRE));
  }

  /// Share of a sphere's volume that no oxygen reaches: the root x of 1 - 3 x^2 + 2 x^3 = (critical
  /// / radius)^2 by the cosine of a third of an angle, cubed.
  static double core(double radius, double critical) {
    if (radius <= critical) {
      return 0;
    }
    double part = critical / radius;
    double angle = (StrictMath.acos(2 * part * part - 1) + 4 * Math.PI) / 3;
    double x = 0.5 + StrictMath.cos(angle);
    return x * x * x;
  }

  @Override
  void slopes(double[] s, double oxygen, double ahead, double[] out) {
    double number = s[OWN + NUMBER];
    double radius = radius(number);
    double core = core(radius, criticalRadius(oxygen, breathed));
    double committed = s[OWN + COMMITTED];
    double matured = s[OWN + MATURED];
    double onTheWay = Math.max(0, committed - matured);
    double dividing = 1 - committed + PROGENITOR_GROWTH * onTheWay;
    metabolise(
        s,
        oxygen,
        support.growth() * s[OWN + READY] * dividing * (1 - core),
        1 - core,
        support.death(),
        CORE_DEATH * core + LOST_ON_THE_WAY * onTheWay,
        out);
    double power = Math.max(STILL, dissipation());
    double largest = LARGEST * StrictMath.pow(power / LARGEST_DISSIPATION, -LARGEST_EXPONENT);
    double size = 2e6 * radius / largest;
    double change = BREAKING * size * size * size - MERGING * number * s[VIABLE];
    out[OWN + NUMBER] = number * (change - net(s, out));
    out[OWN + READY] = (1 - s[OWN + READY]) / LAG;
    out[OWN + COMMITTED] = directed * (1 - committed) / COMMITTING;
    out[OWN + MATURED] = directed * onTheWay / MATURING;
    if (s[VIABLE] > 0 && core < 1) {
      breathed = Math.max(1e-6, oxygenDemand() / s[VIABLE] / (1 - core));
    }
  }
}
