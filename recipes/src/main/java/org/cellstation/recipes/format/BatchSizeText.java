package org.cellstation.recipes.format;

import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;

/// Reads `batch size: {value: 1 L, min: 0.5 L, max: 2 L}` and the size of one batch.
final class BatchSizeText {
  private static final List<String> SIZES = List.of("mL", "g");

  private BatchSizeText() {}

  static Optional<BatchSize> read(Place place, String given, Faults faults) {
    Optional<BatchSize> stated =
        new RangedText(faults).read(place).flatMap(ranged -> sound(ranged, place, faults));
    if (given.isBlank()) {
      return stated;
    }
    if (place.names().isEmpty()) {
      faults.add(
          place.line(),
          place.path(),
          "a batch size of `" + given.strip() + "` was given, but the recipe states none",
          "leave the batch size out");
      return Optional.empty();
    }
    return stated.flatMap(size -> given(size, given, place.field("value"), faults));
  }

  private static Optional<BatchSize> sound(RangedText.Ranged ranged, Place place, Faults faults) {
    Place value = place.field("value");
    boolean size = SIZES.stream().anyMatch(unit -> sameKind(ranged.value(), unit));
    if (!size || ranged.range().min().value() <= 0) {
      faults.add(
          value.line(),
          value.path(),
          "a batch size is a volume or a mass above zero",
          "write for example `1 L`");
      return Optional.empty();
    }
    if (!ranged.range().hold(ranged.value())) {
      return Optional.empty();
    }
    return Optional.of(new BatchSize(ranged.value(), ranged.range(), ranged.value()));
  }

  private static boolean sameKind(Quantity quantity, String unit) {
    return Units.convert(quantity, unit).isPresent();
  }

  private static Optional<BatchSize> given(
      BatchSize size, String given, Place place, Faults faults) {
    Bounds bounds = size.bounds();
    Optional<Quantity> value =
        new Quantities(faults).read(given.strip(), size.stated().unit(), place);
    if (value.isPresent() && !bounds.hold(value.get())) {
      faults.add(
          place.line(),
          place.path(),
          "a batch of " + value.get() + " is outside what the recipe is made for",
          "take " + bounds);
      return Optional.empty();
    }
    return value.map(of -> new BatchSize(size.stated(), bounds, of));
  }
}
