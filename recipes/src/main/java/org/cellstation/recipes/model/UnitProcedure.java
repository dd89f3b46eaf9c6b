package org.cellstation.recipes.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What happens on one unit.
///
/// @param path its step id
/// @param unit the role the unit plays, for example `bioreactor`; a real unit is bound to it when a
///   batch is created
/// @param equipmentClass what that unit must be
/// @param needs what that unit must have besides
public record UnitProcedure(
    String path,
    String title,
    String unit,
    String equipmentClass,
    EquipmentNeeds needs,
    Flow<Operation> flow) {
  /// All of them, in the order of the text.
  public List<Operation> operations() {
    return flow.elements();
  }

  /// What conditions compare, and the unit therefore has to measure.
  public Set<ProcessVariable> compared() {
    Set<ProcessVariable> compared = new TreeSet<>();
    compared(flow, compared);
    for (Operation operation : operations()) {
      compared(operation.flow(), compared);
      operation.phases().forEach(phase -> add(phase.until(), compared));
    }
    return compared;
  }

  private static <E> void compared(Flow<E> flow, Set<ProcessVariable> compared) {
    flow.visit(
        block -> {
          switch (block) {
            case Flow.Selection<E> selection ->
                selection.branches().forEach(branch -> add(branch.when(), compared));
            case Flow.Loop<E> loop -> add(loop.until(), compared);
            default -> {}
          }
        });
  }

  private static void add(@Nullable Condition condition, Set<ProcessVariable> compared) {
    if (condition != null) {
      compared.addAll(condition.variables());
    }
  }
}
