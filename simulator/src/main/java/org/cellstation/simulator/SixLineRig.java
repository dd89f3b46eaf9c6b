package org.cellstation.simulator;

import java.util.List;
import org.cellstation.simulator.emulator.BronkhorstMfc;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Plant;

/// One rocking bag: probes, heating pad, gas, weight, pump and rocker, each kind on a line of its
/// own.
final class SixLineRig implements Rig {
  private final Plant plant;
  private final VesselInstruments vessel;
  private final Motion rocker;
  private final GasSupply<BronkhorstMfc> gases;
  private final Mains mains;
  private final List<Port> ports;

  SixLineRig(Plant plant, Faults faults) {
    FaultState analytics = faults.add("analytics", VesselInstruments.SERIAL_LINE);
    FaultState heating = faults.add("heating", VesselInstruments.SERIAL_LINE);
    FaultState gas = faults.add("gas", Fault.OF_LINES);
    FaultState weighing = faults.add("weighing", VesselInstruments.SERIAL_LINE);
    FaultState pumping = faults.add("pumping", VesselInstruments.SERIAL_LINE);
    FaultState rocking = faults.add("rocking", VesselInstruments.SERIAL_LINE);
    this.plant = plant;
    vessel = new VesselInstruments(plant, faults);
    rocker = Motion.rocker(plant, faults);
    gases = GasSupply.modbus(vessel, plant, false);
    mains = new Mains(faults);
    ports =
        List.of(
            Port.serial(
                "analytics", 19200, 2, new RtuLine(analytics, List.of(vessel.ph, vessel.oxygen))),
            Port.serial("heating", 9600, 1, new RtuLine(heating, List.of(vessel.heater))),
            Port.tcp("gas", new ModbusTcpLine(gas, gases.controllers())),
            Port.serial("weighing", 9600, 1, new SerialLine(weighing, vessel.balance)),
            Port.serial("pumping", 9600, 1, new SerialLine(pumping, vessel.pump)),
            Port.serial("rocking", 9600, 1, new SerialLine(rocking, rocker.instrument())));
  }

  @Override
  public List<Port> ports() {
    return ports;
  }

  @Override
  public VesselInstruments vessel() {
    return vessel;
  }

  @Override
  public Mains mains() {
    return mains;
  }

  @Override
  public void act(double dtSeconds, Actuators actuators) {
    vessel.ail();
    vessel.act(dtSeconds, actuators);
    rocker.act(dtSeconds, actuators);
    gases.act(actuators, plant.mishaps());
  }

  @Override
  public void measure(double dtSeconds) {
    vessel.measure(dtSeconds);
  }
}
