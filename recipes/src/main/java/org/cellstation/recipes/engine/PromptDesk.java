package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Kind;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureEvent.PromptAnswered;
import org.cellstation.recipes.engine.ProcedureEvent.PromptEntered;
import org.cellstation.recipes.engine.ProcedureEvent.PromptRaised;
import org.cellstation.recipes.engine.ProcedureEvent.PromptVerified;
import org.cellstation.recipes.model.Question;

/// Which prompts wait for an answer, or for a second person, and which have one.
final class PromptDesk {
  private static final Observation NOBODY = new Observation.Unusable("nobody has entered it");

  private record Open(Prompt prompt, Instant raised, Optional<PromptEntered> entered) {
    ProcedureStatus.Waiting waiting() {
      return entered
          .map(e -> new ProcedureStatus.Waiting(raised, e.answers(), e.by(), e.comment()))
          .orElseGet(() -> new ProcedureStatus.Waiting(raised, Map.of(), "", ""));
    }

    Open with(Optional<PromptEntered> entry) {
      return new Open(prompt, raised, entry);
    }
  }

  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Set<String> answered = new HashSet<>();

  /// The newest answer to each field that a condition may look at.
  private final Map<String, Observation> entered = new HashMap<>();

  private final Consumer<ProcedureEvent> events;
  private Instant now = Instant.MIN;

  PromptDesk(Consumer<ProcedureEvent> events) {
    this.events = events;
  }

  /// Told before anything else of this instant.
  void at(Instant instant) {
    now = instant;
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
                    question.picture(),
                    fields(question),
                    question.verified(),
                    question.signature(),
                    question.dueWithin()))
        .toList();
  }

  /// Whether all are answered; raises those that nobody has been asked yet.
  boolean settled(List<Prompt> prompts) {
    boolean settled = true;
    for (Prompt prompt : prompts) {
      if (!answered.contains(prompt.id())) {
        settled = false;
        if (!open.containsKey(prompt.id())) {
          raised(prompt);
          events.accept(new PromptRaised(prompt.path(), prompt));
        }
      }
    }
    return settled;
  }

  /// Empty when the answer is taken, else what is wrong with it.
  Optional<String> answer(String id, Map<String, String> answers, String comment, String by) {
    Open asked = open.get(id);
    if (asked == null) {
      return Optional.of(unknown(id));
    }
    Prompt prompt = asked.prompt();
    if (!prompt.signature().isEmpty()) {
      return Optional.of("This is answered by a signature: user id and password.");
    }
    if (asked.entered().isPresent()) {
      return Optional.of(
          asked.entered().get().by()
              + " has answered; now a second person confirms it, or sends it back.");
    }
    Map<String, String> stripped = AnswerCheck.stripped(answers);
    Optional<String> wrong = AnswerCheck.wrong(prompt, stripped, comment.strip());
    if (wrong.isPresent()) {
      return wrong;
    }
    if (prompt.verified()) {
      PromptEntered entry =
          new PromptEntered(prompt.path(), id, stripped, comment.strip(), by, late(asked));
      entered(entry);
      events.accept(entry);
    } else {
      take(asked, stripped, comment.strip());
    }
    return Optional.empty();
  }

  /// A signature, or a second person's word on what the first has entered. Empty when it is taken,
  /// else what is wrong with it.
  Optional<String> sign(String id, boolean approved, String comment, String by) {
    Open asked = open.get(id);
    if (asked == null) {
      return Optional.of(unknown(id));
    }
    String why = comment.strip();
    Optional<String> wrong =
        !approved && why.isEmpty()
            ? Optional.of("Say why it is rejected.")
            : AnswerCheck.tooLong(why).map(what -> "The comment " + what + ".");
    if (wrong.isPresent()) {
      return wrong;
    }
    Prompt prompt = asked.prompt();
    if (!prompt.signature().isEmpty()) {
      String name = prompt.fields().getFirst().name();
      take(asked, Map.of(name, approved ? Question.APPROVED : Question.REJECTED), why);
      return Optional.empty();
    }
    Optional<String> refusal = notSecond(asked, by);
    if (refusal.isEmpty()) {
      PromptVerified word = new PromptVerified(prompt.path(), id, approved, why, by, late(asked));
      verified(word);
      events.accept(word);
    }
    return refusal;
  }

  private static Optional<String> notSecond(Open asked, String by) {
    if (!asked.prompt().verified()) {
      return Optional.of("This needs no second person.");
    }
    if (asked.entered().isEmpty()) {
      return Optional.of("Nobody has answered yet; there is nothing to confirm.");
    }
    String first = asked.entered().get().by();
    return same(first, by)
        ? Optional.of(first + " has answered it; another person has to confirm it.")
        : Optional.empty();
  }

  private static boolean same(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private void take(Open asked, Map<String, String> answers, String comment) {
    Prompt prompt = asked.prompt();
    boolean late = late(asked);
    taken(prompt.id(), answers);
    events.accept(new PromptAnswered(prompt.path(), prompt.id(), answers, comment, late));
  }

  private boolean late(Open asked) {
    var due = asked.prompt().dueWithin();
    return due != null && asked.raised().plus(due).isBefore(now);
  }

  private String unknown(String id) {
    return answered.contains(id)
        ? "This prompt is already answered."
        : "No prompt `" + id + "` waits for an answer.";
  }

  List<Prompt> open() {
    List<Prompt> prompts = new ArrayList<>(open.size());
    open.values().forEach(one -> prompts.add(one.prompt()));
    return List.copyOf(prompts);
  }

  /// How it stands with each open prompt, by its id.
  Map<String, ProcedureStatus.Waiting> waiting() {
    Map<String, ProcedureStatus.Waiting> waiting = new HashMap<>();
    open.forEach((id, one) -> waiting.put(id, one.waiting()));
    return Map.copyOf(waiting);
  }

  boolean quiet() {
    return open.isEmpty();
  }

  void raised(Prompt prompt) {
    open.putIfAbsent(prompt.id(), new Open(prompt, now, Optional.empty()));
  }

  /// @param entry that was found right
  void entered(PromptEntered entry) {
    open.computeIfPresent(entry.promptId(), (_, asked) -> asked.with(Optional.of(entry)));
  }

  void verified(PromptVerified word) {
    Open asked = open.get(word.promptId());
    if (asked == null) {
      return;
    }
    if (word.right() && asked.entered().isPresent()) {
      taken(word.promptId(), asked.entered().get().answers());
    } else {
      open.put(word.promptId(), asked.with(Optional.empty()));
    }
  }

  /// @param answers that were found right
  void taken(String id, Map<String, String> answers) {
    Open asked = open.remove(id);
    answered.add(id);
    if (asked != null) {
      for (Field field : asked.prompt().fields()) {
        String answer = answers.get(field.name());
        if (answer != null && field.kind() == Kind.NUMBER) {
          entered.put(
              field.name(), new Observation.Value(Double.parseDouble(answer), field.unit()));
        } else if (answer != null && field.kind() == Kind.CHOICE) {
          entered.put(field.name(), new Observation.Said(answer));
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

  private static List<Field> fields(Question question) {
    if (!question.signature().isEmpty()) {
      Question.Choice choice = question.choices().getFirst();
      return List.of(Field.choice(choice.name(), choice.options()));
    }
    return question.fields().stream().map(PromptDesk::field).toList();
  }

  private static Field field(Question.Field field) {
    return switch (field) {
      case Question.Measured m -> {
        Question.Band expected = m.expected();
        yield expected == null
            ? Field.number(m.name(), m.unit(), m.min(), m.max())
            : Field.number(m.name(), m.unit(), m.min(), m.max(), expected.low(), expected.high());
      }
      case Question.Words w -> Field.text(w.name());
      case Question.Choice c -> Field.choice(c.name(), c.options());
      case Question.Code c -> Field.code(c.name(), c.product());
    };
  }
}
