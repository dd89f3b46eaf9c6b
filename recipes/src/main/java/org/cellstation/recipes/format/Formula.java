package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;

/// The formula of one recipe, by name.
final class Formula {
  private final Map<String, FormulaParameter> parameters = new LinkedHashMap<>();

  /// Named in the text, whether or not the rest of it could be read.
  private final List<String> names = new ArrayList<>();

  private Formula() {}

  static Formula read(Place place, Faults faults) {
    Formula formula = new Formula();
    for (String name : place.names()) {
      formula.names.add(name);
      formula.add(name, place.field(name), faults);
    }
    return formula;
  }

  List<FormulaParameter> parameters() {
    return List.copyOf(parameters.values());
  }

  Optional<FormulaParameter> named(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Optional<Quantity> resolve(String name, Place place, Faults faults) {
    if (!names.contains(name)) {
      faults.add(
          place.line(),
          place.path(),
          "`{" + name + "}` is not in the formula",
          names.isEmpty() ? "add a formula, or write the value" : Nearest.remedy(name, names));
    }
    return named(name).map(FormulaParameter::value);
  }

  private void add(String name, Place place, Faults faults) {
    QuantityText quantities = new QuantityText(this, faults);
    Optional<Quantity> value =
        place.text("value").flatMap(text -> quantities.literal(text, place.field("value")));
    Optional<Quantity> min = limit(place, "min", value, quantities);
    Optional<Quantity> max = limit(place, "max", value, quantities);
    if (value.isEmpty() || min.isEmpty() || max.isEmpty()) {
      return;
    }
    if (min.get().value() > max.get().value()) {
      faults.add(
          place.field("min").line(),
          place.field("min").path(),
          "min " + min.get() + " is above max " + max.get() + ", so nothing fits",
          "swap or correct them");
    } else if (value.get().value() < min.get().value() || value.get().value() > max.get().value()) {
      faults.add(
          place.field("value").line(),
          place.field("value").path(),
          value.get() + " is outside its own limits, " + min.get() + " to " + max.get(),
          "correct the value or the limits");
    }
    String description = place.text("description").orElse("");
    parameters.put(
        name, new FormulaParameter(name, description, value.get(), min.get(), max.get()));
  }

  private static Optional<Quantity> limit(
      Place place, String field, Optional<Quantity> value, QuantityText quantities) {
    return place
        .text(field)
        .flatMap(
            text ->
                value.isPresent()
                    ? quantities.literal(text, value.get().unit(), place.field(field))
                    : quantities.literal(text, place.field(field)));
  }
}
