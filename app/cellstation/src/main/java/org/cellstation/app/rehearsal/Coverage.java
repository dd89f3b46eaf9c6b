package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// What a recipe can come to, and which runs came to it: what no run reached has not been
/// rehearsed.
record Coverage(List<Item> items) {
  Coverage {
    items = List.copyOf(items);
  }

  /// @param path of the element
  /// @param text what a person calls it
  /// @param runs ids of those that reached it
  record Item(Kind kind, String path, String text, List<String> runs) {
    boolean reached() {
      return !runs.isEmpty();
    }
  }

  enum Kind {
    STEP("steps completed"),
    UNTIL("transitions by their condition"),
    PROMPT("questions answered");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  static String step(String path) {
    return "step " + path;
  }

  static String until(String path) {
    return "until " + path;
  }

  static String prompt(String id) {
    return "prompt " + id;
  }

  static Coverage of(Recipe recipe, List<RunResult> runs) {
    List<Item> items = new ArrayList<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      items.add(item(Kind.STEP, procedure.path(), procedure.title(), step(procedure.path()), runs));
      for (Operation operation : procedure.operations()) {
        items.add(
            item(Kind.STEP, operation.path(), operation.title(), step(operation.path()), runs));
        for (PhaseStep phase : operation.phases()) {
          phase(phase, runs, items);
        }
      }
    }
    return new Coverage(items);
  }

  private static void phase(PhaseStep phase, List<RunResult> runs, List<Item> items) {
    String path = phase.path();
    items.add(item(Kind.STEP, path, phase.title(), step(path), runs));
    if (phase.until() != null) {
      items.add(item(Kind.UNTIL, path, String.valueOf(phase.until()), until(path), runs));
    }
    List<Question> questions = new ArrayList<>(phase.before());
    questions.addAll(phase.after());
    for (Question question : questions) {
      String id = path + "/" + question.id();
      items.add(item(Kind.PROMPT, id, question.text(), prompt(id), runs));
    }
  }

  private static Item item(Kind kind, String path, String text, String key, List<RunResult> runs) {
    return new Item(
        kind,
        path,
        text,
        runs.stream()
            .filter(run -> run.reached().containsKey(key))
            .map(run -> run.plan().id())
            .toList());
  }

  long total(Kind kind) {
    return items.stream().filter(item -> item.kind() == kind).count();
  }

  long reached(Kind kind) {
    return items.stream().filter(item -> item.kind() == kind && item.reached()).count();
  }

  List<Item> missed() {
    return items.stream().filter(item -> !item.reached()).toList();
  }
}
