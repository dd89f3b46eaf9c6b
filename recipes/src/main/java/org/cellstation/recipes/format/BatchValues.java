package org.cellstation.recipes.format;

import java.util.Map;

/// What one batch sets in a recipe's formula.
///
/// @param values by name, as typed: `37.2 degC`; what is not named stays as the recipe has it
/// @param batchSize as typed, empty for the one that the recipe states
public record BatchValues(Map<String, String> values, String batchSize) {
  /// The recipe as it is written.
  public static final BatchValues NONE = new BatchValues(Map.of(), "");

  public BatchValues {
    values = Map.copyOf(values);
  }
}
