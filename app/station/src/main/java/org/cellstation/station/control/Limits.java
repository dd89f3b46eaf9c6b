package org.cellstation.station.control;

import java.util.Optional;

/// The set-points that may be asked for.
public record Limits(double min, double max) {
  public Limits {
    if (!(min <= max)) {
      throw new IllegalArgumentException("limits need min <= max, got " + min + ".." + max);
    }
  }

  /// Empty when `value` is allowed, else what is wrong with it.
  Optional<String> fault(String what, double value, String unit) {
    return value >= min && value <= max
        ? Optional.empty()
        : Optional.of(
            "%s set-point %s %s is outside %s..%s %s".formatted(what, value, unit, min, max, unit));
  }

  /// The nearest allowed value; `min` for `NaN`.
  double clamp(double value) {
    return value >= min ? Math.min(value, max) : min;
  }
}
