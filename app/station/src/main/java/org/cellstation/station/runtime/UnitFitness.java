package org.cellstation.station.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;

/// What a unit procedure needs and a unit does not have: variables and outputs of its phases, and
/// what its conditions compare. Found before the batch is created, not with cells in the vessel.
///
/// Source: ISA-88 equipment requirements.
final class UnitFitness {
  private final UnitConfiguration unit;
  private final Set<String> missing = new LinkedHashSet<>();

  private UnitFitness(UnitConfiguration unit) {
    this.unit = unit;
  }

  /// In words, each with the step that needs it; empty when the unit has all.
  static List<String> missing(UnitProcedure procedure, UnitConfiguration unit) {
    var fitness = new UnitFitness(unit);
    procedure.flow().visit(flow -> fitness.block(procedure.path(), flow));
    for (Operation operation : procedure.operations()) {
      operation.flow().visit(flow -> fitness.block(operation.path(), flow));
      operation.phases().forEach(fitness::phase);
    }
    return new ArrayList<>(fitness.missing);
  }

  private void phase(PhaseStep step) {
    PhaseType.Needs needs = step.type().needs(step.parameters());
    for (String variable : needs.variables()) {
      if (!unit.variables().containsKey(variable)) {
        missing.add(
            "%s does not measure %s, which %s (%s) needs"
                .formatted(unit.id(), variable, step.path(), step.type().phase()));
      }
    }
    for (String output : needs.outputs()) {
      if (!unit.outputs().containsKey(output)) {
        missing.add(
            "%s has no %s, which %s (%s) needs"
                .formatted(unit.id(), output, step.path(), step.type().phase()));
      }
    }
    Condition until = step.until();
    if (until != null) {
      condition(step.path(), until);
    }
  }

  private void block(String path, Flow<?> flow) {
    switch (flow) {
      case Flow.Selection<?> selection ->
          selection
              .branches()
              .forEach(
                  branch -> {
                    Condition when = branch.when();
                    if (when != null) {
                      condition(path, when);
                    }
                  });
      case Flow.Loop<?> loop -> condition(path, loop.until());
      case Flow.Single<?> _, Flow.Series<?> _, Flow.Parallel<?> _, Flow.Synchronization<?> _ -> {}
    }
  }

  private void condition(String path, Condition condition) {
    for (ProcessVariable compared : condition.variables()) {
      if (!unit.variables().containsKey(compared.variable())) {
        missing.add(
            "%s does not measure %s, which %s looks at"
                .formatted(unit.id(), compared.variable(), path));
      }
    }
  }
}
