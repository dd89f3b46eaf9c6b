package org.cellstation.recipes.format;

import java.util.Optional;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;

/// Reads a value with its limits: `{value: 37 degC, min: 36 degC, max: 38 degC}`.
final class RangedText {
  private final Faults faults;
  private final Quantities quantities;

  RangedText(Faults faults) {
    this.faults = faults;
    quantities = new Quantities(faults);
  }

  /// All in the unit of the value. The value may still be outside, which is a fault then.
  record Ranged(Quantity value, Bounds range) {}

  Optional<Ranged> read(Place place) {
    Optional<Quantity> value =
        place.text("value").flatMap(text -> quantities.read(text, place.field("value")));
    String unit = value.map(Quantity::unit).orElse("");
    Optional<Quantity> min = limit(place, "min", unit);
    Optional<Quantity> max = limit(place, "max", unit);
    if (value.isEmpty() || min.isEmpty() || max.isEmpty()) {
      return Optional.empty();
    }
    Bounds range = new Bounds(min.get(), max.get());
    if (min.get().value() > max.get().value()) {
      swapped(range, place);
    } else if (!range.hold(value.get())) {
      faults.add(
          place.field("value").line(),
          place.field("value").path(),
          value.get() + " is outside its own limits, " + min.get() + " to " + max.get(),
          "correct the value or the limits");
    }
    return Optional.of(new Ranged(value.get(), range));
  }

  /// `min` and `max` alone, in `unit`; empty when both are missing.
  Optional<Bounds> limits(Place place, String unit) {
    Optional<Quantity> min = limit(place, "min", unit);
    Optional<Quantity> max = limit(place, "max", unit);
    if (min.isEmpty() || max.isEmpty()) {
      return Optional.empty();
    }
    Bounds range = new Bounds(min.get(), max.get());
    if (min.get().value() > max.get().value()) {
      swapped(range, place);
    }
    return Optional.of(range);
  }

  private void swapped(Bounds range, Place place) {
    faults.add(
        place.field("min").line(),
        place.field("min").path(),
        "min " + range.min() + " is above max " + range.max() + ", so nothing fits",
        "swap or correct them");
  }

  /// @param unit empty when that of the value is not known
  private Optional<Quantity> limit(Place place, String field, String unit) {
    return place
        .text(field)
        .flatMap(
            text ->
                unit.isEmpty()
                    ? quantities.read(text, place.field(field))
                    : quantities.read(text, unit, place.field(field)));
  }
}
