package org.cellstation.recipes.model;

import java.util.List;

/// What happens on one unit.
///
/// @param path its step id
/// @param unit the role the unit plays, for example `bioreactor`; a real unit is bound to it when a
///   batch is created
public record UnitProcedure(String path, String title, String unit, List<Operation> operations) {
  public UnitProcedure {
    operations = List.copyOf(operations);
  }
}
