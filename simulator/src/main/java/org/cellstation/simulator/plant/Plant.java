package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.GasPhase;
import org.cellstation.simulator.chemistry.Osmolality;
import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.Contaminated;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.culture.CultureMedium;
import org.cellstation.simulator.culture.Support;
import org.cellstation.simulator.culture.Treatment;
import org.cellstation.simulator.device.Pump;
import org.cellstation.simulator.random.Noise;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Foam;
import org.cellstation.simulator.vessel.Heat;
import org.cellstation.simulator.vessel.PermeateFilter;
import org.cellstation.simulator.vessel.Standing;
import org.cellstation.simulator.vessel.Transfer;
import org.cellstation.simulator.vessel.Vessel;
import org.jspecify.annotations.Nullable;

/// A vessel with cells, gas, heater, pumps and probes: physics only, no clock, no device. Fast
/// physics (mixing, gas, pH, heat, probes) run at every step, the cells every ten seconds. Steps up
/// to 10 s are stable. Owned by one thread; a step allocates nothing. Source: process.md 1.1, 1.2,
/// 2.1 to 2.6; how the steps are made is decided in docs/adr/0011-plant-numerics.md.
public final class Plant {
  static final double CELL_STEP_SECONDS = 10;

  /// Below this the vessel holds drops, and chemistry waits, L [G].
  private static final double DROPS = 0.001;

  /// Medium weighs a little more than water, g/mL [G].
  private static final double DENSITY = 1.005;

  private static final double WATER_GRAMS_PER_MMOL = 0.018015;

  /// A change that moves solubilities by some 1e-5.
  private static final double SAME_CELSIUS = 0.001;

  /// A reagent that goes on flowing within this time is one stimulus, h.
  private static final double SAME_REAGENT_HOURS = 1;

  /// Dry matter of cells, kg/L of cell [G].
  private static final double DRY_MATTER = 0.26;

  /// Air saturation that 100 % DO means: humid air at 37 degC and 101.325 kPa, kPa O2.
  static final double FULL_OXYGEN =
      Solubility.AIR_OXYGEN * (Solubility.STANDARD_PRESSURE - Solubility.vapour(37));

  private final PlantSettings settings;
  private final Vessel vessel;
  private final boolean rocks;
  private final boolean stirs;
  private final Actuators actuators = new Actuators();
  private final Mishaps mishaps = new Mishaps();
  private final Ledger ledger = new Ledger();
  private final Instruments instruments;
  private final Supply supply;
  private final Heat heat;
  private final Contents contents;
  private final Transfer transfer;
  private final GasPhase gas;
  private final Breathing breathing;
  private final PermeateFilter filter;
  private final Foam foam = new Foam();
  private final Stream harvested = new Stream();
  private final Culture culture;

  /// The culture, and whatever else may get in.
  private final Contaminated cells;

  private final double[] feedComposition;
  private double[] inoculumComposition;
  private final double[] baseComposition;
  private final double[] acidComposition;
  private final double[] antifoamComposition;
  private final double[] scratch = new double[Species.COUNT];

  private Suspension onInoculumLine;

  /// What the bag on the feed line does for cells; nothing new while it is the first one.
  private @Nullable Support feedSupport;

  /// Of it, what came since the cells lived last, L.
  private double fedLitres;

  private double reagentHours = SAME_REAGENT_HOURS;
  private double sinceCells = CELL_STEP_SECONDS;
  private double sinceRefresh = CELL_STEP_SECONDS;
  private double refreshedRate = -1;
  private double refreshedSparge = -1;
  private double refreshedCelsius = Double.NaN;
  private double sparge;
  private double vapour;
  private double stirring;
  private double mixingLag;
  private double baseLeft;
  private double baseAdded;
  private double feedFlow;
  private double permeateFlow;
  private double baseFlow;
  private double acidFlow;
  private double antifoamFlow;
  private double inoculumFlow;
  private double harvestFlow;

  public Plant(PlantSettings settings) {
    this.settings = settings;
    vessel = settings.vessel();
    rocks = vessel.aeration() instanceof Aeration.Rocking;
    stirs = vessel.aeration() instanceof Aeration.Stirred;
    Vessel.GasLines lines = vessel.gasLines();
    instruments = new Instruments(settings, lines.air(), lines.carbonDioxide());
    supply = new Supply(settings.seed(), settings.biased());
    heat = new Heat(vessel.heat());
    contents = new Contents(vessel, heat, ledger);
    transfer = new Transfer(vessel);
    filter = new PermeateFilter(vessel.filter());
    culture = settings.culture().get();
    cells = new Contaminated(culture, Contaminated.growth(Noise.of(settings.seed(), "microbes")));
    vapour = Solubility.vapour(heat.liquid());
    gas = new GasPhase(headSpace(), vessel.gasSpace().startCarbonDioxide(), vapour);
    breathing = new Breathing(contents, transfer, gas, ledger, cells);
    double aired = FULL_OXYGEN * Solubility.oxygen(Heat.ROOM);
    feedComposition = settings.medium().composition(0, 0, aired);
    onInoculumLine = settings.inoculum();
    inoculumComposition = onInoculumLine.composition(aired);
    baseComposition = settings.base().composition();
    acidComposition = settings.acid().composition();
    antifoamComposition = settings.antifoam().composition();
    baseLeft = settings.baseLitres();
    // An empty vessel: the probes stand in room air and see the film of the last rinse with medium.
    System.arraycopy(feedComposition, 0, contents.cells.c, 0, Species.COUNT);
    System.arraycopy(feedComposition, 0, contents.medium.c, 0, Species.COUNT);
    refresh();
    breathing.solvePh();
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

  /// Bacteria get in, and live beside the culture from now on.
  public void infect(double perMillilitre) {
    cells.infect(perMillilitre);
  }

  /// Dry mass of microbes, g/L.
  public double microbes() {
    return cells.biomass();
  }

  /// A vessel that has been at work elsewhere, taken over before the first step.
  public void takeOver(Standing standing) {
    new TakeOver(standing, feedComposition, contents, breathing).of(settings, heat, cells);
    refresh();
    instruments.step(1, this);
  }

  /// Another bag hangs on the feed line from now on.
  ///
  /// @param directing how much is in it of what directs stem cells, 1 as usual
  public void connectFeed(CultureMedium medium, double directing) {
    double aired = FULL_OXYGEN * Solubility.oxygen(Heat.ROOM);
    double[] composition = medium.composition().composition(0, 0, aired);
    System.arraycopy(composition, 0, feedComposition, 0, Species.COUNT);
    feedComposition[Species.DIRECTING] = directing;
    feedSupport = medium.support();
  }

  /// Something else hangs on the line by which cells come.
  public void connectInoculum(Suspension suspension) {
    onInoculumLine = suspension;
    inoculumComposition = suspension.composition(FULL_OXYGEN * Solubility.oxygen(Heat.ROOM));
    reagentHours = SAME_REAGENT_HOURS;
  }

  /// What is done to the cells beside all liquids.
  public void treat(Treatment treatment) {
    cells.treat(treatment);
  }

  /// @param dt seconds, above 0 and at most 10
  public void step(double dt) {
    advance(dt);
    instruments.step(dt, this);
  }

  /// The physics without the instruments.
  void advance(double dt) {
    if (!(dt > 0 && dt <= 10)) {
      throw new IllegalArgumentException("a step of " + dt + " s is not in (0, 10]");
    }
    supply.step(dt, actuators, mishaps, Math.max(0, filter.pressure()));
    double hours = dt / 3600;
    double antifoamAdded = move(dt, hours);
    sinceCells += dt;
    sinceRefresh += dt;
    sparge =
        stirs ? Math.max(0, Math.min(actuators.spargeMillilitresPerMinute, supply.gasFlow())) : 0;
    if (sinceRefresh >= CELL_STEP_SECONDS
        || Math.abs(rate() - refreshedRate) > 0.2
        || (stirs && Math.abs(sparge - refreshedSparge) > 0.02 * sparge)) {
      refresh();
    }
    breathe(hours);
    if (sinceCells >= CELL_STEP_SECONDS) {
      if (contents.cells.litres > DROPS) {
        live(sinceCells / 3600);
      }
      sinceCells = 0;
    }
    double bubbled = bubbling() ? sparge : 0;
    foam.step(hours, antifoamAdded, bubbled, mishaps.foaming, headSpace() * 1000);
    double grams = evaporate(hours);
    warm(dt, grams / dt);
  }

  /// What the harvest pump drew in the last step.
  public Stream harvested() {
    return harvested;
  }

  /// Suspension of another vessel comes in, with its cells as they are there.
  ///
  /// @param litres of what it has drawn in its last step
  public void receive(Plant other, double litres) {
    Stream stream = other.harvested;
    if (litres <= 0) {
      return;
    }
    contents.bring(stream.composition(), litres, stream.celsius());
    double newcomers = stream.composition()[Species.VIABLE] * litres;
    double share = newcomers > 0 ? newcomers / contents.inventory(Species.VIABLE) : 0;
    cells.join(other.cells, share, litres / contents.litres());
  }

  /// Liquid through pumps, filter and holes.
  ///
  /// @return antifoam that came, mL/L
  private double move(double dt, double hours) {
    double scale = dt / 60_000; // mL/min in L
    double room = actuators.roomCelsius;
    feedFlow = bring(supply.feed, mishaps.feed, feedComposition, scale, actuators.feedCelsius);
    inoculumFlow = bring(supply.inoculum, mishaps.inoculum, inoculumComposition, scale, room);
    reagentHours += hours;
    if (inoculumFlow > 0) {
      arrive(inoculumFlow * scale);
    }
    fedLitres += Math.max(0, feedFlow) * scale;
    baseFlow = dose(scale, room);
    acidFlow = bring(supply.acid, mishaps.acid, acidComposition, scale, room);
    antifoamFlow = bring(supply.antifoam, mishaps.antifoam, antifoamComposition, scale, room);
    contents.mixIn(dt / (mixingLag + dt));
    double held = vessel.filter().retention() * (1 - mishaps.retentionLost);
    double cellCount = contents.cells.c[Species.VIABLE] * caking() + contents.cells.c[Species.DEAD];
    double through = contents.overflow(held);
    if (contents.fibres) {
      filter.pass(hours, through, cellCount, mishaps.fouling);
    }
    permeateFlow = Supply.through(supply.permeate, mishaps.permeate);
    if (permeateFlow < 0) {
      contents.pushBack(-permeateFlow * scale, scratch);
    } else if (permeateFlow > 0) {
      double volume = contents.clear(permeateFlow * scale);
      if (!contents.fibres) {
        volume = filter.pass(hours, volume, cellCount, mishaps.fouling);
      }
      contents.drawClear(volume, contents.fibres ? 0 : held);
      permeateFlow = volume / scale;
    } else if (!contents.fibres) {
      filter.pass(hours, 0, cellCount, 1);
    }
    harvestFlow = Math.max(0, Supply.through(supply.harvest, mishaps.harvest));
    harvested.nothing();
    if (harvestFlow > 0) {
      double drawn = contents.draw(harvestFlow * scale);
      harvested.take(contents.cells.c, drawn, heat.liquid());
    }
    double leaking = mishaps.leakMillilitresPerMinute * scale;
    // What does not fit runs out through the exhaust.
    double excess = Math.max(0, contents.litres() - vessel.volumes().whole());
    if (leaking > 0 || excess > 0) {
      contents.draw(leaking + excess);
    }
    return antifoamFlow > 0
        ? antifoamComposition[Species.ANTIFOAM] * antifoamFlow * scale / contents.litres()
        : 0;
  }

  /// Cells, reagent or vector have come in.
  private void arrive(double litres) {
    double newcomers = inoculumComposition[Species.VIABLE] * litres;
    double here = contents.inventory(Species.VIABLE);
    if (newcomers > 0) {
      cells.arrive(newcomers / here);
    }
    if (onInoculumLine.stimulates()) {
      if (reagentHours >= SAME_REAGENT_HOURS) {
        cells.treat(new Treatment.Stimulus());
      }
      reagentHours = 0;
    }
    if (onInoculumLine.particles() > 0 && here > 0) {
      cells.treat(new Treatment.Vector(onInoculumLine.particles() * litres / here));
    }
  }

  /// What a living cell adds to the cake on the filter, of what a single one does: spheres leave
  /// wider gaps between them, and resistance falls with the square of the diameter (Kozeny-Carman
  /// [G]). Dead cells have come off theirs.
  private double caking() {
    double part = cells.cellDiameter() / Math.max(cells.cellDiameter(), cells.diameter());
    return part * part;
  }

  /// A pump that should bring something in; one that turns backwards draws suspension out.
  private double bring(
      Pump pump, Mishaps.Line line, double[] composition, double scale, double celsius) {
    double flow = Supply.through(pump, line);
    if (flow < 0) {
      contents.draw(-flow * scale);
    } else {
      contents.bring(composition, flow * scale, celsius);
    }
    return flow;
  }

  /// Base, as long as there is some in its bottle.
  private double dose(double scale, double room) {
    double flow = Supply.through(supply.base, mishaps.base);
    if (flow < 0) {
      contents.draw(-flow * scale);
      return flow;
    }
    double volume = Math.min(flow * scale, baseLeft);
    baseLeft -= volume;
    baseAdded += volume;
    contents.bring(baseComposition, volume, room);
    return volume / scale;
  }

  /// What moves the liquid: the rocker, the impeller, or the flow through fibres.
  private double rate() {
    if (rocks) {
      return supply.rockPerMinute;
    }
    return stirs ? supply.stirPerMinute : contents.fibres ? recirculationFlow() : 0;
  }

  private boolean bubbling() {
    return stirs && sparge > 0;
  }

  /// What changes slowly: temperature dependence, kLa, mixing.
  private void refresh() {
    sinceRefresh = 0;
    double celsius = heat.liquid();
    double litres = contents.cells.litres;
    refreshedRate = rate();
    refreshedSparge = sparge;
    if (!(Math.abs(celsius - refreshedCelsius) <= SAME_CELSIUS)) {
      refreshedCelsius = celsius;
      vapour = Solubility.vapour(celsius);
      breathing.temperature(celsius);
      transfer.temperature(celsius);
    }
    double micrometres = cells.cellDiameter();
    double dry =
        (viable() + dead())
            * Math.PI
            / 6
            * micrometres
            * micrometres
            * micrometres
            * 1e-3
            * DRY_MATTER;
    transfer.refresh(
        refreshedRate,
        litres,
        sparge,
        actuators.barometricKilopascal + gas.gauge(),
        foam.transferFactor(),
        dry);
    Vessel.Mixing mixing = vessel.mixing();
    mixingLag =
        refreshedRate > 0
            ? Math.min(
                mixing.stillSeconds(), mixing.seconds() * mixing.referenceRate() / refreshedRate)
            : mixing.stillSeconds();
    stirring =
        vessel.aeration() instanceof Aeration.Stirred tank
            ? Transfer.power(tank, refreshedRate)
            : 0;
  }

  private void breathe(double hours) {
    Vessel.GasSpace space = vessel.gasSpace();
    double dry = actuators.barometricKilopascal - vapour;
    double open =
        (1 - Math.max(0, Math.min(1, mishaps.exhaustFilterBlocked))) * (1 - foam.filterWetted());
    gas.supply(
        hours,
        supply.oxygenIn,
        supply.carbonDioxideIn,
        supply.nitrogenIn,
        headSpace(),
        dry,
        space.exhaustFlowPerKilopascal() * open,
        space.burstKilopascal());
    ledger.supplied(
        hours * supply.oxygenIn, hours * supply.carbonDioxideIn, hours * supply.nitrogenIn);
    double oxygen = gas.oxygenAmount();
    double carbonDioxide = gas.carbonDioxideAmount();
    double nitrogen = gas.nitrogenAmount();
    if (contents.cells.litres > DROPS) {
      if (contents.fibres && contents.medium.litres > 0) {
        contents.diffuse(hours, transfer.exchange());
      }
      double gasIn = supply.gasIn();
      double pressure = gasIn > 0 ? (dry + gas.gauge()) / gasIn : 0;
      double before = ledger.oxygenDissolved();
      double carbonBefore = ledger.carbonDioxideDissolved();
      breathing.step(hours, supply.oxygenIn * pressure, supply.carbonDioxideIn * pressure);
      breathing.solvePh();
      oxygen -= ledger.oxygenDissolved() - before;
      carbonDioxide -= ledger.carbonDioxideDissolved() - carbonBefore;
    } else {
      breathing.rest();
    }
    ledger.vented(
        oxygen + hours * supply.oxygenIn - gas.oxygenAmount(),
        carbonDioxide + hours * supply.carbonDioxideIn - gas.carbonDioxideAmount(),
        nitrogen + hours * supply.nitrogenIn - gas.nitrogenAmount());
  }

  private void live(double hours) {
    double[] c = contents.cells.c;
    double ph = breathing.cellCharges().ph();
    double osmolality = Osmolality.of(c);
    ledger.beforeReaction(contents.cells);
    if (feedSupport != null) {
      cells.wash(feedSupport, Math.min(1, fedLitres / contents.litres()));
    }
    fedLitres = 0;
    cells.house(contents.inventory(Species.VIABLE), contents.cells.litres);
    cells.environment(heat.liquid(), ph);
    cells.stress(osmolality, transfer.dissipation(), transfer.kolmogorov());
    cells.step(c, hours);
    ledger.afterReaction(contents.cells);
    if (contents.fibres) {
      ledger.beforeReaction(contents.medium);
      CultureMedium.age(contents.medium.c, hours);
      ledger.afterReaction(contents.medium);
    }
  }

  /// Gas leaves saturated with water (2.5: 0.2 L/min at 37 degC carries 12.6 g a day) and comes
  /// with what it has.
  private double evaporate(double hours) {
    if (contents.medium.litres <= DROPS) {
      return 0;
    }
    Vessel.GasSpace space = vessel.gasSpace();
    double dry =
        Math.max(0, gas.vented()) * (1 - space.condensed())
            - supply.gasIn() * space.inletHumidity();
    double grams =
        Math.max(0, dry) * hours * vapour / Solubility.STANDARD_PRESSURE * WATER_GRAMS_PER_MMOL;
    contents.evaporate(grams / 1000);
    return grams;
  }

  private void warm(double dt, double evaporating) {
    boolean on = !mishaps.powerLost;
    double heater =
        mishaps.heaterStuckOn ? 100 : mishaps.heaterStuckOff ? 0 : actuators.heaterPercent;
    heat.step(
        dt,
        on ? heater : 0,
        on ? actuators.coolerPercent : 0,
        actuators.roomCelsius,
        contents.litres(),
        evaporating,
        breathing.uptake() * contents.cells.litres / 3600,
        stirring);
  }

  /// L.
  private double headSpace() {
    Vessel.GasSpace space = vessel.gasSpace();
    if (space.chamberLitres() > 0) {
      return space.chamberLitres();
    }
    return Math.max(space.leastLitres(), vessel.volumes().whole() - contents.litres());
  }

  public Vessel vessel() {
    return vessel;
  }

  public PlantSettings settings() {
    return settings;
  }

  /// What lives in it.
  public Culture culture() {
    return culture;
  }

  /// What has crossed its border.
  public Ledger ledger() {
    return ledger;
  }

  /// All of a species in the vessel, mmol (1e9 for cells, mL for antifoam).
  public double inventory(int species) {
    return contents.inventory(species);
  }

  /// The gas in head-space, chamber or oxygenator.
  public GasPhase gas() {
    return gas;
  }

  /// Heat in the vessel above 0 degC, J.
  public double heatContent() {
    return heat.content(contents.litres());
  }

  /// What heater, cooler, stirrer and cells gave less what evaporation took, J.
  public double heatSupplied() {
    return heat.supplied();
  }

  /// What the room took, J.
  public double heatLost() {
    return heat.lost();
  }

  public double millilitres() {
    return contents.litres() * 1000;
  }

  public double contentGrams() {
    return contents.litres() * 1000 * DENSITY;
  }

  /// With the vessel itself.
  public double grossGrams() {
    return vessel.tareGrams() + contentGrams();
  }

  public double evaporatedGrams() {
    return ledger.litresEvaporated() * 1000;
  }

  public double celsius() {
    return heat.liquid();
  }

  public double padCelsius() {
    return heat.pad();
  }

  /// Where the probe stands: in the medium that breathes.
  public double ph() {
    return breathing.mediumCharges().ph();
  }

  /// Where the cells are; the same but in hollow fibres.
  public double cellPh() {
    return breathing.cellCharges().ph();
  }

  /// % of air saturation (humid, 37 degC, 101.325 kPa), as an optical probe sees partial pressure.
  public double dissolvedOxygenPercent() {
    return oxygenPercent(contents.medium.litres, contents.medium.c);
  }

  /// Where the cells are.
  public double cellOxygenPercent() {
    return oxygenPercent(contents.cells.litres, contents.cells.c);
  }

  private double oxygenPercent(double litres, double[] c) {
    double pressure =
        litres > DROPS ? c[Species.OXYGEN] / breathing.oxygenSolubility() : gas.oxygenPressure();
    return 100 * pressure / FULL_OXYGEN;
  }

  /// Partial pressure of dissolved CO2, mmHg.
  public double carbonDioxidePressure() {
    return breathing.mediumCharges().dissolvedCarbonDioxide()
        / breathing.carbonDioxideSolubility()
        / Solubility.KILOPASCAL_PER_MMHG;
  }

  /// mOsm/kg.
  public double osmolality() {
    return Osmolality.of(contents.cells.c);
  }

  public double rockPerMinute() {
    return supply.rockPerMinute;
  }

  public double stirPerMinute() {
    return supply.stirPerMinute;
  }

  public double airFlow() {
    return supply.air.flow();
  }

  public double oxygenFlow() {
    return supply.oxygen.flow();
  }

  public double carbonDioxideFlow() {
    return supply.carbonDioxide.flow();
  }

  public double nitrogenFlow() {
    return supply.nitrogen.flow();
  }

  /// Of the mixed gas through the liquid, mL/min.
  public double spargeFlow() {
    return bubbling() ? sparge : 0;
  }

  /// Share of carbon dioxide in the dry gas that leaves.
  public double exhaustCarbonDioxide() {
    return gas.carbonDioxide();
  }

  /// Share of oxygen in the dry gas that leaves.
  public double exhaustOxygen() {
    return gas.oxygen();
  }

  /// Gas that leaves, mL/min.
  public double exhaustFlow() {
    return gas.outflow();
  }

  /// kPa gauge.
  public double headSpacePressure() {
    return gas.gauge();
  }

  /// Across the permeate filter (the wall of fibres), kPa.
  public double transmembranePressure() {
    return filter.pressure();
  }

  /// mL/min into the vessel; negative when the pump turns backwards.
  public double feedFlow() {
    return feedFlow;
  }

  /// Oxygen in what the feed pump brings, mM.
  double feedOxygen() {
    return feedComposition[Species.OXYGEN];
  }

  /// mL/min out of the vessel; negative when the pump turns backwards.
  public double permeateFlow() {
    return permeateFlow;
  }

  public double inoculumFlow() {
    return inoculumFlow;
  }

  public double harvestFlow() {
    return harvestFlow;
  }

  public double baseFlow() {
    return baseFlow;
  }

  public double acidFlow() {
    return acidFlow;
  }

  public double antifoamFlow() {
    return antifoamFlow;
  }

  /// Through the oxygenator of fibres.
  public double recirculationFlow() {
    return Math.max(0, Supply.through(supply.recirculation, mishaps.recirculation));
  }

  /// Base since the start, mL.
  public double baseAdded() {
    return baseAdded * 1000;
  }

  /// What its bottle still holds, mL.
  public double baseLeft() {
    return baseLeft * 1000;
  }

  public double foamMillilitres() {
    return foam.millilitres();
  }

  /// kLa of oxygen that counts with the gas as supplied, over surface and bubbles, 1/h.
  public double oxygenTransferRate() {
    return transfer.oxygen() + transfer.bubbleOxygen();
  }

  /// Turbulent energy, W/kg.
  public double dissipation() {
    return transfer.dissipation();
  }

  /// Smallest eddies, um.
  public double kolmogorovLength() {
    return transfer.kolmogorov();
  }

  /// Oxygen uptake, mM/h.
  public double oxygenUptake() {
    return breathing.uptake();
  }

  public double growthPerHour() {
    return cells.growth();
  }

  public double cellDiameter() {
    return cells.diameter();
  }

  /// 1e6/mL.
  public double viable() {
    return contents.cells.c[Species.VIABLE];
  }

  /// 1e6/mL.
  public double dead() {
    return contents.cells.c[Species.DEAD];
  }

  public double glucose() {
    return contents.cells.c[Species.GLUCOSE];
  }

  public double lactate() {
    return contents.cells.c[Species.LACTATE];
  }

  public double glutamine() {
    return contents.cells.c[Species.GLUTAMINE];
  }

  public double ammonium() {
    return contents.cells.c[Species.AMMONIUM];
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
    return inventory(species) + ledger.out(species) - ledger.in(species);
  }
}
