package org.cellstation.simulator.vessel;

import org.cellstation.simulator.chemistry.Solubility;

/// How quickly gas gets into a vessel's liquid and how hard the liquid is stirred, worked out anew
/// when anything that it depends on has changed. Source: process.md 2.2, 1.1 (eddies).
public final class Transfer {
  /// kLa of CO2 over that of O2 by diffusion [G 0.89..0.95].
  public static final double CARBON_DIOXIDE_RATIO = 0.92;

  /// kg/m3 at 37 degC [G].
  private static final double DENSITY = 1000;

  /// Pa s of medium at 37 degC [G].
  private static final double VISCOSITY = 0.0007;

  /// Pa s per kg/m3 of dry cells [L CC-sim].
  private static final double VISCOSITY_OF_CELLS = 3.8e-5;

  /// W/kg of a rocking bag at 20/min [U]; it grows with the third power as in a tank.
  private static final double WAVE_DISSIPATION = 0.005;

  /// A thin film does not take up more and more without end [U].
  private static final double MOST_BY_FILLING = 4;

  /// What is left of surface and membrane exchange in a liquid at rest [U].
  private static final double AT_REST = 0.2;

  private static final double WARMTH_AT_37 = StrictMath.pow(1.024, 17);

  /// A change of filling that is not worth the power of a number.
  private static final double SAME = 1e-5;

  private final Vessel vessel;
  private double warmth = 1;
  private double oxygenSolubility = Solubility.oxygen(20);
  private double carbonDioxideSolubility = Solubility.carbonDioxide(20);
  private double shaped;
  private double shapedRate = -1;
  private double shapedLitres = -1;
  private double oxygen;
  private double carbonDioxide;
  private double bubbleOxygen;
  private double bubbleCarbonDioxide;
  private double exchange;
  private double dissipation;
  private double kolmogorov = Double.POSITIVE_INFINITY;

  public Transfer(Vessel vessel) {
    this.vessel = vessel;
  }

  /// What the liquid does and is.
  ///
  /// @param rate rocks or turns per minute, mL/min of recirculation in fibres
  /// @param litres filling
  /// @param sparge gas through the sparger, mL/min
  /// @param pressure of the gas in the vessel, kPa
  /// @param antifoam factor by which films of antifoam slow transfer, 1 without
  /// @param dryCells kg/m3
  public void refresh(
      double rate,
      double litres,
      double sparge,
      double pressure,
      double antifoam,
      double dryCells) {
    double viscosity = 1 + VISCOSITY_OF_CELLS * dryCells / VISCOSITY;
    bubbleOxygen = 0;
    bubbleCarbonDioxide = 0;
    exchange = 0;
    double film = antifoam / StrictMath.sqrt(viscosity);
    switch (vessel.aeration()) {
      case Aeration.Rocking bag -> {
        if (rate != shapedRate || !(Math.abs(litres - shapedLitres) <= SAME * litres)) {
          shapedRate = rate;
          shapedLitres = litres;
          shaped = rocking(bag, rate, litres, vessel.volumes().whole());
        }
        oxygen = shaped * warmth * film;
        carbonDioxide = oxygen * CARBON_DIOXIDE_RATIO;
        dissipation = WAVE_DISSIPATION * cube(rate / 20);
      }
      case Aeration.Stirred tank -> stirred(tank, rate, litres, sparge, pressure, film);
      case Aeration.Fibres fibres -> fibres(fibres, rate);
      case Aeration.Membrane wall -> {
        double conductance = wall.squareMetres() * wall.oxygenPermeance();
        double held = Math.max(litres, vessel.volumes().least());
        oxygen = conductance / (held * oxygenSolubility);
        carbonDioxide = conductance * wall.carbonDioxideRatio() / (held * carbonDioxideSolubility);
        dissipation = 0;
      }
    }
    double kinematic = VISCOSITY * viscosity / DENSITY;
    kolmogorov =
        dissipation > 0
            ? 1e6 * StrictMath.sqrt(StrictMath.sqrt(cube(kinematic) / dissipation))
            : Double.POSITIVE_INFINITY;
  }

  private static double cube(double x) {
    return x * x * x;
  }

  /// The liquid has this temperature from now on. kLa is stated at 20 degC.
  public void temperature(double celsius) {
    warmth = StrictMath.pow(1.024, celsius - 20);
    oxygenSolubility = Solubility.oxygen(celsius);
    carbonDioxideSolubility = Solubility.carbonDioxide(celsius);
  }

  /// kLa of O2 in a rocking bag at 20 degC, 1/h; form [F] to Bai 2019, volume exponent [U].
  ///
  /// @param rate rocks per minute
  /// @param bagLitres whole bag
  public static double rocking(Aeration.Rocking bag, double rate, double litres, double bagLitres) {
    double waves = Math.max(0, (rate - 20) / 20);
    double angle = bag.angleDegrees() / 12;
    double surface = 3.5 * StrictMath.pow(rate / 20, 0.753) + 59 * waves * waves * angle * angle;
    double filling = litres <= 0 ? MOST_BY_FILLING : StrictMath.pow(0.5 * bagLitres / litres, 0.7);
    return Math.max(bag.stillPerHour(), surface) * Math.min(MOST_BY_FILLING, filling);
  }

  /// Power that an impeller gives the liquid, W: `Np rho N^3 D^5`.
  public static double power(Aeration.Stirred tank, double turnsPerMinute) {
    double d = tank.impellerMetres();
    return tank.powerNumber() * DENSITY * cube(turnsPerMinute / 60) * cube(d) * d * d;
  }

  /// kLa of O2 by bubbles at 20 degC, 1/h (van 't Riet 1979).
  ///
  /// @param powerPerVolume W/m3
  /// @param velocity superficial, m/s
  public static double sparged(Aeration.Stirred tank, double powerPerVolume, double velocity) {
    return 3600
        * tank.spargeConstant()
        * StrictMath.pow(powerPerVolume, tank.powerExponent())
        * StrictMath.pow(velocity, tank.velocityExponent());
  }

  private void stirred(
      Aeration.Stirred tank,
      double turns,
      double litres,
      double sparge,
      double pressure,
      double film) {
    double held = Math.max(litres, vessel.volumes().least());
    double perVolume = power(tank, turns) / held * 1000;
    dissipation = perVolume / DENSITY;
    double warm = warmth * film;
    double moved = StrictMath.pow(turns / tank.referenceRate(), 0.8);
    oxygen =
        tank.surfacePerHour()
            * Math.max(AT_REST, moved)
            * (vessel.volumes().working() / held)
            * warm;
    carbonDioxide = oxygen * CARBON_DIOXIDE_RATIO;
    if (sparge > 0) {
      double area = Math.PI / 4 * tank.tankMetres() * tank.tankMetres();
      double velocity = sparge / 6e7 / area;
      // Rising bubbles stir too: what they lift is `rho g vs` [G].
      double kLa = sparged(tank, perVolume + DENSITY * 9.81 * velocity, velocity) * warm;
      double gas = sparge / 1000 * 60 / Solubility.LITRES_PER_MMOL;
      bubbleOxygen = bubbles(kLa, gas, held, pressure, oxygenSolubility);
      bubbleCarbonDioxide =
          bubbles(kLa * CARBON_DIOXIDE_RATIO, gas, held, pressure, carbonDioxideSolubility);
    }
  }

  /// Bubbles fill up with what the liquid gives off on their way: the transfer that counts with the
  /// gas as it comes in. By the balance of a bubble in plug flow; CO2, thirty times as soluble, is
  /// limited by it, oxygen hardly.
  ///
  /// @param gas mmol/h
  /// @param solubility mM/kPa
  static double bubbles(double kLa, double gas, double litres, double pressure, double solubility) {
    double capacity = gas / (pressure * solubility * litres);
    return capacity * -StrictMath.expm1(-kLa / capacity);
  }

  /// The oxygenator's transfer units come from its flow (2.2); the membrane of the fibres is helped
  /// by it.
  private void fibres(Aeration.Fibres fibres, double flow) {
    double litresPerHour = flow * 0.06;
    if (litresPerHour > 0) {
      double units = fibres.oxygenatorLitresPerHour() / litresPerHour;
      double each = litresPerHour / fibres.loopLitres();
      oxygen = each * -StrictMath.expm1(-units);
      carbonDioxide = each * -StrictMath.expm1(-units * fibres.carbonDioxideRatio());
    } else {
      oxygen = 0;
      carbonDioxide = 0;
    }
    double moved = Math.min(1, flow / vessel.mixing().referenceRate());
    exchange =
        fibres.exchangeLitresPerHour() * (AT_REST + (1 - AT_REST) * moved) * warmth / WARMTH_AT_37;
    dissipation = 0;
  }

  /// kLa of O2 between the gas over (around) the liquid and the liquid, 1/h.
  public double oxygen() {
    return oxygen;
  }

  /// The same for CO2.
  public double carbonDioxide() {
    return carbonDioxide;
  }

  /// kLa of O2 that counts with the gas as it enters the sparger, 1/h.
  public double bubbleOxygen() {
    return bubbleOxygen;
  }

  /// The same for CO2.
  public double bubbleCarbonDioxide() {
    return bubbleCarbonDioxide;
  }

  /// Diffusion between cells' space and loop of hollow fibres, L/h.
  public double exchange() {
    return exchange;
  }

  /// Turbulent energy, W/kg.
  public double dissipation() {
    return dissipation;
  }

  /// Smallest eddies, um.
  public double kolmogorov() {
    return kolmogorov;
  }
}
