package org.cellstation.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.chemistry.Gas;
import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.emulator.BarcodeScanner;
import org.cellstation.simulator.emulator.DeltaOhmHd402;
import org.cellstation.simulator.emulator.HuberThermostat;
import org.cellstation.simulator.emulator.LighthouseCounter;
import org.cellstation.simulator.emulator.ModbusTcpLine;
import org.cellstation.simulator.emulator.ModbusUnit;
import org.cellstation.simulator.emulator.NutServer;
import org.cellstation.simulator.emulator.ProParMfc;
import org.cellstation.simulator.emulator.RtuLine;
import org.cellstation.simulator.emulator.SartoriusSbi;
import org.cellstation.simulator.emulator.SerialInstrument;
import org.cellstation.simulator.emulator.SerialLine;
import org.cellstation.simulator.emulator.VaisalaGmp25x;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.emulator.ZebraPrinter;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Instruments;
import org.cellstation.simulator.plant.Mishaps;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.plant.Surroundings;

/// A rocking bag in a cleanroom with everything around it, from several makers and on the buses
/// that a real skid has: probes of two word orders on one RS-485 segment, gas controllers as nodes
/// of one line, a bulk pump that acknowledges nothing, the bottle's balance and cooler, the room
/// and its electric supply.
final class CleanroomRig implements Rig {
  /// What one turn moves through the harvest tube, mL.
  private static final double HARVEST_PER_REVOLUTION = 0.5;

  /// The nodes of the gas controllers are this one and the following.
  private static final int FIRST_NODE = 2;

  /// The bottle is kept at the temperature of a refrigerator.
  private static final double COOL = 4;

  private static final double EXHAUST_CELSIUS = 30;

  private final Plant plant;
  private final Surroundings around;
  private final BagInstruments bag;
  private final ProParMfc air;
  private final ProParMfc oxygen;
  private final ProParMfc carbonDioxide;
  private final WatsonMarlow harvest;
  private final VaisalaGmp25x exhaust;
  private final SartoriusSbi bottle;
  private final HuberThermostat cooler;
  private final LighthouseCounter particles;
  private final ZebraPrinter printer;
  private final NutServer supply;
  private final FaultState room;
  private final FaultState labels;
  private final List<Port> ports;

  CleanroomRig(Plant plant, long seed, Faults faults) {
    this.plant = plant;
    around = new Surroundings(seed);
    room = faults.add("room", Set.of(Fault.DOOR_OPEN, Fault.MAINS_LOST));
    bag = new BagInstruments(plant, faults);
    Instruments in = plant.instruments();
    air = gas(1, 500, "AIR", in::airFlow, in.airAilment());
    oxygen = gas(2, 500, "O2", in::oxygenFlow, in.oxygenAilment());
    carbonDioxide = gas(3, 100, "CO2", in::carbonDioxideFlow, in.carbonDioxideAilment());
    harvest =
        new WatsonMarlow(
            WatsonMarlow.Build.PUMP_530,
            1,
            WatsonMarlow.Protocol.BASIC,
            faults.add("P-102", Fault.union(Fault.OF_ANSWERS, PlantFaults.OF_LINES)));
    exhaust =
        new VaisalaGmp25x(
            240,
            around::exhaustPpm,
            () -> EXHAUST_CELSIUS,
            "V2610240",
            bag.probe("AT-103", around.exhaustAilment()));
    bottle =
        new SartoriusSbi(
            around::bottleGrams,
            12_000,
            1,
            "MSE12201S",
            "0031201234",
            bag.measuring(
                "WT-102",
                around.bottleAilment(),
                Fault.OF_ANSWERS,
                Set.of(Fault.ERROR_REPLY, Fault.UNSTABLE)));
    cooler =
        new HuberThermostat(
            around::bathCelsius,
            around::bottleCelsius,
            126_041,
            bag.measuring(
                "TIC-102",
                around.bathAilment(),
                Fault.OF_ANSWERS,
                Set.of(Fault.PROBE_LOST, Fault.COOLER_STOPPED)));
    cooler.operate(COOL);
    DeltaOhmHd402 pressure =
        new DeltaOhmHd402(2, 2, around::pascal, bag.probe("PDT-201", around.pressureAilment()));
    particles =
        new LighthouseCounter(
            1,
            List.of(
                new LighthouseCounter.Channel(0.5, around::fineParticles),
                new LighthouseCounter.Channel(5, around::coarseParticles)),
            260_201,
            0,
            faults.add("AT-201", Fault.union(BagInstruments.MODBUS, Set.of(Fault.PROBE_LOST))));
    BarcodeScanner scanner = new BarcodeScanner(faults.add("BC-101", Set.of(Fault.BYTE_BY_BYTE)));
    labels = faults.add("LP-101", Fault.union(Fault.OF_ANSWERS, Set.of(Fault.PAPER_OUT)));
    printer = new ZebraPrinter("ZD421-300dpi", 0.5, false, labels);
    supply =
        new NutServer(
            "ups",
            "3B2612X04321",
            faults.add("UPS-101", Fault.union(BagInstruments.TEXT, Set.of(Fault.PROBE_LOST))));
    ports =
        List.of(
            rtu(faults, "probes", 19200, 2, bag.ph, bag.oxygen, exhaust),
            serial(faults, "gas", 38400, 1, air, oxygen, carbonDioxide),
            serial(faults, "pumping", 9600, 1, bag.pump),
            serial(faults, "transfer", 9600, 2, harvest),
            serial(faults, "weighing", 9600, 1, bag.balance),
            serial(faults, "bottle", 9600, 1, bottle),
            rtu(faults, "heating", 9600, 1, bag.heater, pressure),
            serial(faults, "cooling", 9600, 1, cooler),
            serial(faults, "rocking", 9600, 1, bag.rocker),
            Port.tcp(
                "particles",
                new ModbusTcpLine(faults.add("particles", Fault.OF_LINES), List.of(particles))),
            serial(faults, "scanner", 9600, 1, scanner),
            tcp(faults, "printer", printer),
            tcp(faults, "supply", supply));
  }

  private ProParMfc gas(
      int number, double capacity, String fluid, DoubleSupplier flow, Ailment ailment) {
    String site = "FIC-10" + number;
    FaultState valve =
        bag.measuring(
            site,
            ailment,
            BagInstruments.TEXT,
            Fault.union(PlantFaults.OF_GAS, Set.of(Fault.WRONG_ID)));
    return new ProParMfc(
        FIRST_NODE + number, capacity, fluid, "M2620110" + number + "B", site, flow, valve);
  }

  private static Port rtu(Faults faults, String id, int baud, int stopBits, ModbusUnit... units) {
    FaultState line = faults.add(id, BagInstruments.SERIAL_LINE);
    return Port.serial(id, baud, stopBits, new RtuLine(line, List.of(units)));
  }

  private static Port serial(
      Faults faults, String id, int baud, int stopBits, SerialInstrument... instruments) {
    FaultState line = faults.add(id, BagInstruments.SERIAL_LINE);
    return Port.serial(id, baud, stopBits, new SerialLine(line, instruments));
  }

  private static Port tcp(Faults faults, String id, SerialInstrument instrument) {
    return Port.tcp(id, new SerialLine(faults.add(id, Fault.OF_LINES), instrument));
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
    boolean dark = room.has(Fault.MAINS_LOST);
    around.room(room.has(Fault.DOOR_OPEN), dark);
    supply.setMains(!dark);
    printer.set(ZebraPrinter.Trouble.PAPER_OUT, labels.has(Fault.PAPER_OUT));
    bag.ail();
    bag.act(dtSeconds, actuators);
    harvest.advance(dtSeconds);
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
    PlantFaults.line(harvest.faults(), mishaps.harvest);
    actuators.harvestMillilitresPerMinute =
        PlantFaults.powered(harvest.faults(), Math.max(0, harvest.turning()))
            * HARVEST_PER_REVOLUTION;
  }

  @Override
  public void measure(double dtSeconds) {
    FaultState bath = cooler.faults();
    double watt = bath.has(Fault.COOLER_STOPPED) ? 0 : PlantFaults.powered(bath, cooler.watt());
    around.step(dtSeconds, plant, watt);
    bag.measure(dtSeconds);
    exhaust.advance(dtSeconds);
    bottle.advance(dtSeconds);
    particles.advance(dtSeconds);
    printer.advance(dtSeconds);
    supply.advance(dtSeconds);
  }
}
