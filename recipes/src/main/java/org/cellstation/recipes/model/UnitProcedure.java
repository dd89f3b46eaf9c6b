package org.cellstation.recipes.model;

import java.util.List;

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
}
