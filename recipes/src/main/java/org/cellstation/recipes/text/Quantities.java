package org.cellstation.recipes.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;

/// Reads quantities such as `37 degC`.
public final class Quantities {
  private static final Pattern QUANTITY =
      Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?)(?:\\s+(\\S+))?");

  private final Faults faults;

  public Quantities(Faults faults) {
    this.faults = faults;
  }

  /// The quantity in `unit`; empty, with a fault at `place`, when the text does not name one.
  public Optional<Quantity> read(String text, String unit, Place place) {
    return parse(text, unit, place).flatMap(quantity -> convert(quantity, text, unit, place));
  }

  /// A quantity in whichever known unit it is written.
  public Optional<Quantity> read(String text, Place place) {
    return parse(text, "", place);
  }

  private Optional<Quantity> parse(String text, String unit, Place place) {
    Matcher quantity = QUANTITY.matcher(text.strip());
    String accepted = unit.isEmpty() ? "37 degC" : accepted(unit);
    if (!quantity.matches()) {
      faults.add(
          place.line(),
          place.path(),
          text.isEmpty() ? "a quantity is missing" : "`" + text + "` is no quantity",
          "write a number, a space and a unit: " + accepted);
      return Optional.empty();
    }
    String symbol = quantity.group(2);
    if (symbol == null) {
      faults.add(
          place.line(), place.path(), "`" + text + "` has no unit", "add a unit: " + accepted);
      return Optional.empty();
    }
    if (!Units.known(symbol)) {
      faults.add(
          place.line(),
          place.path(),
          "the unit `" + symbol + "` is unknown",
          unit.isEmpty() ? Nearest.remedy(symbol, Units.symbols()) : "use " + accepted);
      return Optional.empty();
    }
    double value = Double.parseDouble(quantity.group(1));
    if (!Double.isFinite(value)) {
      faults.add(
          place.line(), place.path(), "`" + text + "` is too large", "write a smaller number");
      return Optional.empty();
    }
    return Optional.of(new Quantity(value, symbol));
  }

  /// The same quantity in `unit`; empty, with a fault, when its unit is of another kind.
  public Optional<Quantity> convert(Quantity quantity, String text, String unit, Place place) {
    Optional<Quantity> converted = Units.convert(quantity, unit);
    if (converted.isEmpty()) {
      faults.add(
          place.line(),
          place.path(),
          "`" + text + "` is in the wrong unit, " + quantity.unit(),
          "use " + accepted(unit));
    }
    return converted;
  }

  private static String accepted(String unit) {
    return String.join(", ", Units.alternatives(unit));
  }
}
