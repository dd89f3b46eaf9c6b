package org.cellstation.simulator;

import java.util.List;
import java.util.Set;
import org.cellstation.simulator.device.Analyser;
import org.cellstation.simulator.emulator.GatewayUnit;
import org.cellstation.simulator.emulator.ModbusUnit;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Instruments;

/// The simulator's own gateway: capacitance, glucose and lactate, and two pressures of one vessel
/// on one Modbus line. Owned by the thread that steps the skid.
final class Gateway {
  /// In the analyser's state.
  private static final int CALIBRATING = 0x4;

  private static final int STOPPED = 0x8;

  private final Instruments in;
  private final FaultState analyser;
  private final List<ModbusUnit> units;

  /// @param vessel gets a site for each instrument, after those that it has
  Gateway(Instruments in, VesselInstruments vessel) {
    this.in = in;
    FaultState capacitance = vessel.probe("AT-104", in.capacitanceAilment());
    analyser =
        vessel.measuring(
            "AT-105",
            in.glucoseAilment(),
            VesselInstruments.MODBUS,
            Set.of(Fault.PROBE_LOST, Fault.SAMPLING_STOPPED));
    vessel.element("AT-105.lactate", analyser, in.lactateAilment(), Set.of());
    FaultState pressure = vessel.probe("PT-101", in.headSpacePressureAilment());
    FaultState transmembrane =
        vessel.element(
            "PT-101.transmembrane",
            pressure,
            in.transmembranePressureAilment(),
            Set.of(Fault.PROBE_LOST));
    units =
        List.of(
            GatewayUnit.capacitance(in::capacitance, capacitance),
            GatewayUnit.analyser(
                in.analyser()::glucose,
                in.analyser()::lactate,
                in.analyser()::ageSeconds,
                in.analyser()::samples,
                this::doing,
                analyser),
            GatewayUnit.pressures(
                in::headSpacePressure, in::transmembranePressure, pressure, transmembrane));
  }

  private double doing() {
    Analyser.State state = in.analyser().state();
    return switch (state) {
      case CALIBRATING -> CALIBRATING;
      case STOPPED -> STOPPED;
      case WAITING, MEASURING -> 0;
    };
  }

  Port port(Faults faults) {
    return Port.rtu(faults, "gateway", 19200, 1, units);
  }

  /// Before each step.
  void act() {
    in.stopSampling(analyser.has(Fault.SAMPLING_STOPPED));
  }
}
