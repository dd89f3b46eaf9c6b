package org.cellstation.recipes.exchange;

import java.util.Map;

/// What makes a control recipe of a master recipe: one batch, on real equipment.
///
/// @param units the unit that was bound, by the role that the recipe names
public record ControlBinding(String batch, Map<String, String> units) {
  public ControlBinding {
    units = Map.copyOf(units);
  }
}
