package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// How long a phase took with ordinary donors, s; each of its passes counts.
///
/// @param planned by the recipe, negative when it does not say
/// @param passes that ended
record StepTimes(
    String path, String title, long planned, int passes, long p10, long p50, long p90, long most) {

  static List<StepTimes> of(Recipe recipe, List<RunResult> runs) {
    List<StepTimes> all = new ArrayList<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      for (Operation operation : procedure.operations()) {
        for (PhaseStep phase : operation.phases()) {
          all.add(of(phase, runs));
        }
      }
    }
    return all;
  }

  private static StepTimes of(PhaseStep phase, List<RunResult> runs) {
    long[] seconds =
        runs.stream()
            .flatMap(run -> run.steps().stream())
            .filter(step -> step.path().equals(phase.path()) && step.seconds() >= 0)
            .mapToLong(RunResult.Step::seconds)
            .sorted()
            .toArray();
    return new StepTimes(
        phase.path(),
        phase.title(),
        phase.planned() == null ? -1 : phase.planned().toSeconds(),
        seconds.length,
        quantile(seconds, 10),
        quantile(seconds, 50),
        quantile(seconds, 90),
        seconds.length == 0 ? -1 : Arrays.stream(seconds).max().orElse(-1));
  }

  /// The value below which so many percent lie, by nearest rank; negative for none.
  static long quantile(long[] sorted, int percent) {
    if (sorted.length == 0) {
      return -1;
    }
    int rank = (percent * sorted.length + 99) / 100;
    return sorted[Math.max(1, rank) - 1];
  }
}
