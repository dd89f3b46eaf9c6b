package org.cellstation.recipes.model;

/// What one batch comes to, for example the culture volume: what is scaled in the formula is scaled
/// by it.
///
/// @param stated the size that the formula's values are written for
/// @param bounds the sizes that the recipe may be run for
/// @param value of this batch
public record BatchSize(Quantity stated, Bounds bounds, Quantity value) {
  public double factor() {
    return value.value() / stated.value();
  }
}
