package org.cellstation.recipes.model;

/// A number the recipe names once and its phases refer to.
///
/// @param min smallest value that may ever be set, in the unit of `value`
/// @param max largest value that may ever be set, in the unit of `value`
public record FormulaParameter(
    String name, String description, Quantity value, Quantity min, Quantity max) {}
