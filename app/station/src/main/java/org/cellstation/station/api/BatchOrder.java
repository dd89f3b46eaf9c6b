package org.cellstation.station.api;

import java.util.Map;

/// What a person orders: a batch, and with which recipe, on which unit and for what.
///
/// @param unit that does every role of the recipe that `units` gives to no other
/// @param recipe id of the recipe
/// @param batch its id, never used before
/// @param order production order or patient code it is made for
/// @param values of the recipe's formula for this batch, by name, as typed: `37.2 degC`. What is
///   not named stays as the recipe has it
/// @param batchSize as typed, empty for the one that the recipe states
/// @param units by role, for a recipe that needs more than one
public record BatchOrder(
    String unit,
    String recipe,
    String batch,
    String order,
    Purpose purpose,
    Map<String, String> values,
    String batchSize,
    Map<String, String> units) {
  public BatchOrder {
    values = Map.copyOf(values);
    units = Map.copyOf(units);
  }

  /// With the recipe's own values, not for a patient.
  public static BatchOrder engineering(String unit, String recipe, String batch, String order) {
    return new BatchOrder(unit, recipe, batch, order, Purpose.ENGINEERING, Map.of(), "", Map.of());
  }

  public BatchOrder withValues(Map<String, String> other) {
    return new BatchOrder(unit, recipe, batch, order, purpose, other, batchSize, units);
  }

  public BatchOrder withBatchSize(String other) {
    return new BatchOrder(unit, recipe, batch, order, purpose, values, other, units);
  }

  public BatchOrder withPurpose(Purpose other) {
    return new BatchOrder(unit, recipe, batch, order, other, values, batchSize, units);
  }

  public BatchOrder withUnits(Map<String, String> other) {
    return new BatchOrder(unit, recipe, batch, order, purpose, values, batchSize, other);
  }
}
