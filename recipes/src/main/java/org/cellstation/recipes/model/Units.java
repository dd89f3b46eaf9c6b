package org.cellstation.recipes.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The units a recipe may use. Each belongs to one dimension and is converted only within it.
public final class Units {
  /// Symbol to dimension and factor to that dimension's first unit.
  private record Unit(String dimension, double factor) {}

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("s", new Unit("time", 1)),
          Map.entry("min", new Unit("time", 60)),
          Map.entry("h", new Unit("time", 3600)),
          Map.entry("d", new Unit("time", 86_400)),
          Map.entry("degC", new Unit("temperature", 1)),
          Map.entry("%", new Unit("fraction", 1)),
          Map.entry("pH", new Unit("pH", 1)),
          Map.entry("mL", new Unit("volume", 1)),
          Map.entry("L", new Unit("volume", 1000)),
          Map.entry("g", new Unit("mass", 1)),
          Map.entry("kg", new Unit("mass", 1000)),
          Map.entry("mL/min", new Unit("flow", 1)),
          Map.entry("mL/h", new Unit("flow", 1 / 60.0)),
          Map.entry("L/min", new Unit("flow", 1000)),
          Map.entry("rpm", new Unit("rotation", 1)),
          Map.entry("pL/cell/d", new Unit("cell-specific perfusion", 1)),
          Map.entry("1/d", new Unit("exchange rate", 1)),
          Map.entry("1e6/mL", new Unit("cell density", 1)),
          Map.entry("/mL", new Unit("cell density", 1e-6)),
          Map.entry("mmol/L", new Unit("concentration", 1)),
          Map.entry("mM", new Unit("concentration", 1)),
          Map.entry("pF/cm", new Unit("capacitance", 1)),
          Map.entry("Pa", new Unit("pressure", 1)),
          Map.entry("kPa", new Unit("pressure", 1000)),
          Map.entry("mbar", new Unit("pressure", 100)));

  private Units() {}

  public static boolean known(String symbol) {
    return UNITS.containsKey(symbol);
  }

  /// All symbols of the same dimension as `symbol`, for messages; empty when it is unknown.
  public static List<String> alternatives(String symbol) {
    Unit unit = UNITS.get(symbol);
    return unit == null
        ? List.of()
        : UNITS.entrySet().stream()
            .filter(e -> e.getValue().dimension().equals(unit.dimension()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
  }

  /// The same quantity in another unit; empty when the dimensions differ or a unit is unknown.
  public static Optional<Quantity> convert(Quantity quantity, String to) {
    Unit from = UNITS.get(quantity.unit());
    Unit target = UNITS.get(to);
    if (from == null || target == null || !from.dimension().equals(target.dimension())) {
      return Optional.empty();
    }
    return Optional.of(new Quantity(quantity.value() * from.factor() / target.factor(), to));
  }

  /// All symbols, for messages.
  public static List<String> symbols() {
    return UNITS.keySet().stream().sorted().toList();
  }

  /// A quantity of time as a duration, to the millisecond; empty when it is none.
  public static Optional<Duration> duration(Quantity quantity) {
    return convert(quantity, "s")
        .map(seconds -> Duration.ofMillis(Math.round(seconds.value() * 1000)));
  }

  /// A duration as a recipe would say it, in the largest unit up to hours that leaves no fraction.
  public static String text(Duration duration) {
    Quantity seconds = new Quantity(duration.toMillis() / 1000.0, "s");
    return Stream.of("h", "min")
        .flatMap(unit -> convert(seconds, unit).stream())
        .filter(quantity -> quantity.value() != 0 && quantity.value() % 1 == 0)
        .findFirst()
        .orElse(seconds)
        .toString();
  }
}
