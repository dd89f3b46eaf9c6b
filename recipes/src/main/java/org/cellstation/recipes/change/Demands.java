package org.cellstation.recipes.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cellstation.recipes.change.Change.Kind;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.EquipmentNeeds;
import org.cellstation.recipes.model.FormulaOutput;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.Resumption;
import org.cellstation.recipes.model.Units;
import org.jspecify.annotations.Nullable;

/// What a recipe as a whole asks for and yields: equipment, batch size, resumption, outputs. Pure.
final class Demands {
  private static final String NOT_STATED = "not stated";

  private final List<Change> changes = new ArrayList<>();

  private Demands() {}

  static List<Change> between(Recipe before, Recipe after) {
    Demands found = new Demands();
    found.add(Kind.EQUIPMENT, "equipment class", before.equipmentClass(), after.equipmentClass());
    Map<String, String> needs = needs(before.needs());
    needs(after.needs())
        .forEach((what, now) -> found.add(Kind.EQUIPMENT, what, needs.getOrDefault(what, ""), now));
    found.add(Kind.FORMULA, "batch size", size(before.batchSize()), size(after.batchSize()));
    found.add(
        Kind.STRUCTURE, "resumes", resumption(before.resumption()), resumption(after.resumption()));
    found.outputs(before.outputs(), after.outputs());
    return found.changes;
  }

  /// By what they ask for; the same for the same amounts, whatever units they are written in.
  static Map<String, String> needs(EquipmentNeeds needs) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("needs measured", variables(needs.measured()));
    words.put("needs calibrated", variables(needs.calibrated()));
    words.put("needs in the vessel", bounds(needs.volume()));
    return words;
  }

  private static String variables(List<ProcessVariable> variables) {
    return variables.isEmpty()
        ? "nothing"
        : variables.stream()
            .map(ProcessVariable::variable)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  /// In the smallest unit of its kind, so that equal amounts read alike.
  private static String bounds(@Nullable Bounds bounds) {
    if (bounds == null) {
      return NOT_STATED;
    }
    String unit = Units.convert(bounds.min(), "mL").isPresent() ? "mL" : bounds.min().unit();
    return bounds.in(unit).toString();
  }

  private static String size(@Nullable BatchSize size) {
    return size == null
        ? NOT_STATED
        : Units.convert(size.stated(), "mL").orElse(size.stated()) + ", " + bounds(size.bounds());
  }

  private static String resumption(Resumption resumption) {
    Duration within = resumption.byItselfWithin();
    return within == null ? "when a person signs" : "by itself within " + Units.text(within);
  }

  private void outputs(List<FormulaOutput> before, List<FormulaOutput> after) {
    for (FormulaOutput now : after) {
      Optional<FormulaOutput> was = named(before, now.name());
      add(Kind.FORMULA, "output, " + now.name(), was.map(Demands::output).orElse(""), output(now));
    }
    for (FormulaOutput was : before) {
      if (named(after, was.name()).isEmpty()) {
        changes.add(new Change(Kind.FORMULA, "", "output, " + was.name(), "is removed"));
      }
    }
  }

  private static Optional<FormulaOutput> named(List<FormulaOutput> outputs, String name) {
    return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
  }

  private static String output(FormulaOutput output) {
    return "answer \"%s\" in %s, expected %s"
        .formatted(
            output.field(),
            output.unit().isEmpty() ? "words" : output.unit(),
            output.expected() == null ? NOT_STATED : output.expected().toString());
  }

  private void add(Kind kind, String what, String before, String after) {
    if (!before.equals(after)) {
      changes.add(
          new Change(
              kind, "", what, before.isEmpty() ? after + " is new" : before + " -> " + after));
    }
  }
}
