package org.cellstation.recipes.model;

import org.jspecify.annotations.Nullable;

/// What a batch yields: the newest answer to a question's field, kept with the formula.
///
/// @param field of the question whose answer it is
/// @param expected null when the recipe expects nothing
public record FormulaOutput(
    String name, String description, String unit, String field, @Nullable Bounds expected) {}
