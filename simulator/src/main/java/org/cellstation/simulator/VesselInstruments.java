package org.cellstation.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.device.Probes;
import org.cellstation.simulator.emulator.HamiltonArc;
import org.cellstation.simulator.emulator.MettlerSics;
import org.cellstation.simulator.emulator.OmronE5cc;
import org.cellstation.simulator.emulator.RegloIcc;
import org.cellstation.simulator.fault.Ailing;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Instruments;
import org.cellstation.simulator.plant.Mishaps;
import org.cellstation.simulator.plant.Plant;

/// The instruments that every skid has at its vessel, and what every rig needs to connect one.
final class VesselInstruments {
  static final Set<Fault> MODBUS = Fault.union(Fault.OF_ANSWERS, Fault.OF_MODBUS);
  static final Set<Fault> TEXT = Fault.union(Fault.OF_ANSWERS, Set.of(Fault.ERROR_REPLY));

  /// A pump that tells its number and its speed, and has no word for no.
  static final Set<Fault> CASE_PUMP =
      Fault.union(Fault.OF_ANSWERS, Fault.OF_REPORTS, PlantFaults.OF_LINES, Set.of(Fault.WRONG_ID));

  static final Set<Fault> SERIAL_LINE = Fault.union(Fault.OF_LINES, Set.of(Fault.ECHO));

  final Beaker phBeaker;
  final Beaker oxygenBeaker;
  final HamiltonArc ph;
  final HamiltonArc oxygen;
  final OmronE5cc heater;
  final MettlerSics balance;
  final RegloIcc pump;

  private final Faults faults;
  private final FaultState heaterFaults;
  private final FaultState drive;
  private final List<FaultState> channels = new ArrayList<>();
  private final Mishaps mishaps;
  private final List<Ailing> ailing = new ArrayList<>();

  /// @param faults gets a site for each instrument, after those that it has
  VesselInstruments(Plant plant, Faults faults) {
    this.faults = faults;
    mishaps = plant.mishaps();
    Instruments in = plant.instruments();
    Probes probes = plant.settings().probes();
    phBeaker = new Beaker(in::ph, 0.06, probes.acidityFixed());
    oxygenBeaker = new Beaker(in::dissolvedOxygen, 1.5, probes.oxygenFixed());
    FaultState phSite =
        measuring(
            "AT-101", in.phAilment(), MODBUS, Set.of(Fault.PROBE_LOST, Fault.REFERENCE_POISONED));
    element("AT-101.temperature", phSite, in.phTemperatureAilment(), Set.of());
    ph = HamiltonArc.ph(1, phBeaker, in::phTemperature, phSite);
    FaultState oxygenSite =
        measuring(
            "AT-102", in.oxygenProbeAilment(), MODBUS, Set.of(Fault.PROBE_LOST, Fault.BUBBLE));
    element("AT-102.temperature", oxygenSite, in.oxygenTemperatureAilment(), Set.of());
    oxygen = HamiltonArc.dissolvedOxygen(2, oxygenBeaker, in::oxygenTemperature, oxygenSite);
    heaterFaults =
        measuring(
            "TIC-101",
            in.padAilment(),
            MODBUS,
            Set.of(Fault.PROBE_LOST, Fault.HEATER_ON, Fault.HEATER_OFF));
    heater = new OmronE5cc(1, in::pad, heaterFaults);
    balance =
        new MettlerSics(
            in::weight,
            "B021002593",
            measuring(
                "WT-101", in.weightAilment(), TEXT, Set.of(Fault.PROBE_LOST, Fault.UNSTABLE)));
    drive = faults.add("P-101", TEXT);
    for (int channel = 1; channel <= 4; channel++) {
      channels.add(faults.add("P-101.channel" + channel, channelFaults(channel), "mL/min"));
    }
    pump = new RegloIcc(drive, channels);
  }

  /// A probe on Modbus.
  FaultState probe(String site, Ailment ailment) {
    return measuring(site, ailment, MODBUS, Set.of(Fault.PROBE_LOST));
  }

  /// Whatever measures something that can ail.
  FaultState measuring(String site, Ailment ailment, Set<Fault> talking, Set<Fault> own) {
    FaultState state =
        faults.add(site, Fault.union(talking, Fault.OF_VALUES, own), ailment.usual().unit());
    ailing.add(new Ailing(state, null, ailment));
    return state;
  }

  /// A second element of an instrument, which can be wrong by itself.
  FaultState element(String site, FaultState whole, Ailment ailment, Set<Fault> own) {
    FaultState state = faults.add(site, Fault.union(Fault.OF_VALUES, own), ailment.usual().unit());
    ailing.add(new Ailing(state, whole, ailment));
    return state;
  }

  /// Before each step: what is wrong with the measured values.
  void ail() {
    ailing.forEach(Ailing::apply);
  }

  void act(double dtSeconds, Actuators actuators) {
    heater.advance(dtSeconds);
    pump.advance(dtSeconds);
    actuators.heaterPercent = PlantFaults.powered(heaterFaults, heater.outputPercent());
    mishaps.heaterStuckOn = heaterFaults.has(Fault.HEATER_ON);
    mishaps.heaterStuckOff = heaterFaults.has(Fault.HEATER_OFF);
    actuators.feedMillilitresPerMinute = channel(1, mishaps.feed);
    actuators.permeateMillilitresPerMinute = channel(2, mishaps.permeate);
    actuators.inoculumMillilitresPerMinute = channel(3, mishaps.inoculum);
    actuators.harvestMillilitresPerMinute = channel(4, mishaps.harvest);
  }

  /// What a channel of the pump turns at, mL/min as calibrated, and what is wrong with its line.
  private double channel(int number, Mishaps.Line line) {
    PlantFaults.line(channels.get(number - 1), line);
    return PlantFaults.powered(drive, pump.delivered(number));
  }

  /// The feed and the inoculum come out of a bottle.
  private static Set<Fault> channelFaults(int channel) {
    Set<Fault> all = Fault.union(PlantFaults.OF_LINES, Fault.OF_REPORTS);
    return channel == 1 || channel == 3 ? Fault.union(all, Set.of(Fault.BOTTLE_EMPTY)) : all;
  }

  void measure(double dtSeconds) {
    ph.advance(dtSeconds);
    oxygen.advance(dtSeconds);
    balance.advance(dtSeconds);
  }
}
