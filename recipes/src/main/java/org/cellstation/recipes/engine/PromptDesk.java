package org.cellstation.recipes.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureEvent.PromptAnswered;
import org.cellstation.recipes.engine.ProcedureEvent.PromptRaised;
import org.cellstation.recipes.model.Question;

/// Which prompts wait for an answer, and which have one.
final class PromptDesk {
  private static final Observation NOBODY = new Observation.Unusable("nobody has entered it");

  private final Map<String, Prompt> open = new LinkedHashMap<>();
  private final Set<String> answered = new HashSet<>();

  /// The newest answer to each field that asks for a number.
  private final Map<String, Observation> entered = new HashMap<>();

  private final Consumer<ProcedureEvent> events;

  PromptDesk(Consumer<ProcedureEvent> events) {
    this.events = events;
  }

  /// @param run counts the procedure's runs after a reset, to keep ids unique within the batch
  static List<Prompt> prompts(String path, List<Question> questions, int run) {
    String suffix = run == 1 ? "" : "#" + run;
    return questions.stream()
        .map(
            question ->
                new Prompt(
                    path + "/" + question.id() + suffix,
                    path,
                    question.text(),
                    question.fields().stream().map(PromptDesk::field).toList()))
        .toList();
  }

  /// Whether all are answered; raises those that nobody has been asked yet.
  boolean settled(List<Prompt> prompts) {
    boolean settled = true;
    for (Prompt prompt : prompts) {
      if (!answered.contains(prompt.id())) {
        settled = false;
        if (open.putIfAbsent(prompt.id(), prompt) == null) {
          events.accept(new PromptRaised(prompt.path(), prompt));
        }
      }
    }
    return settled;
  }

  /// Empty when the answer is taken, else what is wrong with it.
  Optional<String> answer(String id, Map<String, String> answers) {
    Prompt prompt = open.get(id);
    if (prompt == null) {
      return Optional.of(
          answered.contains(id)
              ? "This prompt is already answered."
              : "No prompt `" + id + "` waits for an answer.");
    }
    Map<String, String> stripped = AnswerCheck.stripped(answers);
    Optional<String> wrong = AnswerCheck.wrong(prompt, stripped);
    if (wrong.isEmpty()) {
      taken(id, stripped);
      events.accept(new PromptAnswered(prompt.path(), id, stripped));
    }
    return wrong;
  }

  List<Prompt> open() {
    return List.copyOf(open.values());
  }

  boolean quiet() {
    return open.isEmpty();
  }

  void raised(Prompt prompt) {
    open.put(prompt.id(), prompt);
  }

  /// @param answers that were found right
  void taken(String id, Map<String, String> answers) {
    Prompt prompt = open.remove(id);
    answered.add(id);
    if (prompt != null) {
      for (Field field : prompt.fields()) {
        String answer = answers.get(field.name());
        if (!field.text() && answer != null) {
          entered.put(
              field.name(), new Observation.Value(Double.parseDouble(answer), field.unit()));
        }
      }
    }
  }

  /// The newest answer to the field of that name.
  Observation entered(String field) {
    return entered.getOrDefault(field, NOBODY);
  }

  /// The procedure begins anew.
  void forget() {
    entered.clear();
  }

  /// The procedure has ended; nothing waits for an answer any more.
  void close() {
    open.clear();
  }

  private static Field field(Question.Field field) {
    return switch (field) {
      case Question.Measured m -> new Field(m.name(), m.name(), m.unit(), m.min(), m.max(), false);
      case Question.Words w -> new Field(w.name(), w.name(), "", 0, 0, true);
    };
  }
}
