package org.cellstation.recipes.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to do, from which equipment, with which formula: the ISA-88 master recipe, checked whole.
///
/// @param version counted by its author; a changed recipe is a new version
/// @param equipmentClass what a unit must be to run it
/// @param needs what it must have besides
/// @param batchSize null when nothing is scaled by it
/// @param formula with the values in force
/// @param flow its unit procedures
/// @param resumption after the station was away
public record Recipe(
    String id,
    String title,
    String version,
    String author,
    String description,
    String equipmentClass,
    EquipmentNeeds needs,
    @Nullable BatchSize batchSize,
    List<FormulaParameter> formula,
    List<FormulaOutput> outputs,
    Flow<UnitProcedure> flow,
    Resumption resumption) {
  public Recipe {
    formula = List.copyOf(formula);
    outputs = List.copyOf(outputs);
  }

  /// All unit procedures, in the order of the text.
  public List<UnitProcedure> procedure() {
    return flow.elements();
  }

  /// Everything that it asks people, in the order of the text.
  public List<Question> questions() {
    return procedure().stream()
        .flatMap(up -> up.operations().stream())
        .flatMap(operation -> operation.phases().stream())
        .flatMap(phase -> Stream.concat(phase.before().stream(), phase.after().stream()))
        .toList();
  }
}
