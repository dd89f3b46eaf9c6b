package org.cellstation.recipes.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cellstation.recipes.change.Change.Kind;
import org.cellstation.recipes.model.BatchSize;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.FormulaOutput;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.Resumption;
import org.cellstation.recipes.model.Units;
import org.jspecify.annotations.Nullable;

/// What differs between two recipes in the process, not in the lines of their texts: layout,
/// comments, the version label and units of the same amount make no difference. Pure; callable from
/// any thread.
public final class RecipeChanges {
  private final List<Change> changes = new ArrayList<>();

  private RecipeChanges() {}

  /// In the order of the later recipe; empty when the process is the same.
  public static List<Change> between(Recipe before, Recipe after) {
    RecipeChanges found = new RecipeChanges();
    found.words("id", before.id(), after.id());
    found.words("title", before.title(), after.title());
    found.words("author", before.author(), after.author());
    found.words("description", before.description(), after.description());
    if (!before.equipmentClass().equals(after.equipmentClass())) {
      found.changes.add(
          new Change(
              Kind.EQUIPMENT,
              "",
              "equipment class",
              before.equipmentClass() + " -> " + after.equipmentClass()));
    }
    found.demand("needs", before.needs().measured(), after.needs().measured());
    found.demand("needs calibrated", before.needs().calibrated(), after.needs().calibrated());
    found.demand("needs in the vessel", before.needs().volume(), after.needs().volume());
    found.demand("batch size", before.batchSize(), after.batchSize());
    found.demand("resumes", before.resumption(), after.resumption());
    found.formula(before.formula(), after.formula());
    found.demand("outputs", before.outputs(), after.outputs());
    found.changes.addAll(StepChanges.between(Element.of(before), Element.of(after)));
    return List.copyOf(found.changes);
  }

  /// What the recipe as a whole asks for.
  private void demand(String what, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(Kind.EQUIPMENT, "", what, text(before) + " -> " + text(after)));
    }
  }

  private static String text(@Nullable Object demand) {
    return switch (demand) {
      case null -> "not stated";
      case List<?> several when several.isEmpty() -> "nothing";
      case List<?> several ->
          several.stream().map(RecipeChanges::text).collect(Collectors.joining(", "));
      case ProcessVariable variable -> variable.variable();
      case Bounds bounds -> bounds.min() + " to " + bounds.max();
      case BatchSize size -> size.stated() + ", " + text(size.bounds());
      case FormulaOutput output -> output.name();
      case Resumption(Duration within) ->
          within == null ? "when a person signs" : "by itself within " + Units.text(within);
      default -> demand.toString();
    };
  }

  private void words(String what, String before, String after) {
    if (!before.strip().equals(after.strip())) {
      changes.add(
          new Change(
              Kind.WORDS, "", what, "\"" + before.strip() + "\" -> \"" + after.strip() + "\""));
    }
  }

  private void formula(List<FormulaParameter> before, List<FormulaParameter> after) {
    Map<String, FormulaParameter> old = new LinkedHashMap<>();
    before.forEach(parameter -> old.put(parameter.name(), parameter));
    Map<String, FormulaParameter> now = new HashMap<>();
    for (FormulaParameter parameter : after) {
      now.put(parameter.name(), parameter);
      FormulaParameter was = old.get(parameter.name());
      if (was == null) {
        formula(
            parameter,
            "%s (%s to %s) is new"
                .formatted(parameter.value(), parameter.range().min(), parameter.range().max()));
      } else {
        amount(parameter, "", was.value(), parameter.value());
        amount(parameter, "smallest allowed ", was.range().min(), parameter.range().min());
        amount(parameter, "largest allowed ", was.range().max(), parameter.range().max());
        formula(parameter, "kind ", was.kind().text(), parameter.kind().text());
        formula(parameter, "", scaled(was), scaled(parameter));
        if (!was.description().strip().equals(parameter.description().strip())) {
          changes.add(
              new Change(
                  Kind.WORDS,
                  "",
                  "formula, " + parameter.name(),
                  "described as \"%s\" -> \"%s\""
                      .formatted(was.description().strip(), parameter.description().strip())));
        }
      }
    }
    for (FormulaParameter parameter : before) {
      if (!now.containsKey(parameter.name())) {
        formula(parameter, parameter.value() + " is removed");
      }
    }
  }

  private static String scaled(FormulaParameter parameter) {
    return parameter.scaled() ? "scaled by the batch size" : "not scaled";
  }

  private void formula(FormulaParameter parameter, String what, String before, String after) {
    if (!before.equals(after)) {
      formula(parameter, what + before + " -> " + after);
    }
  }

  private void amount(FormulaParameter parameter, String what, Quantity before, Quantity after) {
    if (!Amounts.same(before, after)) {
      formula(parameter, what + Amounts.change(before, after));
    }
  }

  private void formula(FormulaParameter parameter, String what) {
    changes.add(new Change(Kind.FORMULA, "", "formula, " + parameter.name(), what));
  }
}
