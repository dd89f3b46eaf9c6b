package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.change.Change.Kind;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;

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
    found.changes.addAll(Demands.between(before, after));
    found.formula(before.formula(), after.formula());
    found.changes.addAll(StepChanges.between(Element.of(before), Element.of(after)));
    return List.copyOf(found.changes);
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
