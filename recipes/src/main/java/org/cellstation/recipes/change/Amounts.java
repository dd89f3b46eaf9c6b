package org.cellstation.recipes.change;

import java.util.Optional;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;

/// Quantities compared as amounts, not as texts: 0.9 L is 900 mL. Pure.
final class Amounts {
  /// Conversion and decimal fractions lose no more than this, relative.
  private static final double ROUNDING = 1e-9;

  private Amounts() {}

  static boolean same(Quantity before, Quantity after) {
    return Units.convert(before, after.unit())
        .filter(converted -> same(converted.value(), after.value()))
        .isPresent();
  }

  static boolean same(double before, double after) {
    return Math.abs(before - after)
        <= ROUNDING * Math.max(1, Math.max(Math.abs(before), Math.abs(after)));
  }

  /// `0.5 1/d -> 1 1/d`, in the unit of the later one where that can be.
  static String change(Quantity before, Quantity after) {
    Optional<Quantity> converted = Units.convert(before, after.unit());
    return converted.map(Amounts::tidy).orElse(before.toString()) + " -> " + after;
  }

  /// Without the last digits that a conversion leaves behind.
  private static String tidy(Quantity quantity) {
    double value = quantity.value();
    double rounded = Math.rint(value * 1e9) / 1e9;
    return new Quantity(same(value, rounded) ? rounded : value, quantity.unit()).toString();
  }
}
