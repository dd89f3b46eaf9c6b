package org.cellstation.simulator;

import java.util.EnumSet;
import java.util.function.Supplier;
import org.cellstation.simulator.chemistry.Gas;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.culture.Unstimulated;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Mishaps;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.plant.PlantSettings;
import org.cellstation.simulator.vessel.Aeration;

/// What goes wrong with vessel and culture, beside their instruments, and what faults of pumps and
/// gas lines do to the plant. Sizes that nobody has told are [U]: enough to matter within hours.
/// Owned by the thread that steps the skid.
final class PlantFaults {
  static final String SITE = "vessel";

  /// What can go wrong with one pump's line.
  static final EnumSet<Fault> OF_LINES =
      EnumSet.of(
          Fault.PUMP_STALLED,
          Fault.PUMP_REVERSED,
          Fault.PUMP_OVERDELIVERS,
          Fault.TUBING_SLIPS,
          Fault.CLAMP_CLOSED);

  /// What can go wrong with a gas controller and its supply.
  static final EnumSet<Fault> OF_GAS =
      EnumSet.of(Fault.MFC_STUCK, Fault.MFC_LEAK, Fault.WRONG_GAS, Fault.GAS_SUPPLY_LOW);

  private static final EnumSet<Fault> OF_VESSEL =
      EnumSet.of(
          Fault.LEAK,
          Fault.FOAM,
          Fault.EXHAUST_BLOCKED,
          Fault.FILTER_FOULING,
          Fault.RETENTION_LOST,
          Fault.CONTAMINATION,
          Fault.NOT_ACTIVATED);

  private static final double LEAK = 1;
  private static final double OVERDELIVERY = 30;
  private static final double SLIP = 40;
  private static final double GAS_LEAK = 10;
  private static final double GAS_LEFT = 30;
  private static final double BLOCKED = 99.9;
  private static final double RETENTION_LOSS = 20;

  /// How many times quicker a fouling filter clogs.
  private static final double FOULING = 200;

  /// What gets in, in a millilitre of the culture.
  private static final double MICROBES = 1000;

  private FaultState site = new FaultState();
  private boolean foams;
  private boolean deaf;
  private boolean contaminated;

  /// The plant's settings with a culture that can fail to activate.
  PlantSettings around(PlantSettings settings) {
    Supplier<Culture> cells = settings.culture();
    foams = settings.vessel().aeration() instanceof Aeration.Stirred;
    return settings.with(() -> new Unstimulated(cells.get(), () -> deaf));
  }

  /// Behind the sites of the rig. Only what has a sparger foams.
  void register(Faults faults) {
    EnumSet<Fault> possible = EnumSet.copyOf(OF_VESSEL);
    if (!foams) {
      possible.remove(Fault.FOAM);
    }
    site = faults.add(SITE, possible);
  }

  /// Before each step.
  void act(Plant plant) {
    Mishaps mishaps = plant.mishaps();
    boolean any = site.any();
    deaf = any && site.has(Fault.NOT_ACTIVATED);
    mishaps.foaming = any && site.has(Fault.FOAM);
    mishaps.leakMillilitresPerMinute = size(site, Fault.LEAK, LEAK);
    mishaps.exhaustFilterBlocked = size(site, Fault.EXHAUST_BLOCKED, BLOCKED) / 100;
    mishaps.retentionLost = Math.min(1, size(site, Fault.RETENTION_LOST, RETENTION_LOSS) / 100);
    mishaps.fouling = any && site.has(Fault.FILTER_FOULING) ? FOULING : 1;
    boolean caught = any && site.has(Fault.CONTAMINATION);
    if (caught && !contaminated) {
      plant.infect(MICROBES);
    }
    contaminated = caught;
  }

  /// 0 where there is no such fault.
  private static double size(FaultState site, Fault fault, double usual) {
    return site.any() && site.has(fault) ? site.amount(fault, usual) : 0;
  }

  /// What faults of a pump do to its line.
  static void line(FaultState site, Mishaps.Line line) {
    boolean any = site.any();
    line.reversed = any && site.has(Fault.PUMP_REVERSED);
    line.clampClosed = any && site.has(Fault.CLAMP_CLOSED);
    line.bottleEmpty = any && site.has(Fault.BOTTLE_EMPTY);
    line.share =
        (1 + size(site, Fault.PUMP_OVERDELIVERS, OVERDELIVERY) / 100)
            * Math.max(0, 1 - size(site, Fault.TUBING_SLIPS, SLIP) / 100);
  }

  /// The flow that a gas controller would let through, mL/min: its valve closes without power and
  /// cannot give what the supply does not.
  static double gas(FaultState site, double setPoint) {
    if (!site.any()) {
      return setPoint;
    }
    double flow = powered(site, setPoint);
    return site.has(Fault.GAS_SUPPLY_LOW)
        ? flow * Math.min(1, site.amount(Fault.GAS_SUPPLY_LOW, GAS_LEFT) / 100)
        : flow;
  }

  /// What faults of a gas controller do to its line: another gas may be connected, and its valve
  /// may not close.
  static void gasLine(FaultState site, Mishaps.GasLine line, Gas right, Gas wrong) {
    boolean any = site.any();
    line.gas = any && site.has(Fault.WRONG_GAS) ? wrong : right;
    line.leakMillilitresPerMinute = size(site, Fault.MFC_LEAK, GAS_LEAK);
  }

  /// What an instrument drives, which is nothing without power.
  static double powered(FaultState site, double driven) {
    return site.powered() ? driven : 0;
  }
}
