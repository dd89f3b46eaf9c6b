package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.VIABLE;

/// Cells in spheres that merge and break: iPSC while they grow, islets that no longer do. Oxygen
/// reaches only so deep; the core neither grows nor breathes, and dies. Source: process.md 1.5.
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

  // Own states: aggregates for each million viable cells; getting ready.
  private static final int NUMBER = 0;
  private static final int READY = 1;
  private static final int STATES = 2;

  private final Support support;
  private final double startMicrometres;
  private double breathed;

  /// @param startMicrometres diameter of the aggregates that arrive
  public Aggregates(CellLine line, Support support, double startMicrometres) {
    super(line, true, STATES);
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
    metabolise(
        s,
        oxygen,
        support.growth() * s[OWN + READY] * (1 - core),
        1 - core,
        support.death(),
        CORE_DEATH * core,
        out);
    double power = Math.max(STILL, dissipation());
    double largest = LARGEST * StrictMath.pow(power / LARGEST_DISSIPATION, -LARGEST_EXPONENT);
    double size = 2e6 * radius / largest;
    double change = BREAKING * size * size * size - MERGING * number * s[VIABLE];
    out[OWN + NUMBER] = number * (change - net(s, out));
    out[OWN + READY] = (1 - s[OWN + READY]) / LAG;
    if (s[VIABLE] > 0 && core < 1) {
      breathed = Math.max(1e-6, oxygenDemand() / s[VIABLE] / (1 - core));
    }
  }
}
