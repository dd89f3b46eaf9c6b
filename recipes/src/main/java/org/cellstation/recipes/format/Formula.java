package org.cellstation.recipes.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.FormulaOutput;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.FormulaParameter.Kind;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;

/// The formula of one recipe, by name, with what one batch sets in it: first scaled by the batch
/// size, then overridden by what a person has given.
final class Formula {
  /// What doubles with the batch: a temperature does not.
  private static final List<String> SCALABLE = List.of("mL", "g", "mL/min", "min");

  private final Faults faults;
  private final Quantities quantities;
  private final Map<String, String> given;
  private final Optional<BatchSize> size;
  private final Map<String, FormulaParameter> parameters = new LinkedHashMap<>();

  /// With the place of its `from`.
  private final Map<FormulaOutput, Place> outputs = new LinkedHashMap<>();

  /// What the limits come to over all batch sizes.
  private final Map<String, Bounds> widest = new HashMap<>();

  /// What all phases accept that refer to it.
  private final Map<String, Bounds> hard = new HashMap<>();

  /// Of all that is named in the text, whether or not the rest of it could be read.
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private Formula(Place root, BatchValues given, Faults faults) {
    this.faults = faults;
    this.given = given.values();
    quantities = new Quantities(faults);
    size = BatchSizeText.read(root.child("batch size"), given.batchSize(), faults);
  }

  static Formula read(Place root, BatchValues given, Faults faults) {
    Formula formula = new Formula(root, given, faults);
    Place place = root.child("formula");
    for (String name : place.names()) {
      formula.lines.put(name, place.field(name).line());
      formula.add(name, place.field(name), !root.child("batch size").names().isEmpty());
    }
    for (String name : given.values().keySet()) {
      if (!formula.lines.containsKey(name)) {
        faults.add(
            place.line(),
            place.path(),
            "a value for `" + name + "` was given, which is not in the formula",
            formula.lines.isEmpty()
                ? "leave it out"
                : Nearest.remedy(name, formula.lines.keySet()));
      }
    }
    return formula;
  }

  Optional<BatchSize> size() {
    return size;
  }

  /// To be asked when all phases have been read.
  List<FormulaParameter> parameters() {
    return parameters.values().stream()
        .map(
            p ->
                new FormulaParameter(
                    p.name(),
                    p.kind(),
                    p.description(),
                    p.value(),
                    p.range(),
                    p.scaled(),
                    hard.get(p.name())))
        .toList();
  }

  /// @param answers unit by name of every number that the whole procedure asks for
  List<FormulaOutput> outputs(Asked answers) {
    outputs.forEach(
        (output, place) -> {
          String unit = answers.unit(output.field()).orElse(null);
          if (unit == null) {
            faults.add(
                place.line(),
                place.path(),
                "no question asks for a number `" + output.field() + "`",
                answers.numbers().isEmpty()
                    ? "ask for it in a phase's `ask after`"
                    : Nearest.remedy(output.field(), answers.numbers()));
          } else if (Units.convert(new Quantity(0, unit), output.unit()).isEmpty()) {
            faults.add(
                place.line(),
                place.path(),
                "`" + output.field() + "` is asked for in " + unit + ", not in " + output.unit(),
                "use " + String.join(", ", Units.alternatives(unit)));
          }
        });
    return List.copyOf(outputs.keySet());
  }

  /// A value outside the recipe's range is one for a signature only where a phase says how far it
  /// may go at all. To be called when all phases have been read.
  void settle() {
    given.keySet().stream()
        .flatMap(name -> named(name).stream())
        .filter(parameter -> parameter.deviates() && !hard.containsKey(parameter.name()))
        .forEach(
            parameter ->
                faults.add(
                    lines.getOrDefault(parameter.name(), 1),
                    "formula/" + parameter.name(),
                    "the batch's value " + parameter.value() + " is out of range",
                    "the recipe allows " + parameter.range()));
  }

  Optional<FormulaParameter> named(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /// The limits of a parameter over all batch sizes, in its unit.
  Bounds widest(FormulaParameter parameter) {
    return widest.getOrDefault(parameter.name(), parameter.range());
  }

  /// A phase takes the parameter and accepts so much.
  void takenBy(FormulaParameter parameter, Bounds accepted) {
    Bounds own = accepted.in(parameter.value().unit());
    hard.merge(parameter.name(), own, Bounds::within);
  }

  Optional<Quantity> resolve(String name, Place place) {
    if (outputs.keySet().stream().anyMatch(output -> output.name().equals(name))) {
      faults.add(
          place.line(),
          place.path(),
          "`{" + name + "}` is an output, which has no value before the batch has made it",
          "name an input or a process parameter, or write the value");
    } else if (!lines.containsKey(name)) {
      faults.add(
          place.line(),
          place.path(),
          "`{" + name + "}` is not in the formula",
          lines.isEmpty()
              ? "add a formula, or write the value"
              : Nearest.remedy(name, lines.keySet()));
    }
    return named(name).map(FormulaParameter::value);
  }

  /// @param sized whether the recipe has a batch size, right or wrong
  private void add(String name, Place place, boolean sized) {
    Kind kind = kind(place);
    String description = place.text("description").orElse("");
    if (kind == Kind.OUTPUT) {
      output(name, description, place);
      return;
    }
    for (String field : List.of("unit", "from")) {
      if (place.names().contains(field)) {
        misplaced(place.field(field), field, "an output");
      }
    }
    Optional<RangedText.Ranged> read = new RangedText(faults).read(place);
    boolean scaled = place.text("scaled").filter("true"::equals).isPresent();
    if (scaled && !sized) {
      faults.add(
          place.field("scaled").line(),
          place.field("scaled").path(),
          "is to be scaled by a batch size that the recipe does not state",
          "add `batch size:` with `value`, `min` and `max`");
    }
    read.ifPresent(
        ranged -> {
          if (scaled) {
            checkScalable(ranged.value(), place.field("scaled"));
          }
          put(name, kind, description, ranged, scaled, place);
        });
  }

  private void put(
      String name,
      Kind kind,
      String description,
      RangedText.Ranged ranged,
      boolean scaled,
      Place place) {
    double factor = scaled ? size.map(BatchSize::factor).orElse(1.0) : 1.0;
    Bounds range =
        new Bounds(times(ranged.range().min(), factor), times(ranged.range().max(), factor));
    if (scaled && size.isPresent()) {
      widest.put(name, widest(ranged.range(), size.get()));
    }
    Quantity value =
        given(name, ranged.value().unit(), place).orElse(times(ranged.value(), factor));
    parameters.put(name, new FormulaParameter(name, kind, description, value, range, scaled, null));
  }

  private static Bounds widest(Bounds range, BatchSize size) {
    double stated = size.stated().value();
    return new Bounds(
        times(range.min(), size.bounds().min().value() / stated),
        times(range.max(), size.bounds().max().value() / stated));
  }

  /// Without the noise of binary fractions in what a person reads.
  private static Quantity times(Quantity quantity, double factor) {
    return factor == 1
        ? quantity
        : new Quantity(
            new BigDecimal(quantity.value() * factor).round(new MathContext(12)).doubleValue(),
            quantity.unit());
  }

  private Optional<Quantity> given(String name, String unit, Place place) {
    return Optional.ofNullable(given.get(name))
        .flatMap(text -> quantities.read(text, unit, place.field("value")));
  }

  private void checkScalable(Quantity value, Place place) {
    if (SCALABLE.stream().noneMatch(unit -> Units.convert(value, unit).isPresent())) {
      faults.add(
          place.line(),
          place.path(),
          "a value in " + value.unit() + " does not grow with the batch",
          "leave `scaled` out; only volumes, masses, flows and times are scaled");
    }
  }

  private Kind kind(Place place) {
    Optional<String> text = place.text("kind");
    Optional<Kind> kind = text.flatMap(Kind::named);
    if (text.isPresent() && kind.isEmpty()) {
      faults.add(
          place.field("kind").line(),
          place.field("kind").path(),
          "the kind `" + text.get() + "` is unknown",
          Nearest.remedy(text.get(), Kind.names()));
    }
    return kind.orElse(Kind.PROCESS);
  }

  private void output(String name, String description, Place place) {
    for (String field : List.of("value", "scaled")) {
      if (place.names().contains(field)) {
        misplaced(place.field(field), field, "an input or a process parameter");
      }
    }
    String unit = place.text("unit").orElse("");
    if (!unit.isEmpty() && !Units.known(unit)) {
      faults.add(
          place.field("unit").line(),
          place.field("unit").path(),
          "the unit `" + unit + "` is unknown",
          Nearest.remedy(unit, Units.symbols()));
      return;
    }
    if (given.containsKey(name)) {
      faults.add(
          place.line(),
          place.path(),
          "a value was given for an output, which the batch itself makes",
          "leave it out");
    }
    String from = place.text("from").orElse("");
    Set<String> names = place.names();
    if (names.contains("min") != names.contains("max")) {
      faults.add(place.line(), place.path(), "has only one limit", "give `min` and `max`, or none");
    }
    if (!unit.isEmpty() && !from.isEmpty()) {
      Bounds expected = new RangedText(faults).limits(place, unit).orElse(null);
      outputs.put(new FormulaOutput(name, description, unit, from, expected), place.field("from"));
    }
  }

  private void misplaced(Place place, String field, String owner) {
    faults.add(
        place.line(),
        place.path(),
        "`" + field + "` belongs to " + owner + " only",
        "leave it out");
  }
}
