package org.cellstation.simulator;

import java.util.List;
import org.cellstation.simulator.chemistry.Gas;
import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.emulator.BronkhorstMfc;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Instruments;
import org.cellstation.simulator.plant.Mishaps;
import org.cellstation.simulator.plant.Plant;

/// One rocking bag: probes, heating pad, gas, weight, pump and rocker, each kind on a line of its
/// own.
final class SixLineRig implements Rig {
  private final Plant plant;
  private final BagInstruments bag;
  private final BronkhorstMfc air;
  private final BronkhorstMfc oxygen;
  private final BronkhorstMfc carbonDioxide;
  private final List<Port> ports;

  SixLineRig(Plant plant, Faults faults) {
    FaultState analytics = faults.add("analytics", BagInstruments.SERIAL_LINE);
    FaultState heating = faults.add("heating", BagInstruments.SERIAL_LINE);
    FaultState gas = faults.add("gas", Fault.OF_LINES);
    FaultState weighing = faults.add("weighing", BagInstruments.SERIAL_LINE);
    FaultState pumping = faults.add("pumping", BagInstruments.SERIAL_LINE);
    FaultState rocking = faults.add("rocking", BagInstruments.SERIAL_LINE);
    this.plant = plant;
    bag = new BagInstruments(plant, faults);
    Instruments in = plant.instruments();
    air = new BronkhorstMfc(1, 500, "AIR", "M26200101A", in::airFlow, valve(1, in.airAilment()));
    oxygen =
        new BronkhorstMfc(2, 500, "O2", "M26200102A", in::oxygenFlow, valve(2, in.oxygenAilment()));
    carbonDioxide =
        new BronkhorstMfc(
            3,
            100,
            "CO2",
            "M26200103A",
            in::carbonDioxideFlow,
            valve(3, in.carbonDioxideAilment()));
    ports =
        List.of(
            Port.serial("analytics", 19200, 2, new RtuLine(analytics, List.of(bag.ph, bag.oxygen))),
            Port.serial("heating", 9600, 1, new RtuLine(heating, List.of(bag.heater))),
            Port.tcp("gas", new ModbusTcpLine(gas, List.of(air, oxygen, carbonDioxide))),
            Port.serial("weighing", 9600, 1, new SerialLine(weighing, bag.balance)),
            Port.serial("pumping", 9600, 1, new SerialLine(pumping, bag.pump)),
            Port.serial("rocking", 9600, 1, new SerialLine(rocking, bag.rocker)));
  }

  private FaultState valve(int number, Ailment ailment) {
    return bag.measuring("FIC-10" + number, ailment, BagInstruments.MODBUS, PlantFaults.OF_GAS);
  }

  @Override
  public List<Port> ports() {
    return ports;
  }

  @Override
  public BagInstruments bag() {
    return bag;
  }

  @Override
  public void act(double dtSeconds, Actuators actuators) {
    bag.ail();
    bag.act(dtSeconds, actuators);
    actuators.airMillilitresPerMinute = PlantFaults.gas(air.faults(), air.setPoint());
    actuators.oxygenMillilitresPerMinute = PlantFaults.gas(oxygen.faults(), oxygen.setPoint());
    actuators.carbonDioxideMillilitresPerMinute =
        PlantFaults.gas(carbonDioxide.faults(), carbonDioxide.setPoint());
    Mishaps mishaps = plant.mishaps();
    mishaps.airLine = PlantFaults.connected(air.faults(), Gas.AIR, Gas.NITROGEN);
    mishaps.oxygenLine = PlantFaults.connected(oxygen.faults(), Gas.OXYGEN, Gas.AIR);
    mishaps.carbonDioxideLine =
        PlantFaults.connected(carbonDioxide.faults(), Gas.CARBON_DIOXIDE, Gas.NITROGEN);
    actuators.airValveStuck = air.faults().has(Fault.MFC_STUCK);
    actuators.oxygenValveStuck = oxygen.faults().has(Fault.MFC_STUCK);
    actuators.carbonDioxideValveStuck = carbonDioxide.faults().has(Fault.MFC_STUCK);
    actuators.harvestMillilitresPerMinute = bag.channel(4, mishaps.harvest);
  }

  @Override
  public void measure(double dtSeconds) {
    bag.measure(dtSeconds);
  }
}
