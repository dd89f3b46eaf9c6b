package org.cellstation.app.assembly;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;
import org.jspecify.annotations.Nullable;

/// A number in one of the units of the simulator, some of which no recipe knows, as a person writes
/// it: `5e6 /mL`, `0.3 degC/h`.
public final class WrittenNumber {
  private static final Pattern TEXT =
      Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)(?:\\s+(\\S+))?");

  /// Other ways to write the simulator's units, with their factors.
  private static final Map<String, Map<String, Double>> MORE =
      Map.of("1e6/mL", Map.of("/mL", 1e-6), "mM", Map.of("mmol/L", 1.0));

  private final Faults mistakes;

  public WrittenNumber(Faults mistakes) {
    this.mistakes = mistakes;
  }

  /// The number in `unit`; empty, with a mistake at `place`, when it is none.
  public Optional<Double> read(String text, String unit, Place place) {
    Matcher written = TEXT.matcher(text.strip());
    if (!written.matches()) {
      mistakes.add(
          place.line(),
          place.path(),
          "`" + text + "` is no number",
          "write a number, a space and a unit: " + accepted(unit));
      return Optional.empty();
    }
    String symbol = written.group(2);
    double value = Double.parseDouble(written.group(1));
    // A pH needs no unit.
    Double factor = symbol == null ? (unit.equals("pH") ? 1.0 : null) : factor(symbol, unit);
    if (factor == null || !Double.isFinite(value * factor)) {
      mistakes.add(
          place.line(),
          place.path(),
          "`" + text + "` is " + (symbol == null ? "without a unit" : "in no unit of this"),
          "write it in " + accepted(unit));
      return Optional.empty();
    }
    return Optional.of(value * factor);
  }

  private static @Nullable Double factor(String symbol, String unit) {
    if (symbol.equals(unit)) {
      return 1.0;
    }
    Double more = MORE.getOrDefault(unit, Map.of()).get(symbol);
    return more == null
        ? Units.convert(new Quantity(1, symbol), unit).map(Quantity::value).orElse(null)
        : more;
  }

  private static String accepted(String unit) {
    TreeSet<String> symbols = new TreeSet<>(MORE.getOrDefault(unit, Map.of()).keySet());
    symbols.add(unit);
    symbols.addAll(Units.alternatives(unit));
    return String.join(", ", symbols);
  }
}
