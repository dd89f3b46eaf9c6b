package org.cellstation.app.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.app.operator.Manner;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.jspecify.annotations.Nullable;

/// What a recipe has to stand besides ordinary donors, and what it must then come to.
///
/// @param title what people call it
/// @param sha256 of the text it was read from
/// @param nominal what every ordinary run must come to
record FaultSet(String title, String sha256, Expectation nominal, List<Run> runs) {
  FaultSet {
    runs = List.copyOf(runs);
  }

  /// The same donors and demands, without any fault.
  FaultSet withoutRuns() {
    return new FaultSet(title, sha256, nominal, List.of());
  }

  /// One run in which something goes wrong.
  ///
  /// @param donor whose cells, and whose instrument errors; 0 is the nominal donor
  record Run(
      String id,
      String title,
      long donor,
      List<Planned> faults,
      List<PowerCut> cuts,
      Manner manner,
      Expectation expected) {
    Run {
      faults = List.copyOf(faults);
      cuts = List.copyOf(cuts);
    }

    Scenario scenario(Course nominal) {
      List<Scenario.Step> steps = new ArrayList<>();
      for (Planned fault : faults) {
        steps.add(fault.step(nominal));
      }
      return new Scenario(steps);
    }
  }

  /// @param moment null where the fault waits for what the plant comes to
  /// @param fault begins at its own trigger unless there is a moment
  record Planned(@Nullable Moment moment, Scenario.Step fault) {
    Scenario.Step step(Course nominal) {
      return moment == null
          ? fault
          : new Scenario.Step(
              new Trigger.At(moment.in(nominal)),
              fault.length(),
              fault.site(),
              fault.fault(),
              fault.amount());
    }
  }

  /// The program is lost, and comes back after an outage.
  record PowerCut(Moment moment, Duration outage) {}
}
