package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.AMMONIUM;
import static org.cellstation.simulator.chemistry.Species.DEAD;
import static org.cellstation.simulator.chemistry.Species.GLUCOSE;
import static org.cellstation.simulator.chemistry.Species.GLUTAMINE;
import static org.cellstation.simulator.chemistry.Species.LACTATE;
import static org.cellstation.simulator.chemistry.Species.OXYGEN;
import static org.cellstation.simulator.chemistry.Species.VIABLE;

import org.cellstation.simulator.culture.CellLine.Comfort;
import org.cellstation.simulator.culture.CellLine.Death;
import org.cellstation.simulator.culture.CellLine.Growth;
import org.cellstation.simulator.culture.CellLine.Turnover;

/// Growth, death and turnover that all cells share (process.md 1.1), integrated by Heun's method
/// together with what a kind of cell has of its own.
abstract class Population implements Culture {
  /// The species that cells change come first in a composition; own states stand behind them.
  static final int OWN = AMMONIUM + 1;

  /// Uptake falls off below these, mM (1.1).
  private static final double K_UPTAKE_GLUCOSE = 0.1;

  private static final double K_UPTAKE_GLUTAMINE = 0.02;

  /// Half of the lactate that is burnt instead of glucose, mM [U]; burning needs oxygen.
  private static final double K_UPTAKE_LACTATE = 1;

  /// Turnover doubles per 10 degC [G]; 1 at 37 degC.
  private static final double Q10_PER_KELVIN = StrictMath.log(2) / 10;

  CellLine line;
  private final boolean oxygenKills;
  private Growth growing;
  private Death dying;
  private Turnover using;

  /// Own states, per viable cell.
  final double[] own;

  private final double[] y;
  private final double[] slope1;
  private final double[] slope2;
  private final double[] middle;
  private double growth;
  private double oxygenDemand;

  /// What was told last; nothing at first, so that the first word counts.
  private double temperature = Double.NaN;

  private double acidity = Double.NaN;
  private double salinity = Double.NaN;
  private double power;
  private double roughness;
  private double temperatureFactor = 1;
  private double acidityFactor = 1;
  private double osmoticFactor = 1;
  private double turnoverFactor = 1;
  private double shearDeath;

  /// @param oxygenKills false only where the golden vectors ask for it
  Population(CellLine line, boolean oxygenKills, int ownStates) {
    this.line = line;
    this.oxygenKills = oxygenKills;
    growing = line.growth();
    dying = line.death();
    using = line.turnover();
    own = new double[ownStates];
    y = new double[OWN + ownStates];
    slope1 = new double[OWN + ownStates];
    slope2 = new double[OWN + ownStates];
    middle = new double[OWN + ownStates];
  }

  /// From now on they live by other constants.
  final void becomes(CellLine other) {
    line = other;
    growing = other.growth();
    dying = other.death();
    using = other.turnover();
    temperature = Double.NaN;
    acidity = Double.NaN;
    salinity = Double.NaN;
  }

  @Override
  public final void join(Culture others, double share, double liquid) {
    if (others.getClass() != getClass()) {
      throw new IllegalArgumentException(
          "%s cannot join %s"
              .formatted(others.getClass().getSimpleName(), getClass().getSimpleName()));
    }
    if (share > 0) {
      Population newcomers = (Population) others;
      for (int i = 0; i < own.length; i++) {
        own[i] += (newcomers.own[i] - own[i]) * share;
      }
      joined(newcomers, share);
    }
  }

  /// What newcomers own besides is shared out too.
  void joined(Population newcomers, double share) {}

  @Override
  public final double growth() {
    return growth;
  }

  @Override
  public final double oxygenDemand() {
    return oxygenDemand;
  }

  @Override
  public final double oxygenHalf() {
    return growing.halfOxygen();
  }

  @Override
  public final double respiratoryQuotient() {
    return line.breath().quotient();
  }

  @Override
  public double diameter() {
    return line.comfort().micrometres();
  }

  /// Optima and spreads are the cell line's.
  @Override
  public final void environment(double celsius, double ph) {
    Comfort comfort = line.comfort();
    if (!(Math.abs(celsius - temperature) <= 0.0005)) {
      temperature = celsius;
      temperatureFactor = bell(celsius - comfort.celsius(), comfort.celsiusSpread());
      turnoverFactor = StrictMath.exp(Q10_PER_KELVIN * (celsius - 37));
    }
    if (!(Math.abs(ph - acidity) <= 0.00005)) {
      acidity = ph;
      acidityFactor = bell(ph - comfort.ph(), comfort.phSpread());
    }
  }

  /// Eddies smaller than the cells bear kill, in proportion to the dissipation above the one that
  /// makes eddies of that size (1.1); the size falls with its fourth root.
  @Override
  public final void stress(double osmolality, double dissipation, double kolmogorov) {
    Comfort comfort = line.comfort();
    power = dissipation;
    if (!(Math.abs(osmolality - salinity) <= 0.01)) {
      salinity = osmolality;
      osmoticFactor = bell(osmolality - comfort.milliosmolal(), comfort.milliosmolalSpread());
    }
    roughness = Inhibition.power(comfort.eddyMicrometres() / kolmogorov, 4);
    shearDeath = Math.max(0, roughness - 1) * comfort.shearDeath();
  }

  private static double bell(double off, double spread) {
    double part = off / spread;
    return StrictMath.exp(-part * part);
  }

  /// What stirring does to things that hold together by less than a cell does, W/kg.
  final double dissipation() {
    return power;
  }

  /// Dissipation over what makes eddies as small as these cells bear.
  final double roughness() {
    return roughness;
  }

  @Override
  public final void step(double[] c, double hours) {
    if (c[VIABLE] <= 0 && c[DEAD] <= 0) {
      CultureMedium.age(c, hours);
      growth = 0;
      oxygenDemand = 0;
      return;
    }
    begin(c);
    System.arraycopy(c, 0, y, 0, OWN);
    System.arraycopy(own, 0, y, OWN, own.length);
    slopes(y, c[OXYGEN], 0, slope1);
    for (int i = 0; i < y.length; i++) {
      middle[i] = Math.max(0, y[i] + hours * slope1[i]);
    }
    slopes(middle, c[OXYGEN], hours, slope2);
    for (int i = 0; i < OWN; i++) {
      c[i] = Math.max(0, y[i] + hours / 2 * (slope1[i] + slope2[i]));
    }
    for (int i = 0; i < own.length; i++) {
      own[i] = Math.max(0, y[OWN + i] + hours / 2 * (slope1[OWN + i] + slope2[OWN + i]));
    }
    pass(c, hours);
  }

  /// Looks at the liquid before a step.
  void begin(double[] c) {}

  /// A step is done, and has left this; time has passed for whatever is counted in hours.
  void pass(double[] c, double hours) {}

  /// Time derivatives of the six species and of the own states.
  ///
  /// @param ahead how far behind the beginning of the step, h
  abstract void slopes(double[] s, double oxygen, double ahead, double[] out);

  /// The common part of {@link #slopes}.
  ///
  /// @param drive what the kind of cell lets through of its growth, 0..1 and a little above
  /// @param breathing share of the cells that breathe
  /// @param deathFactor on what always dies, by the medium
  /// @param extraDeath 1/h on top of all terms here
  final void metabolise(
      double[] s,
      double oxygen,
      double drive,
      double breathing,
      double deathFactor,
      double extraDeath,
      double[] out) {
    double viable = s[VIABLE];
    double glucose = s[GLUCOSE];
    double glutamine = s[GLUTAMINE];
    double lactate = s[LACTATE];
    double ammonium = s[AMMONIUM];

    double mu =
        growing.max()
            * drive
            * glucose
            / (growing.halfGlucose() + glucose)
            * glutamine
            / (growing.halfGlutamine() + glutamine)
            * oxygen
            / (growing.halfOxygen() + oxygen)
            * growing.byLactate().factor(lactate)
            * growing.byAmmonium().factor(ammonium)
            * temperatureFactor
            * acidityFactor
            * osmoticFactor;

    double burning =
        using.lactateTaken() > 0 && glucose < using.switchGlucose()
            ? (1 - glucose / using.switchGlucose())
                * lactate
                / (K_UPTAKE_LACTATE + lactate)
                * oxygen
                / (growing.halfOxygen() + oxygen)
            : 0;
    double lactateTaken = using.lactateTaken() * turnoverFactor * burning;

    double l = lactate / dying.lactateHalf();
    double l4 = l * l * l * l;
    double starved = dying.starvingHalf() * dying.starvingHalf();
    double death =
        deathFactor * dying.base()
            + dying.lactate() * l4 / (1 + l4)
            + dying.wastes() * l / (1 + l) * ammonium / (dying.wastesAmmoniumHalf() + ammonium)
            // 10 fmol of lactate, burned, yield 150 of ATP; 45 fmol of glucose on its way to
            // lactate
            // yield 90 [C]: who has lactate and oxygen does not starve, as far as lactate lets him
            // live [U].
            + dying.starving()
                * starved
                / (starved + glucose * glucose)
                * (1 - burning * growing.byLactate().factor(lactate))
            + (oxygenKills
                ? dying.anoxia() * dying.anoxiaHalf() / (dying.anoxiaHalf() + oxygen)
                : 0)
            + shearDeath
            + extraDeath;

    double glucoseRate =
        (mu / using.cellsPerGlucose() + using.maintenanceGlucose() * turnoverFactor)
            * glucose
            / (K_UPTAKE_GLUCOSE + glucose);
    double glutamineRate =
        mu / using.cellsPerGlutamine() * glutamine / (K_UPTAKE_GLUTAMINE + glutamine)
            + using.maintenanceGlutamine()
                * turnoverFactor
                * glutamine
                / (using.maintenanceGlutamineHalf() + glutamine);
    double ammoniumTaken =
        using.ammoniumTaken() * ammonium / (K_UPTAKE_GLUCOSE + ammonium) * viable;

    out[VIABLE] = (mu - death) * viable;
    out[DEAD] = death * viable - dying.lysis() * s[DEAD];
    out[GLUCOSE] = -glucoseRate * viable;
    out[GLUTAMINE] = -glutamineRate * viable - CultureMedium.GLUTAMINE_DECAY * glutamine;
    out[LACTATE] = (using.lactatePerGlucose() * glucoseRate - lactateTaken) * viable;
    out[AMMONIUM] =
        using.ammoniumPerGlutamine() * glutamineRate * viable
            + CultureMedium.GLUTAMINE_DECAY * glutamine
            - ammoniumTaken;
    growth = mu;
    double effort = growing.max() > 0 ? mu / growing.max() : 0;
    oxygenDemand =
        (line.breath().resting() * turnoverFactor
                + (line.breath().growing() - line.breath().resting()) * effort)
            * breathing
            * viable;
  }

  /// Net growth of what {@link #metabolise} left in `out`, 1/h: what dilutes own states.
  static double net(double[] s, double[] out) {
    return s[VIABLE] > 0 ? out[VIABLE] / s[VIABLE] : 0;
  }
}
