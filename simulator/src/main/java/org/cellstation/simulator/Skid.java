package org.cellstation.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.emulator.BronkhorstMfc;
import org.cellstation.simulator.emulator.HamiltonArc;
import org.cellstation.simulator.emulator.IkaRocker;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.emulator.MettlerSics;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.OmronE5cc;
import org.cellstation.simulator.emulator.RegloIcc;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.ScenarioPlayer;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Ailment;
import org.cellstation.simulator.plant.Instruments;
import org.cellstation.simulator.plant.Plant;

/// The whole skid, turned by hand: plant, instruments and faults. Single-threaded: one thread steps
/// it and serves its lines; only {@link #faults} may be used from elsewhere.
public final class Skid {
  private final Plant plant;
  private final Actuators actuators;
  private final Bench bench;
  private final Faults faults;
  private final HamiltonArc phArc;
  private final HamiltonArc oxygenArc;
  private final OmronE5cc heater;
  private final BronkhorstMfc air;
  private final BronkhorstMfc oxygen;
  private final BronkhorstMfc carbonDioxide;
  private final MettlerSics balance;
  private final RegloIcc pump;
  private final IkaRocker rocker;
  private final Map<String, LineServer> lines = new LinkedHashMap<>();
  private final FaultState[] probeFaults;
  private final Ailment[] ailments;
  private final FaultState airFaults;
  private final FaultState oxygenFaults;
  private final FaultState carbonDioxideFaults;
  private final FaultState rockerFaults;
  private ScenarioPlayer scenario;
  private double elapsedSeconds;

  public Skid(SkidSettings settings) {
    plant = new Plant(settings.plant());
    actuators = plant.actuators();
    bench = new Bench(settings.seed(), settings.donorSpread());
    faults = new Faults(possibleFaults());
    scenario = new ScenarioPlayer(faults, Scenario.none());
    Instruments in = plant.instruments();
    airFaults = faults.of("FIC-101");
    oxygenFaults = faults.of("FIC-102");
    carbonDioxideFaults = faults.of("FIC-103");
    rockerFaults = faults.of("RK-101");

    phArc = HamiltonArc.ph(1, in::ph, in::phTemperature, faults.of("AT-101"));
    oxygenArc =
        HamiltonArc.dissolvedOxygen(
            2, in::dissolvedOxygen, in::oxygenTemperature, faults.of("AT-102"));
    heater = new OmronE5cc(1, in::pad, faults.of("TIC-101"));
    air = new BronkhorstMfc(1, 500, "AIR", "M26200101A", in::airFlow, airFaults);
    oxygen = new BronkhorstMfc(2, 500, "O2", "M26200102A", in::oxygenFlow, oxygenFaults);
    carbonDioxide =
        new BronkhorstMfc(3, 100, "CO2", "M26200103A", in::carbonDioxideFlow, carbonDioxideFaults);
    balance = new MettlerSics(in::weight, "B021002593", faults.of("WT-101"));
    pump =
        new RegloIcc(
            faults.of("P-101"),
            List.of(
                faults.of("P-101.channel1"),
                faults.of("P-101.channel2"),
                faults.of("P-101.channel3"),
                faults.of("P-101.channel4")));
    rocker = new IkaRocker(plant::rockPerMinute, rockerFaults);

    lines.put("analytics", new RtuLine(faults.of("analytics"), List.of(phArc, oxygenArc)));
    lines.put("heating", new RtuLine(faults.of("heating"), List.of(heater)));
    lines.put("gas", new ModbusTcpLine(faults.of("gas"), List.of(air, oxygen, carbonDioxide)));
    lines.put("weighing", new SerialLine(faults.of("weighing"), balance));
    lines.put("pumping", new SerialLine(faults.of("pumping"), pump));
    lines.put("rocking", new SerialLine(faults.of("rocking"), rocker));

    probeFaults =
        new FaultState[] {
          faults.of("AT-101"),
          faults.of("AT-102"),
          faults.of("TIC-101"),
          faults.of("WT-101"),
          airFaults,
          oxygenFaults,
          carbonDioxideFaults
        };
    ailments =
        new Ailment[] {
          in.phAilment(),
          in.oxygenProbeAilment(),
          in.padAilment(),
          in.weightAilment(),
          in.airAilment(),
          in.oxygenAilment(),
          in.carbonDioxideAilment()
        };
  }

  private static Map<String, Set<Fault>> possibleFaults() {
    Map<String, Set<Fault>> possible = new LinkedHashMap<>();
    for (String line : List.of("analytics", "heating", "weighing", "pumping", "rocking")) {
      possible.put(line, Fault.union(Fault.OF_LINES, Set.of(Fault.ECHO)));
    }
    possible.put("gas", Fault.OF_LINES);
    Set<Fault> modbus = Fault.union(Fault.OF_ANSWERS, Fault.OF_MODBUS);
    for (String instrument : List.of("AT-101", "AT-102", "TIC-101")) {
      possible.put(instrument, Fault.union(modbus, Fault.OF_VALUES, Set.of(Fault.PROBE_LOST)));
    }
    for (String instrument : List.of("FIC-101", "FIC-102", "FIC-103")) {
      possible.put(instrument, Fault.union(modbus, Fault.OF_VALUES, Set.of(Fault.MFC_STUCK)));
    }
    possible.put(
        "WT-101",
        Fault.union(
            Fault.OF_ANSWERS,
            Fault.OF_VALUES,
            Set.of(Fault.ERROR_REPLY, Fault.PROBE_LOST, Fault.UNSTABLE)));
    possible.put("P-101", Fault.union(Fault.OF_ANSWERS, Set.of(Fault.ERROR_REPLY)));
    for (int channel = 1; channel <= 4; channel++) {
      possible.put("P-101.channel" + channel, Set.of(Fault.PUMP_STALLED));
    }
    possible.put("RK-101", Fault.union(Fault.OF_ANSWERS, Set.of(Fault.ROCKER_STOPPED)));
    return possible;
  }

  /// Advances process time.
  ///
  /// @param dtSeconds above 0 and at most 10
  public void step(double dtSeconds) {
    scenario.at(elapsedSeconds);
    for (int i = 0; i < ailments.length; i++) {
      FaultState f = probeFaults[i];
      boolean any = f.any();
      ailments[i].set(
          any && f.has(Fault.STUCK), any && f.has(Fault.DRIFT), any && f.has(Fault.NOISE));
    }
    heater.advance(dtSeconds);
    pump.advance(dtSeconds);
    rocker.advance(dtSeconds);

    actuators.heaterPercent = heater.outputPercent();
    actuators.rockPerMinute = rocker.drivenRate();
    actuators.rockerBlocked = rockerFaults.has(Fault.ROCKER_STOPPED);
    actuators.airMillilitresPerMinute = air.setPoint();
    actuators.oxygenMillilitresPerMinute = oxygen.setPoint();
    actuators.carbonDioxideMillilitresPerMinute = carbonDioxide.setPoint();
    actuators.airValveStuck = airFaults.has(Fault.MFC_STUCK);
    actuators.oxygenValveStuck = oxygenFaults.has(Fault.MFC_STUCK);
    actuators.carbonDioxideValveStuck = carbonDioxideFaults.has(Fault.MFC_STUCK);
    actuators.feedMillilitresPerMinute = pump.delivered(1);
    actuators.permeateMillilitresPerMinute = pump.delivered(2);
    actuators.inoculumMillilitresPerMinute = pump.delivered(3);
    actuators.harvestMillilitresPerMinute = pump.delivered(4);
    plant.step(dtSeconds);

    phArc.advance(dtSeconds);
    oxygenArc.advance(dtSeconds);
    balance.advance(dtSeconds);
    elapsedSeconds += dtSeconds;
  }

  /// The far ends of the six lines by bus id.
  public Map<String, LineServer> lines() {
    return Map.copyOf(lines);
  }

  /// What can be made to fail. Thread-safe.
  public Faults faults() {
    return faults;
  }

  /// Plays faults by process time from now on, instead of any scenario before.
  ///
  /// @throws IllegalArgumentException when it names what the skid does not have
  public void play(Scenario next) {
    ScenarioPlayer player = new ScenarioPlayer(faults, next);
    scenario.stop();
    scenario = player;
  }

  /// Process time since the start, s.
  public double elapsedSeconds() {
    return elapsedSeconds;
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
        plant.evaporatedGrams());
  }

  /// An operator takes a sample to the bench: biased and noisy as real instruments are.
  public BenchSample sample() {
    return bench.measure(plant);
  }
}
