package org.cellstation.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.ScenarioPlayer;
import org.cellstation.simulator.fault.Watched;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.vessel.Standing;

/// The whole skid, turned by hand: plant, instruments and faults. Single-threaded: one thread steps
/// it and serves its lines; only {@link #faults} may be used from elsewhere.
public final class Skid {
  private final Plant plant;
  private final Bench bench;
  private final Faults faults = new Faults();
  private final Equipment equipment;
  private final Rig rig;
  private final PlantFaults vessel = new PlantFaults();
  private final PlantWatch truths;
  private final Consumption consumption = new Consumption();
  private final Connections connections;
  private ScenarioPlayer scenario;
  private double elapsedSeconds;

  public Skid(SkidSettings settings) {
    plant = new Plant(vessel.around(settings.plant()));
    connections = new Connections(plant, settings.culture().medium());
    bench = new Bench(settings.seed(), settings.donorSpread());
    equipment = settings.equipment();
    rig =
        switch (equipment) {
          case SIX_LINES -> new SixLineRig(plant, faults);
          case CLEANROOM -> new CleanroomRig(plant, settings.seed(), faults);
          case STIRRED_TANK -> VesselRig.stirredTank(plant, faults);
          case HOLLOW_FIBRE -> VesselRig.hollowFibre(plant, faults);
          case STATIC -> VesselRig.staticVessel(plant, faults);
        };
    vessel.register(faults);
    truths = new PlantWatch(plant);
    scenario = new ScenarioPlayer(faults, Scenario.none(), truths);
  }

  /// The vessel as one that is at work stands; before the first step.
  public void takeOver(Standing standing) {
    plant.takeOver(standing);
  }

  /// Advances process time.
  ///
  /// @param dtSeconds above 0 and at most 10
  public void step(double dtSeconds) {
    scenario.at(elapsedSeconds);
    rig.mains().act();
    for (Port port : rig.ports()) {
      port.server().seeToPower();
    }
    vessel.act(plant);
    plant.mishaps().powerLost = !rig.mains().skid();
    rig.act(dtSeconds, plant.actuators());
    plant.step(dtSeconds);
    consumption.add(plant, dtSeconds);
    rig.measure(dtSeconds);
    elapsedSeconds += dtSeconds;
  }

  /// What another skid's harvest pump has drawn in this step comes in.
  ///
  /// @param lost of it on the way, L
  void receive(Skid other, double lost) {
    plant.receive(other.plant, other.plant.harvested().litres() - lost);
  }

  /// Which instruments it has.
  public Equipment equipment() {
    return equipment;
  }

  /// The far ends of the lines by bus id.
  public Map<String, LineServer> lines() {
    Map<String, LineServer> lines = new LinkedHashMap<>();
    rig.ports().forEach(port -> lines.put(port.id(), port.server()));
    return lines;
  }

  List<Port> ports() {
    return rig.ports();
  }

  /// What can be made to fail. Thread-safe.
  public Faults faults() {
    return faults;
  }

  /// Plays faults by process time from now on, instead of any scenario before.
  ///
  /// @throws IllegalArgumentException when it names what the skid does not have
  public void play(Scenario next) {
    ScenarioPlayer player = new ScenarioPlayer(faults, next, truths);
    scenario.stop();
    scenario = player;
  }

  /// Process time since the start, s.
  public double elapsedSeconds() {
    return elapsedSeconds;
  }

  /// Where the pH probe is.
  public Beaker phProbe() {
    return rig.vessel().phBeaker;
  }

  /// Where the oxygen probe is.
  public Beaker oxygenProbe() {
    return rig.vessel().oxygenBeaker;
  }

  /// The probes that can be taken out of the vessel, by instrument.
  public Map<String, Beaker> probes() {
    Map<String, Beaker> probes =
        new TreeMap<>(Map.of("AT-101", phProbe(), "AT-102", oxygenProbe()));
    probes.values().removeIf(Beaker::isFixed);
    return probes;
  }

  /// What no instrument sees.
  public Truth truth() {
    double total = plant.viable() + plant.dead();
    return new Truth(
        elapsedSeconds,
        plant.viable(),
        total > 0 ? 100 * plant.viable() / total : 0,
        plant.glucose(),
        plant.lactate(),
        plant.glutamine(),
        plant.ammonium(),
        plant.ph(),
        plant.dissolvedOxygenPercent(),
        plant.celsius(),
        plant.padCelsius(),
        plant.millilitres(),
        plant.carbonDioxidePressure(),
        plant.oxygenTransferRate(),
        plant.oxygenUptake(),
        plant.growthPerHour(),
        plant.rockPerMinute(),
        plant.feedFlow(),
        plant.permeateFlow(),
        plant.glucoseUsed(),
        plant.lactateMade(),
        plant.evaporatedGrams(),
        100 * plant.culture().transduced());
  }

  /// One truth, as scenarios name it.
  public double truth(Watched watched) {
    return truths.applyAsDouble(watched);
  }

  /// What has gone in and out since the start.
  public Consumed consumed() {
    return consumption.sum();
  }

  /// An operator connects or adds something. What is not known here leaves everything as it is.
  ///
  /// @param material as its label says. On the feed line: `medium`, `NAME medium` of one of
  ///   docs/plant.md, `medium of stage 2` for one that directs stem cells. On the line by which
  ///   cells come: `cell bag`, `activation reagent`, `vector`. Into the vessel: `further carriers`
  public void connect(String material) {
    connections.connect(material);
  }

  /// An operator takes a sample to the bench: biased and noisy as real instruments are.
  public BenchSample sample() {
    return bench.measure(plant);
  }
}
