package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.simulator.SkidSettings;

/// What a rehearsal came to: everything that the written reports show, and nothing that differs
/// between two rehearsals of the same content.
///
/// @param program version
/// @param skid of the first run
public record RehearsalReport(
    ReadResult.Valid recipe,
    String program,
    SkidSettings skid,
    FaultSet faults,
    List<RunResult> runs) {
  public RehearsalReport {
    runs = List.copyOf(runs);
  }

  List<Verdict> verdicts() {
    List<Verdict> all = new ArrayList<>();
    runs.forEach(run -> all.addAll(Verdict.of(run)));
    return all;
  }

  /// Whether every run met all of its expectations.
  public boolean passed() {
    return verdicts().stream().allMatch(Verdict::met);
  }

  List<RunResult> donors() {
    return runs.stream().filter(run -> !run.plan().faulty()).toList();
  }

  List<RunResult> faulty() {
    return runs.stream().filter(run -> run.plan().faulty()).toList();
  }

  Coverage coverage() {
    return Coverage.of(recipe.recipe(), runs);
  }

  List<StepTimes> steps() {
    return StepTimes.of(recipe.recipe(), donors());
  }
}
