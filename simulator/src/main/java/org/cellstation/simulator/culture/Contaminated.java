package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.DEAD;
import static org.cellstation.simulator.chemistry.Species.GLUCOSE;
import static org.cellstation.simulator.chemistry.Species.LACTATE;
import static org.cellstation.simulator.chemistry.Species.OXYGEN;
import static org.cellstation.simulator.chemistry.Species.VIABLE;

import org.cellstation.simulator.random.Noise;

/// A culture into which microbes have come. They double in an hour or two, and when there are
/// enough of them glucose and oxygen are gone within hours and acid is there instead. Source:
/// process.md 2.6: fast drop of glucose and oxygen, mu 0.3..0.7 1/h. Their loss through filters and
/// drains is left out: it is slow beside their growth.
public final class Contaminated implements Culture {
  /// [G], as E. coli on glucose in a rich medium: biomass per glucose, oxygen at full growth, acid
  /// for each glucose (counted as lactate), Monod constants, and the sugarless death.
  private static final double GRAMS_PER_MMOL_GLUCOSE = 0.09;

  private static final double OXYGEN_PER_GRAM = 10;
  private static final double ACID_PER_GLUCOSE = 0.6;
  private static final double K_GLUCOSE = 0.05;
  private static final double K_OXYGEN = 0.0005;

  /// Without oxygen many ferment on, at this part of the rate [G].
  private static final double FERMENTING = 0.3;

  /// Acid that ends them, mM [U].
  private static final double ACID_END = 90;

  /// Their excretions kill cells, 1/h at 1 g/L [U].
  private static final double TOXIC = 0.05;

  /// Dry mass of one microbe, g [G].
  private static final double GRAMS_PER_MICROBE = 3e-13;

  private final Culture cells;
  private final double muMax;
  private double grams;
  private double demand;

  /// @param cells what else lives there
  /// @param muMax 1/h [0.3..0.7]
  public Contaminated(Culture cells, double muMax) {
    this.cells = cells;
    this.muMax = muMax;
  }

  /// How fast the microbes of one run grow, 1/h (2.6).
  public static double growth(Noise chance) {
    return 0.3 + 0.4 * chance.uniform();
  }

  /// Microbes get in.
  public void infect(double perMillilitre) {
    grams += perMillilitre * 1000 * GRAMS_PER_MICROBE;
  }

  /// Dry mass of the microbes, g/L.
  public double biomass() {
    return grams;
  }

  @Override
  public void step(double[] c, double hours) {
    cells.step(c, hours);
    if (grams <= 0) {
      demand = 0;
      return;
    }
    double breathing = c[OXYGEN] / (K_OXYGEN + c[OXYGEN]);
    double sugar = c[GLUCOSE] / (K_GLUCOSE + c[GLUCOSE]);
    double mu =
        muMax
            * sugar
            * (FERMENTING + (1 - FERMENTING) * breathing)
            * Math.max(0, 1 - c[LACTATE] / ACID_END);
    // Never more than the sugar there is.
    double born =
        Math.min(grams * StrictMath.expm1(mu * hours), c[GLUCOSE] * GRAMS_PER_MMOL_GLUCOSE);
    double used = born / GRAMS_PER_MMOL_GLUCOSE;
    c[GLUCOSE] -= used;
    c[LACTATE] += ACID_PER_GLUCOSE * used;
    double killed = c[VIABLE] * -StrictMath.expm1(-TOXIC * grams * hours);
    c[VIABLE] -= killed;
    c[DEAD] += killed;
    grams += born;
    demand = OXYGEN_PER_GRAM * grams * mu / muMax;
  }

  @Override
  public double oxygenDemand() {
    return cells.oxygenDemand() + demand;
  }

  /// Between the two by what each wants.
  @Override
  public double oxygenHalf() {
    return demand > 0
        ? (cells.oxygenHalf() * cells.oxygenDemand() + K_OXYGEN * demand) / oxygenDemand()
        : cells.oxygenHalf();
  }

  @Override
  public double respiratoryQuotient() {
    return cells.respiratoryQuotient();
  }

  @Override
  public void arrive(double share) {
    cells.arrive(share);
  }

  /// Whatever lives beside them comes along in the liquid.
  @Override
  public void join(Culture others, double share, double liquid) {
    if (others instanceof Contaminated beside) {
      grams += (beside.grams - grams) * liquid;
      cells.join(beside.cells, share, liquid);
    } else {
      cells.join(others, share, liquid);
    }
  }

  @Override
  public void house(double viable, double litres) {
    cells.house(viable, litres);
  }

  @Override
  public void houseAnew(double viable) {
    cells.houseAnew(viable);
  }

  @Override
  public void treat(Treatment treatment) {
    cells.treat(treatment);
  }

  @Override
  public void wash(Support medium, double share) {
    cells.wash(medium, share);
  }

  @Override
  public void environment(double celsius, double ph) {
    cells.environment(celsius, ph);
  }

  @Override
  public void stress(double osmolality, double dissipation, double kolmogorov) {
    cells.stress(osmolality, dissipation, kolmogorov);
  }

  @Override
  public double growth() {
    return cells.growth();
  }

  @Override
  public double diameter() {
    return cells.diameter();
  }

  @Override
  public double cellDiameter() {
    return cells.cellDiameter();
  }

  @Override
  public double transduced() {
    return cells.transduced();
  }

  @Override
  public double attached() {
    return cells.attached();
  }

  @Override
  public Lineage lineage() {
    return cells.lineage();
  }
}
