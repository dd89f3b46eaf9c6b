package org.cellstation.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.emulator.BarcodeScanner;
import org.cellstation.simulator.emulator.DeltaOhmHd402;
import org.cellstation.simulator.emulator.HuberThermostat;
import org.cellstation.simulator.emulator.LighthouseCounter;
import org.cellstation.simulator.emulator.NutServer;
import org.cellstation.simulator.emulator.ProParMfc;
import org.cellstation.simulator.emulator.SartoriusSbi;
import org.cellstation.simulator.emulator.VaisalaGmp25x;
import org.cellstation.simulator.emulator.WatsonMarlow;
import org.cellstation.simulator.emulator.ZebraPrinter;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Reported;
import org.cellstation.simulator.plant.Actuators;
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

  /// The bottle is kept at the temperature of a refrigerator.
  private static final double COOL = 4;

  private static final double EXHAUST_CELSIUS = 30;

  private static final String PARTICLES = "1/m3";

  /// How far in an hour what is reported creeps where nobody says how much [U].
  private static final double BATH_DRIFT = 1;

  private static final double ABSOLUTE_ZERO = -273.15;

  private static final double FINE_DRIFT = 20_000;
  private static final double COARSE_DRIFT = 200;

  private final Plant plant;
  private final Surroundings around;
  private final VesselInstruments vessel;
  private final Motion rocker;
  private final GasSupply<ProParMfc> gases;
  private final Doses doses;
  private final Gateway gateway;
  private final WatsonMarlow harvest;
  private final VaisalaGmp25x exhaust;
  private final SartoriusSbi bottle;
  private final HuberThermostat cooler;
  private final LighthouseCounter particles;
  private final ZebraPrinter printer;
  private final NutServer supply;
  private final Faults faults;
  private final List<Reported> reported = new ArrayList<>();
  private final FaultState room;
  private final FaultState labels;
  private final Mains mains;
  private final List<Port> ports;

  CleanroomRig(Plant plant, long seed, Faults faults) {
    this.plant = plant;
    this.faults = faults;
    around = new Surroundings(seed);
    room = faults.add(Mains.SITE, Set.of(Fault.DOOR_OPEN, Fault.MAINS_LOST));
    vessel = new VesselInstruments(plant, faults);
    rocker = Motion.rocker(plant, faults);
    gases = GasSupply.proPar(vessel, plant, true);
    doses = new Doses(faults);
    gateway = new Gateway(plant.instruments(), vessel);
    harvest =
        new WatsonMarlow(
            WatsonMarlow.Build.PUMP_530,
            1,
            WatsonMarlow.Protocol.BASIC,
            faults.add("P-102", VesselInstruments.CASE_PUMP, "rpm"));
    exhaust =
        new VaisalaGmp25x(
            240,
            around::exhaustPpm,
            () -> EXHAUST_CELSIUS,
            "V2610240",
            vessel.probe("AT-103", around.exhaustAilment()));
    bottle =
        new SartoriusSbi(
            around::bottleGrams,
            12_000,
            1,
            "MSE12201S",
            "0031201234",
            vessel.measuring(
                "WT-102",
                around.bottleAilment(),
                Fault.OF_ANSWERS,
                Set.of(Fault.ERROR_REPLY, Fault.UNSTABLE)));
    FaultState bath =
        vessel.measuring(
            "TIC-102",
            around.bathAilment(),
            VesselInstruments.TEXT,
            Set.of(Fault.WRONG_ID, Fault.PROBE_LOST, Fault.COOLER_STOPPED));
    Reported process =
        reported("TIC-102.process", bath, "degC", around::bottleCelsius, BATH_DRIFT, ABSOLUTE_ZERO);
    cooler = new HuberThermostat(around::bathCelsius, process, 126_041, bath);
    cooler.operate(COOL);
    DeltaOhmHd402 pressure =
        new DeltaOhmHd402(2, 2, around::pascal, vessel.probe("PDT-201", around.pressureAilment()));
    FaultState counter =
        faults.add(
            "AT-201",
            Fault.union(VesselInstruments.MODBUS, Fault.OF_REPORTS, Set.of(Fault.PROBE_LOST)),
            PARTICLES);
    Reported fine = new Reported(around::fineParticles, counter, FINE_DRIFT);
    reported.add(fine);
    Reported coarse =
        reported("AT-201.5um", counter, PARTICLES, around::coarseParticles, COARSE_DRIFT, 0);
    particles =
        new LighthouseCounter(
            1,
            List.of(
                new LighthouseCounter.Channel(0.5, fine), new LighthouseCounter.Channel(5, coarse)),
            260_201,
            0,
            counter);
    BarcodeScanner scanner = new BarcodeScanner(faults.add("BC-101", Fault.OF_ANSWERS));
    labels = faults.add("LP-101", Fault.union(Fault.OF_ANSWERS, Set.of(Fault.PAPER_OUT)));
    printer = new ZebraPrinter("ZD421-300dpi", 0.5, false, labels);
    supply =
        new NutServer(
            "ups",
            "3B2612X04321",
            faults.add(
                "UPS-101",
                Fault.union(
                    VesselInstruments.TEXT,
                    Fault.OF_REPORTS,
                    Set.of(Fault.WRONG_ID, Fault.PROBE_LOST)),
                "%"));
    // A compressor is too much for it, and labels can wait.
    mains = new Mains(faults, room, supply, Set.of("TIC-102", "LP-101"));
    ports =
        List.of(
            Port.rtu(faults, "probes", 19200, 2, vessel.ph, vessel.oxygen, exhaust),
            gateway.port(faults),
            Port.line(faults, "gas", 38400, 1, gases.controllers()),
            Port.line(faults, "pumping", 9600, 1, vessel.pump),
            Port.line(faults, "transfer", 9600, 2, harvest),
            Port.line(faults, "dosing", 2400, 1, doses.pumps()),
            Port.line(faults, "weighing", 9600, 1, vessel.balance),
            Port.line(faults, "bottle", 9600, 1, bottle),
            Port.rtu(faults, "heating", 9600, 1, vessel.heater, pressure),
            Port.line(faults, "cooling", 9600, 1, cooler),
            Port.line(faults, "rocking", 9600, 1, rocker.instrument()),
            Port.modbusTcp(faults, "particles", List.of(particles)),
            Port.line(faults, "scanner", 9600, 1, scanner),
            Port.network(faults, "printer", printer),
            Port.network(faults, "supply", supply));
  }

  /// A second quantity of an instrument, which can be wrong by itself.
  private Reported reported(
      String site,
      FaultState whole,
      String unit,
      DoubleSupplier actual,
      double usualPerHour,
      double least) {
    FaultState state = faults.add(site, Fault.OF_REPORTS, unit);
    Reported quantity = new Reported(actual, state, whole, usualPerHour, least);
    reported.add(quantity);
    return quantity;
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
    around.room(room.has(Fault.DOOR_OPEN), !mains.building());
    printer.set(ZebraPrinter.Trouble.PAPER_OUT, labels.has(Fault.PAPER_OUT));
    vessel.ail();
    vessel.act(dtSeconds, actuators);
    rocker.act(dtSeconds, actuators);
    Mishaps mishaps = plant.mishaps();
    gases.act(actuators, mishaps);
    doses.act(dtSeconds, actuators, mishaps);
    gateway.act();
    harvest.advance(dtSeconds);
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
    vessel.measure(dtSeconds);
    for (Reported quantity : reported) {
      quantity.advance(dtSeconds);
    }
    exhaust.advance(dtSeconds);
    bottle.advance(dtSeconds);
    particles.advance(dtSeconds);
    printer.advance(dtSeconds);
    supply.advance(dtSeconds);
  }
}
