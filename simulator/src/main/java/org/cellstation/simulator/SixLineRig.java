package org.cellstation.simulator;

import java.util.List;
import org.cellstation.simulator.emulator.BronkhorstMfc;
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
    this.plant = plant;
    vessel = new VesselInstruments(plant, faults);
    rocker = Motion.rocker(plant, faults);
    gases = GasSupply.modbus(vessel, plant, false);
    mains = new Mains(faults);
    ports =
        List.of(
            Port.rtu(faults, "analytics", 19200, 2, vessel.ph, vessel.oxygen),
            Port.rtu(faults, "heating", 9600, 1, vessel.heater),
            Port.modbusTcp(faults, "gas", gases.controllers()),
            Port.line(faults, "weighing", 9600, 1, vessel.balance),
            Port.line(faults, "pumping", 9600, 1, vessel.pump),
            Port.line(faults, "rocking", 9600, 1, rocker.instrument()));
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
