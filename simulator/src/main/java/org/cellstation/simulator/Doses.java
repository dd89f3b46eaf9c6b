package org.cellstation.simulator;

import java.util.List;
import java.util.Set;
import org.cellstation.simulator.emulator.LambdaDrive;
import org.cellstation.simulator.emulator.SerialInstrument;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.plant.Actuators;
import org.cellstation.simulator.plant.Mishaps;

/// Small pumps for what is added by drops, on one line: base, site `P-103`, address 1, and
/// antifoam, site `P-104`, address 2.
final class Doses {
  /// What they pump at full speed through their narrow tubes, mL/min.
  private static final double FULL_FLOW = 5;

  private final LambdaDrive base;
  private final LambdaDrive antifoam;

  Doses(Faults faults) {
    Set<Fault> possible =
        Fault.union(
            Fault.OF_ANSWERS,
            Fault.OF_REPORTS,
            PlantFaults.OF_LINES,
            Set.of(Fault.WRONG_ID, Fault.BOTTLE_EMPTY));
    base = new LambdaDrive(1, faults.add("P-103", possible, "%"));
    antifoam = new LambdaDrive(2, faults.add("P-104", possible, "%"));
  }

  List<SerialInstrument> pumps() {
    return List.of(base, antifoam);
  }

  void act(double dtSeconds, Actuators actuators, Mishaps mishaps) {
    base.advance(dtSeconds);
    antifoam.advance(dtSeconds);
    actuators.baseMillilitresPerMinute = turned(base, mishaps.base);
    actuators.antifoamMillilitresPerMinute = turned(antifoam, mishaps.antifoam);
  }

  private static double turned(LambdaDrive pump, Mishaps.Line line) {
    PlantFaults.line(pump.faults(), line);
    return PlantFaults.powered(pump.faults(), Math.max(0, pump.turning()) * FULL_FLOW);
  }
}
