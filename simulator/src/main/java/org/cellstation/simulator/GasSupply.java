package org.cellstation.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.cellstation.simulator.chemistry.Gas;
import org.cellstation.simulator.device.Ailment;
import org.cellstation.simulator.emulator.BronkhorstMfc;
import org.cellstation.simulator.emulator.GasController;
import org.cellstation.simulator.emulator.ProParMfc;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Instruments;
import org.cellstation.simulator.plant.Mishaps;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.vessel.Vessel;

/// The gas controllers of a skid, sites `FIC-101` and following: air, oxygen, carbon dioxide, and
/// where there is one, nitrogen.
///
/// @param <C> how they talk
final class GasSupply<C extends GasController> {
  private record Valve<C>(C controller, FaultState faults) {}

  /// What a maker's controller is built from.
  private interface Maker<C> {
    C controller(int number, double capacity, String fluid, DoubleSupplier flow, FaultState faults);
  }

  private final List<Valve<C>> valves = new ArrayList<>();

  private GasSupply(
      VesselInstruments at, Plant plant, Set<Fault> faults, boolean nitrogen, Maker<C> maker) {
    Instruments in = plant.instruments();
    Vessel.GasLines lines = plant.vessel().gasLines();
    add(at, faults, maker, lines.air(), "AIR", in::airFlow, in.airAilment());
    add(at, faults, maker, lines.oxygen(), "O2", in::oxygenFlow, in.oxygenAilment());
    add(
        at,
        faults,
        maker,
        lines.carbonDioxide(),
        "CO2",
        in::carbonDioxideFlow,
        in.carbonDioxideAilment());
    if (nitrogen) {
      add(at, faults, maker, lines.nitrogen(), "N2", in::nitrogenFlow, in.nitrogenAilment());
    }
  }

  private void add(
      VesselInstruments at,
      Set<Fault> faults,
      Maker<C> maker,
      double capacity,
      String fluid,
      DoubleSupplier flow,
      Ailment ailment) {
    int number = valves.size() + 1;
    FaultState site = at.measuring("FIC-10" + number, ailment, faults, PlantFaults.OF_GAS);
    valves.add(new Valve<>(maker.controller(number, capacity, fluid, flow, site), site));
  }

  /// On Modbus, at the addresses 1 and following.
  static GasSupply<BronkhorstMfc> modbus(VesselInstruments at, Plant plant, boolean nitrogen) {
    return new GasSupply<>(
        at,
        plant,
        VesselInstruments.MODBUS,
        nitrogen,
        (number, capacity, fluid, flow, faults) ->
            new BronkhorstMfc(number, capacity, fluid, "M2620010" + number + "A", flow, faults));
  }

  /// On ProPar, as the nodes 3 and following.
  static GasSupply<ProParMfc> proPar(VesselInstruments at, Plant plant, boolean nitrogen) {
    return new GasSupply<>(
        at,
        plant,
        Fault.union(VesselInstruments.TEXT, Set.of(Fault.WRONG_ID)),
        nitrogen,
        (number, capacity, fluid, flow, faults) ->
            new ProParMfc(
                number + 2,
                capacity,
                fluid,
                "M2620110" + number + "B",
                "FIC-10" + number,
                flow,
                faults));
  }

  List<C> controllers() {
    return valves.stream().map(Valve::controller).toList();
  }

  void act(Actuators actuators, Mishaps mishaps) {
    actuators.airMillilitresPerMinute = let(0);
    actuators.oxygenMillilitresPerMinute = let(1);
    actuators.carbonDioxideMillilitresPerMinute = let(2);
    actuators.airValveStuck = stuck(0);
    actuators.oxygenValveStuck = stuck(1);
    actuators.carbonDioxideValveStuck = stuck(2);
    line(0, mishaps.air, Gas.AIR, Gas.NITROGEN);
    line(1, mishaps.oxygen, Gas.OXYGEN, Gas.AIR);
    line(2, mishaps.carbonDioxide, Gas.CARBON_DIOXIDE, Gas.NITROGEN);
    if (valves.size() > 3) {
      actuators.nitrogenMillilitresPerMinute = let(3);
      actuators.nitrogenValveStuck = stuck(3);
      line(3, mishaps.nitrogen, Gas.NITROGEN, Gas.AIR);
    }
  }

  private double let(int valve) {
    Valve<C> one = valves.get(valve);
    return PlantFaults.gas(one.faults(), one.controller().setPoint());
  }

  private boolean stuck(int valve) {
    return valves.get(valve).faults().has(Fault.MFC_STUCK);
  }

  private void line(int valve, Mishaps.GasLine line, Gas right, Gas wrong) {
    PlantFaults.gasLine(valves.get(valve).faults(), line, right, wrong);
  }
}
