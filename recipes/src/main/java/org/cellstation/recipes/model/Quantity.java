package org.cellstation.recipes.model;

/// A number with its unit, for example `37 degC`.
///
/// @param unit one of the symbols of {@link Units}
public record Quantity(double value, String unit) {
  public Quantity {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a quantity is a finite number, not " + value);
    }
  }

  @Override
  public String toString() {
    String number =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
