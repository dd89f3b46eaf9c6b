package org.cellstation.simulator;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.simulator.emulator.BronkhorstMfc;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Plant;
import org.jspecify.annotations.Nullable;

/// A vessel on a bench with all that a culture in it needs: probes, heating, four gases, weight,
/// pumps, what moves the culture, and small pumps for base and antifoam where there is a stirrer.
/// Each kind is on a line of its own.
final class VesselRig implements Rig {
  /// What the needle valve of the sparger lets through of the mixed gas, mL/min for each litre [U].
  private static final double SPARGED = 50;

  private final Plant plant;
  private final VesselInstruments vessel;
  private final GasSupply<BronkhorstMfc> gases;
  private final Gateway gateway;
  private final @Nullable Motion motion;
  private final @Nullable Doses doses;
  private final boolean sparger;
  private final Mains mains;
  private final List<Port> ports = new ArrayList<>();

  private VesselRig(
      Plant plant,
      VesselInstruments vessel,
      @Nullable Motion motion,
      @Nullable Doses doses,
      Faults faults) {
    this.plant = plant;
    this.vessel = vessel;
    this.motion = motion;
    this.doses = doses;
    sparger = doses != null;
    gases = GasSupply.modbus(vessel, plant, true);
    gateway = new Gateway(plant.instruments(), vessel);
    mains = new Mains(faults);
  }

  /// A tank with a stirrer, a sparger, and pumps for base and antifoam.
  static VesselRig stirredTank(Plant plant, Faults faults) {
    VesselInstruments vessel = new VesselInstruments(plant, faults);
    Motion stirrer = Motion.stirrer(plant, faults);
    Doses doses = new Doses(faults);
    VesselRig rig = new VesselRig(plant, vessel, stirrer, doses, faults);
    rig.common(faults);
    rig.ports.add(Port.line(faults, "stirring", 9600, 1, stirrer.instrument()));
    rig.ports.add(Port.line(faults, "dosing", 2400, 1, doses.pumps()));
    return rig;
  }

  /// Hollow fibres with an oxygenator, past which a pump drives the medium.
  static VesselRig hollowFibre(Plant plant, Faults faults) {
    VesselInstruments vessel = new VesselInstruments(plant, faults);
    Motion pump = Motion.recirculation(plant, faults);
    VesselRig rig = new VesselRig(plant, vessel, pump, null, faults);
    rig.common(faults);
    rig.ports.add(Port.line(faults, "recirculating", 9600, 2, pump.instrument()));
    return rig;
  }

  /// A flask with a floor that breathes, in an incubator.
  static VesselRig staticVessel(Plant plant, Faults faults) {
    VesselInstruments vessel = new VesselInstruments(plant, faults);
    VesselRig rig = new VesselRig(plant, vessel, null, null, faults);
    rig.common(faults);
    return rig;
  }

  private void common(Faults faults) {
    ports.add(Port.rtu(faults, "analytics", 19200, 2, vessel.ph, vessel.oxygen));
    ports.add(gateway.port(faults));
    ports.add(Port.rtu(faults, "heating", 9600, 1, vessel.heater));
    ports.add(Port.modbusTcp(faults, "gas", gases.controllers()));
    ports.add(Port.line(faults, "weighing", 9600, 1, vessel.balance));
    ports.add(Port.line(faults, "pumping", 9600, 1, vessel.pump));
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
    gases.act(actuators, plant.mishaps());
    gateway.act();
    if (motion != null) {
      motion.act(dtSeconds, actuators);
    }
    if (doses != null) {
      doses.act(dtSeconds, actuators, plant.mishaps());
    }
    if (sparger) {
      // Nitrogen comes in below the stirrer, of the others what the needle valve lets through.
      double needle = SPARGED * plant.vessel().volumes().working();
      actuators.spargeMillilitresPerMinute = needle + actuators.nitrogenMillilitresPerMinute;
    }
  }

  @Override
  public void measure(double dtSeconds) {
    vessel.measure(dtSeconds);
  }
}
