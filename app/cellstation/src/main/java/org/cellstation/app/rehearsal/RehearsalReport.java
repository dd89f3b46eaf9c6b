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

  /// By name what no run reached and nobody declared out of reach. Who releases the recipe all the
  /// same accepts it by signature.
  public List<String> uncovered() {
    return coverage().missed().stream().map(Coverage.Item::name).toList();
  }

  /// In a word: `PASSED`, `PASSED, NOT ALL REHEARSED` or `NOT PASSED`.
  String verdict() {
    if (!passed()) {
      return "NOT PASSED";
    }
    return uncovered().isEmpty() ? "PASSED" : "PASSED, NOT ALL REHEARSED";
  }

  List<RunResult> donors() {
    return runs.stream().filter(run -> !run.plan().faulty()).toList();
  }

  List<RunResult> faulty() {
    return runs.stream().filter(run -> run.plan().faulty()).toList();
  }

  Coverage coverage() {
    return Coverage.of(recipe.recipe(), runs, faults.outOfReach());
  }

  List<StepTimes> steps() {
    return StepTimes.of(recipe.recipe(), donors());
  }
}
