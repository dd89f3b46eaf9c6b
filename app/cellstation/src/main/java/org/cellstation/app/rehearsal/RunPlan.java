package org.cellstation.app.rehearsal;

import java.util.List;
import org.cellstation.app.operator.Manner;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;

/// One run of a rehearsal, with everything that decides how it goes.
///
/// @param id names its folder and its row in the report
/// @param faulty whether something goes wrong on purpose
/// @param cuts of the power, in order, s of process time since the start of the skid
record RunPlan(
    String id,
    String title,
    boolean faulty,
    SkidSettings skid,
    Manner manner,
    Scenario faults,
    List<Cut> cuts,
    Expectation expected) {
  RunPlan {
    cuts = List.copyOf(cuts);
  }

  record Cut(long at, long outage) {}
}
