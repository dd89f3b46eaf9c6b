package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// What a fault set may call by name in the recipe that it is for.
///
/// @param answers what questions ask, by name; the same name may be asked in several places
/// @param reachable names and paths of what runs can reach
record RecipeNames(Map<String, List<Question.Field>> answers, Set<String> reachable) {
  /// For a set that is for any recipe: nothing is known by name.
  static final RecipeNames NONE = new RecipeNames(Map.of(), Set.of());

  static RecipeNames of(Recipe recipe) {
    Map<String, List<Question.Field>> answers = new LinkedHashMap<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      for (Operation operation : procedure.operations()) {
        for (PhaseStep phase : operation.phases()) {
          phase.before().forEach(question -> collect(question, answers));
          phase.after().forEach(question -> collect(question, answers));
        }
      }
    }
    Set<String> reachable = new TreeSet<>();
    for (Coverage.Item item : Coverage.of(recipe, List.of(), List.of()).items()) {
      reachable.add(item.name());
      reachable.add(item.path());
    }
    return new RecipeNames(answers, reachable);
  }

  private static void collect(Question question, Map<String, List<Question.Field>> into) {
    List<Question.Field> fields = new ArrayList<>(question.fields());
    if (!question.signature().isEmpty()) {
      fields.addAll(question.choices());
    }
    for (Question.Field field : fields) {
      into.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field);
    }
  }

  /// Whether a question of that name takes this answer.
  boolean takes(String name, String answer) {
    return answers.getOrDefault(name, List.of()).stream().anyMatch(field -> takes(field, answer));
  }

  private static boolean takes(Question.Field field, String answer) {
    return switch (field) {
      case Question.Measured measured -> {
        double number = number(answer);
        yield number >= measured.min() && number <= measured.max();
      }
      case Question.Choice choice -> choice.options().contains(answer);
      case Question.Words _, Question.Code _ -> !answer.isBlank();
    };
  }

  /// `NaN` for what is none.
  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException words) {
      return Double.NaN;
    }
  }

  /// What questions of that name take, in words.
  String wanted(String name) {
    List<String> all = new ArrayList<>();
    for (Question.Field field : answers.getOrDefault(name, List.of())) {
      all.add(
          switch (field) {
            case Question.Measured m ->
                "a number from " + Words.number(m.min(), 3) + " to " + Words.number(m.max(), 3);
            case Question.Choice choice -> "one of " + String.join(", ", choice.options());
            case Question.Words _, Question.Code _ -> "some words";
          });
    }
    return "write " + String.join(", or ", all.stream().distinct().toList());
  }
}
