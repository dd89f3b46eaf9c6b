package org.cellstation.recipes.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;

/// Reads `37 degC`, and `{temperature}` by way of the formula.
final class QuantityText {
  private static final Pattern REFERENCE = Pattern.compile("\\{\\s*(.*?)\\s*}");

  private final Formula formula;
  private final Quantities quantities;

  QuantityText(Formula formula, Faults faults) {
    this.formula = formula;
    this.quantities = new Quantities(faults);
  }

  /// The quantity in `unit`; empty, with a fault at `place`, when the text does not name one.
  Optional<Quantity> read(String text, String unit, Place place) {
    return reference(text)
        .map(
            name ->
                formula
                    .resolve(name, place)
                    .flatMap(quantity -> quantities.convert(quantity, text, unit, place)))
        .orElseGet(() -> quantities.read(text, unit, place));
  }

  /// The formula parameter that a text refers to, empty when it refers to none.
  static Optional<String> reference(String text) {
    Matcher reference = REFERENCE.matcher(text);
    return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
  }
}
