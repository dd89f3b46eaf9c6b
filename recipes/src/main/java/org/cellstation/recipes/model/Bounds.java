package org.cellstation.recipes.model;

/// The smallest and the largest value, both allowed and in the same unit.
public record Bounds(Quantity min, Quantity max) {
  /// So that a value that was scaled or converted to just its limit counts as within.
  private static final double ROUNDING = 1e-9;

  public Bounds {
    if (!min.unit().equals(max.unit())) {
      throw new IllegalArgumentException(min + " and " + max + " are in different units");
    }
  }

  /// @param value in the unit of the limits
  public boolean hold(Quantity value) {
    if (!value.unit().equals(min.unit())) {
      throw new IllegalArgumentException(value + " is not in " + min.unit());
    }
    double slack = ROUNDING * Math.max(Math.abs(min.value()), Math.abs(max.value()));
    return value.value() >= min.value() - slack && value.value() <= max.value() + slack;
  }

  /// What both allow.
  ///
  /// @param other of the same dimension
  public Bounds within(Bounds other) {
    Bounds same = other.in(min.unit());
    return new Bounds(
        same.min.value() > min.value() ? same.min : min,
        same.max.value() < max.value() ? same.max : max);
  }

  /// @param unit of the same dimension
  public Bounds in(String unit) {
    return new Bounds(
        Units.convert(min, unit).orElseThrow(), Units.convert(max, unit).orElseThrow());
  }

  @Override
  public String toString() {
    return new Quantity(min.value(), "") + " to " + max;
  }
}
