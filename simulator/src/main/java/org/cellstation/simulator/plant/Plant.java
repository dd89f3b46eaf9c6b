package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.ChargeBalance;
import org.cellstation.simulator.chemistry.GasPhase;
import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.device.GasValve;
import org.cellstation.simulator.device.Pump;
import org.cellstation.simulator.random.Noise;
import org.cellstation.simulator.vessel.Heat;
import org.cellstation.simulator.vessel.RockingBag;

/// A rocking bag with cells, gas, heater, pumps and probes: physics only, no clock, no device. Fast
/// physics (mixing, gas, pH, heat, probes) run at every step, the cells every ten seconds. Steps up
/// to 10 s are stable. Owned by one thread. Source: process.md 1.1, 1.2, 2.1 to 2.6.
public final class Plant {
  private static final double CELL_STEP_SECONDS = 10;

  /// Below this the bag holds drops, and chemistry waits, L [G].
  private static final double DROPS = 0.001;

  /// Medium weighs a little more than water, g/mL [G].
  private static final double DENSITY = 1.005;

  /// The rocker ramps in 2..5 s [L CC-sim].
  private static final double ROCKER_LAG = 2;

  /// Share of the water vapour that the condenser gives back [G 70..95 %].
  private static final double CONDENSED = 0.8;

  private static final double LEAST_HEAD_SPACE = 50;
  private static final double WATER_GRAMS_PER_MMOL = 0.018015;
  private static final double GAS_CAPACITY = 500;
  private static final double CARBON_DIOXIDE_CAPACITY = 100;

  /// Air saturation that 100 % DO means: humid air at 37 degC and 101.325 kPa, kPa O2.
  private static final double FULL_OXYGEN =
      Solubility.AIR_OXYGEN * (Solubility.STANDARD_PRESSURE - Solubility.vapour(37));

  private final PlantSettings settings;
  private final Actuators actuators = new Actuators();
  private final Mishaps mishaps = new Mishaps();
  private final Instruments instruments;
  private final Liquid liquid = new Liquid();
  private final Culture cells;
  private final ChargeBalance charges = new ChargeBalance();
  private final GasPhase gas = new GasPhase();
  private final Heat heat = new Heat();
  private final double[] feedComposition;
  private final double[] inoculumComposition;
  private final Pump feed;
  private final Pump permeate;
  private final Pump inoculum;
  private final Pump harvest;
  private final GasValve air;
  private final GasValve oxygen;
  private final GasValve carbonDioxide;
  private final double rockerGain;

  private double rockPerMinute;
  private double ph;
  private double oxygenUptake;
  private double sinceCells = CELL_STEP_SECONDS;
  private double transferRate;
  private double transferRock = -1;
  private double oxygenSolubility;
  private double carbonDioxideSolubility;
  private double vapour;
  private double evaporatedGrams;

  public Plant(PlantSettings settings) {
    this.settings = settings;
    Noise bias = Noise.of(settings.seed(), "actuator bias");
    double on = settings.biased() ? 1 : 0;
    instruments = new Instruments(settings, GAS_CAPACITY, CARBON_DIOXIDE_CAPACITY);
    cells = settings.culture().get();
    double aired = FULL_OXYGEN * Solubility.oxygen(Heat.ROOM);
    double viable = settings.inoculumViable();
    double dead = viable * (1 / settings.inoculumViability() - 1);
    feedComposition = settings.medium().composition(0, 0, aired);
    inoculumComposition = settings.inoculum().composition(viable, dead, aired);
    // Unit bias 3 % [L CC-sim].
    feed = new Pump(1 + on * 0.03 * bias.jitter());
    permeate = new Pump(1 + on * 0.03 * bias.jitter());
    inoculum = new Pump(1 + on * 0.03 * bias.jitter());
    harvest = new Pump(1 + on * 0.03 * bias.jitter());
    air = new GasValve(1 + on * 0.005 * bias.jitter());
    oxygen = new GasValve(1 + on * 0.005 * bias.jitter());
    carbonDioxide = new GasValve(1 + on * 0.005 * bias.jitter());
    rockerGain = 1 + on * 0.01 * bias.jitter();
    // An empty bag: the probes stand in room air and see the film of the last rinse with medium.
    System.arraycopy(feedComposition, 0, liquid.c, 0, Species.COUNT);
    refreshProperties();
    ph = solvePh();
    instruments.step(1, this);
  }

  /// Where the instruments leave what they want.
  public Actuators actuators() {
    return actuators;
  }

  /// Where faults of the plant itself are switched.
  public Mishaps mishaps() {
    return mishaps;
  }

  /// Where the instruments find what they measure.
  public Instruments instruments() {
    return instruments;
  }

  /// @param dt seconds, above 0 and at most 10
  public void step(double dt) {
    if (!(dt > 0 && dt <= 10)) {
      throw new IllegalArgumentException("a step of " + dt + " s is not in (0, 10]");
    }
    actuate(dt);
    move(dt);
    sinceCells += dt;
    if (sinceCells >= CELL_STEP_SECONDS || Math.abs(rockPerMinute - transferRock) > 0.2) {
      refreshProperties();
    }
    if (liquid.litres > DROPS) {
      exchangeGas(dt);
      ph = solvePh();
      if (sinceCells >= CELL_STEP_SECONDS) {
        cells.environment(heat.bag(), ph);
        cells.step(liquid.c, sinceCells / 3600);
      }
    } else {
      oxygenUptake = 0;
      gas.step(dt, air.flow(), oxygen.flow(), carbonDioxide.flow(), 0, 0, headSpace());
    }
    if (sinceCells >= CELL_STEP_SECONDS) {
      sinceCells = 0;
    }
    double vapourGrams = evaporate(dt);
    heat.step(
        dt,
        actuators.heaterPercent,
        liquid.litres,
        vapourGrams / dt,
        oxygenUptake * liquid.litres / 3600);
    instruments.step(dt, this);
  }

  private void actuate(double dt) {
    double rock = actuators.rockerBlocked ? 0 : actuators.rockPerMinute * rockerGain;
    rockPerMinute += (rock - rockPerMinute) * dt / (ROCKER_LAG + dt);
    air.step(dt, actuators.airMillilitresPerMinute, actuators.airValveStuck);
    oxygen.step(dt, actuators.oxygenMillilitresPerMinute, actuators.oxygenValveStuck);
    carbonDioxide.step(
        dt, actuators.carbonDioxideMillilitresPerMinute, actuators.carbonDioxideValveStuck);
    feed.step(dt, actuators.feedMillilitresPerMinute);
    permeate.step(dt, actuators.permeateMillilitresPerMinute);
    inoculum.step(dt, actuators.inoculumMillilitresPerMinute);
    harvest.step(dt, actuators.harvestMillilitresPerMinute);
  }

  /// Liquid through the pumps, mL/min into L.
  private void move(double dt) {
    double scale = dt / 60_000;
    if (feed.delivered() > 0) {
      heat.mix(liquid.litres, feed.delivered() * scale, Heat.ROOM);
      liquid.add(feedComposition, feed.delivered() * scale);
    }
    if (inoculum.delivered() > 0) {
      heat.mix(liquid.litres, inoculum.delivered() * scale, Heat.ROOM);
      liquid.add(inoculumComposition, inoculum.delivered() * scale);
      cells.arrive();
    }
    if (permeate.delivered() > 0) {
      liquid.drawClear(permeate.delivered() * scale, settings.vessel().filter().retention());
    }
    if (harvest.delivered() > 0) {
      liquid.draw(harvest.delivered() * scale);
    }
  }

  /// What changes slowly: temperature dependence and kLa.
  private void refreshProperties() {
    double celsius = heat.bag();
    charges.temperature(celsius);
    oxygenSolubility = Solubility.oxygen(celsius);
    carbonDioxideSolubility = Solubility.carbonDioxide(celsius);
    vapour = Solubility.vapour(celsius);
    transferRock = rockPerMinute;
    transferRate =
        RockingBag.transfer(
            rockPerMinute, liquid.litres, settings.vessel().volumes().whole(), celsius);
  }

  /// Oxygen and carbon dioxide between liquid and head-space, and what the cells breathe.
  private void exchangeGas(double dt) {
    double[] c = liquid.c;
    double hours = dt / 3600;
    double dryPressure = Solubility.STANDARD_PRESSURE - vapour;

    double saturated = oxygenSolubility * gas.oxygen() * dryPressure;
    double before = c[Species.OXYGEN];
    double demand = cells.oxygenDemand() / (cells.oxygenHalf() + before);
    double after =
        (before + hours * transferRate * saturated) / (1 + hours * (transferRate + demand));
    c[Species.OXYGEN] = after;
    oxygenUptake = demand * after;
    double oxygenTransfer = transferRate * (saturated - after);

    double carbonTransferRate = transferRate * RockingBag.CARBON_DIOXIDE_RATIO;
    double wanted = carbonDioxideSolubility * gas.carbonDioxide() * dryPressure;
    double produced = oxygenUptake * cells.respiratoryQuotient();
    double dissolved = charges.dissolvedCarbonDioxide();
    double damping = 1 + hours * carbonTransferRate * charges.carbonDioxideGain();
    double change = hours * (carbonTransferRate * (wanted - dissolved) + produced) / damping;
    c[Species.CARBON] = Math.max(0, c[Species.CARBON] + change);
    double carbonTransfer = change / hours - produced;

    double gasPerMillimolarHour = liquid.litres * Solubility.LITRES_PER_MMOL * 1000 / 60;
    gas.step(
        dt,
        air.flow(),
        oxygen.flow(),
        carbonDioxide.flow(),
        oxygenTransfer * gasPerMillimolarHour,
        carbonTransfer * gasPerMillimolarHour,
        headSpace());
  }

  private double solvePh() {
    double[] c = liquid.c;
    return charges.solve(
        c[Species.STRONG_IONS] + c[Species.AMMONIUM] - c[Species.LACTATE],
        c[Species.CARBON],
        c[Species.PHOSPHATE],
        c[Species.HEPES]);
  }

  /// Gas leaves saturated with water (2.5: 0.2 L/min at 37 degC carries 12.6 g a day).
  private double evaporate(double dt) {
    if (liquid.litres <= DROPS) {
      return 0;
    }
    double gasLitres = gas.outflow() / 60_000 * dt;
    double grams =
        gasLitres
            / Solubility.LITRES_PER_MMOL
            * vapour
            / Solubility.STANDARD_PRESSURE
            * WATER_GRAMS_PER_MMOL
            * (1 - CONDENSED);
    liquid.evaporate(grams / 1000);
    evaporatedGrams += grams;
    return grams;
  }

  private double headSpace() {
    return Math.max(LEAST_HEAD_SPACE, (settings.vessel().volumes().whole() - liquid.litres) * 1000);
  }

  public double millilitres() {
    return liquid.litres * 1000;
  }

  public double contentGrams() {
    return liquid.litres * 1000 * DENSITY;
  }

  public double evaporatedGrams() {
    return evaporatedGrams;
  }

  public double celsius() {
    return heat.bag();
  }

  public double padCelsius() {
    return heat.pad();
  }

  public double ph() {
    return ph;
  }

  /// % of air saturation (humid, 37 degC, 101.325 kPa), as an optical probe sees partial pressure.
  public double dissolvedOxygenPercent() {
    double pressure =
        liquid.litres > DROPS
            ? liquid.c[Species.OXYGEN] / oxygenSolubility
            : gas.oxygen() * (Solubility.STANDARD_PRESSURE - vapour);
    return 100 * pressure / FULL_OXYGEN;
  }

  /// Partial pressure of dissolved CO2, mmHg.
  public double carbonDioxidePressure() {
    return charges.dissolvedCarbonDioxide()
        / carbonDioxideSolubility
        / Solubility.KILOPASCAL_PER_MMHG;
  }

  public double rockPerMinute() {
    return rockPerMinute;
  }

  public double airFlow() {
    return air.flow();
  }

  public double oxygenFlow() {
    return oxygen.flow();
  }

  public double carbonDioxideFlow() {
    return carbonDioxide.flow();
  }

  /// Share of carbon dioxide in the dry gas that leaves.
  public double exhaustCarbonDioxide() {
    return gas.carbonDioxide();
  }

  public double feedFlow() {
    return feed.delivered();
  }

  public double permeateFlow() {
    return permeate.delivered();
  }

  /// kLa of oxygen, 1/h.
  public double oxygenTransferRate() {
    return transferRate;
  }

  /// Oxygen uptake, mM/h.
  public double oxygenUptake() {
    return oxygenUptake;
  }

  public double growthPerHour() {
    return cells.growth();
  }

  public double cellDiameter() {
    return cells.diameter();
  }

  /// 1e6/mL.
  public double viable() {
    return liquid.c[Species.VIABLE];
  }

  /// 1e6/mL.
  public double dead() {
    return liquid.c[Species.DEAD];
  }

  public double glucose() {
    return liquid.c[Species.GLUCOSE];
  }

  public double lactate() {
    return liquid.c[Species.LACTATE];
  }

  public double glutamine() {
    return liquid.c[Species.GLUTAMINE];
  }

  public double ammonium() {
    return liquid.c[Species.AMMONIUM];
  }

  /// Glucose that has disappeared, by the balance over the bag's border, mmol.
  public double glucoseUsed() {
    return -made(Species.GLUCOSE);
  }

  /// Lactate that has appeared, by the balance over the bag's border, mmol.
  public double lactateMade() {
    return made(Species.LACTATE);
  }

  private double made(int species) {
    return liquid.c[species] * liquid.litres + liquid.takenOut[species] - liquid.broughtIn[species];
  }
}
