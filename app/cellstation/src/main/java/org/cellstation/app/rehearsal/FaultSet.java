package org.cellstation.app.rehearsal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.app.operator.Manner;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.jspecify.annotations.Nullable;

/// What a recipe has to stand besides ordinary donors, and what it must then come to.
///
/// @param title what people call it
/// @param sha256 of the text it was read from
/// @param nominal what every ordinary run must come to
/// @param outOfReach what no run is meant to reach
/// @param culture what kind of cells come; null where nothing is said of it
record FaultSet(
    String title,
    String sha256,
    Expectation nominal,
    List<Run> runs,
    List<OutOfReach> outOfReach,
    @Nullable CultureKind culture) {
  FaultSet {
    runs = List.copyOf(runs);
    outOfReach = List.copyOf(outOfReach);
  }

  /// The same donors and demands, without any fault.
  FaultSet withoutRuns() {
    return new FaultSet(title, sha256, nominal, List.of(), outOfReach, culture);
  }

  /// This set, and what a recipe of its own needs besides: its runs, and what is out of its reach.
  FaultSet and(FaultSet own) {
    List<Run> all = new ArrayList<>(runs);
    all.addAll(own.runs);
    List<OutOfReach> declared = new ArrayList<>(outOfReach);
    declared.addAll(own.outOfReach);
    byte[] both = (sha256 + own.sha256).getBytes(StandardCharsets.US_ASCII);
    return new FaultSet(
        title + ", and " + own.title, ReportJson.sha256(both), nominal, all, declared, own.culture);
  }

  /// Something of a recipe that no simulated run can come to, and why that is right.
  ///
  /// @param what the name of one {@link Coverage.Item}, or a path: it and all below
  record OutOfReach(String what, String why) {
    boolean covers(Coverage.Item item) {
      return item.name().equals(what)
          || item.path().equals(what)
          || item.path().startsWith(what + "/");
    }
  }

  /// One run in which something goes wrong, or somebody decides otherwise.
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
