package org.cellstation.recipes.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cellstation.recipes.change.Change.Kind;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Units;
import org.jspecify.annotations.Nullable;

/// What a phase does otherwise than before. Pure.
final class PhaseChanges {
  private final PhaseStep after;
  private final List<Change> changes = new ArrayList<>();

  private PhaseChanges(PhaseStep after) {
    this.after = after;
  }

  /// Titles are not compared here.
  static List<Change> between(PhaseStep before, PhaseStep after) {
    PhaseChanges found = new PhaseChanges(after);
    if (before.type() != after.type()) {
      found.add(Kind.PARAMETER, "phase " + before.type().phase() + " -> " + StepList.detail(after));
    } else {
      found.parameters(before.parameters(), after.parameters());
    }
    found.condition(before, after);
    found.questions(before, after);
    found.planned(before.planned(), after.planned());
    return found.changes;
  }

  private void add(Kind kind, String what) {
    changes.add(new Change(kind, after.path(), after.title(), what));
  }

  private void parameters(Map<String, Quantity> before, Map<String, Quantity> now) {
    now.forEach(
        (name, value) -> {
          Quantity old = before.get(name);
          if (old == null) {
            add(Kind.PARAMETER, name + " " + value + " is new");
          } else if (!Amounts.same(old, value)) {
            add(Kind.PARAMETER, name + " " + Amounts.change(old, value));
          }
        });
    before.forEach(
        (name, value) -> {
          if (!now.containsKey(name)) {
            add(Kind.PARAMETER, name + " " + value + " is no longer given");
          }
        });
  }

  private void condition(PhaseStep before, PhaseStep now) {
    String old = Objects.toString(before.until(), "");
    String text = Objects.toString(now.until(), "");
    if (old.equals(text)) {
      return;
    }
    if (old.isEmpty()) {
      add(Kind.CONDITION, "ends early now, until " + text);
    } else if (text.isEmpty()) {
      add(Kind.CONDITION, "no longer ends early, until " + old);
    } else {
      add(Kind.CONDITION, "until " + old + " -> until " + text);
    }
  }

  /// A question and when it is asked.
  private record Asked(String when, Question question) {}

  private void questions(PhaseStep before, PhaseStep now) {
    Map<String, Asked> old = asked(before);
    Map<String, Asked> current = asked(now);
    current.forEach(
        (id, asked) -> {
          Asked was = old.get(id);
          if (was == null) {
            add(
                Kind.QUESTION,
                "asks %s: \"%s\"%s is new"
                    .formatted(asked.when(), asked.question().text(), fields(asked.question())));
          } else {
            question(was, asked);
          }
        });
    old.forEach(
        (id, asked) -> {
          if (!current.containsKey(id)) {
            add(
                Kind.QUESTION,
                "no longer asks %s: \"%s\"".formatted(asked.when(), asked.question().text()));
          }
        });
  }

  private static Map<String, Asked> asked(PhaseStep step) {
    Map<String, Asked> asked = new LinkedHashMap<>();
    step.before().forEach(question -> asked.put(question.id(), new Asked("before", question)));
    step.after().forEach(question -> asked.put(question.id(), new Asked("after", question)));
    return asked;
  }

  private void question(Asked was, Asked asked) {
    Question question = asked.question();
    String name = "question " + question.id();
    if (!was.when().equals(asked.when())) {
      add(Kind.QUESTION, name + " is asked " + asked.when() + " the phase, not " + was.when());
    }
    if (!was.question().text().equals(question.text())) {
      add(
          Kind.QUESTION,
          "%s asks \"%s\" -> \"%s\"".formatted(name, was.question().text(), question.text()));
    }
    persons(name, was.question(), question);
    if (!was.question().fields().equals(question.fields())) {
      add(Kind.QUESTION, name + " wants" + fields(was.question()) + " ->" + fields(question));
    }
  }

  private void persons(String name, Question was, Question question) {
    if (!was.picture().equals(question.picture())) {
      add(Kind.QUESTION, name + " shows " + said(question.picture(), "no picture"));
    }
    if (was.verified() != question.verified()) {
      add(
          Kind.QUESTION,
          name + (question.verified() ? " takes" : " no longer takes") + " a second person");
    }
    if (!was.signature().equals(question.signature())) {
      add(Kind.QUESTION, name + " asks for " + said(question.signature(), "no") + " signature");
    }
    if (!Objects.equals(was.dueWithin(), question.dueWithin())) {
      add(
          Kind.QUESTION,
          name + " is due within " + text(was.dueWithin()) + " -> " + text(question.dueWithin()));
    }
  }

  private static String said(String words, String none) {
    return words.isEmpty() ? none : words;
  }

  private static String fields(Question question) {
    return question.fields().isEmpty()
        ? " (to be confirmed)"
        : question.fields().stream()
            .map(PhaseChanges::field)
            .collect(Collectors.joining(", ", " (", ")"));
  }

  private static String field(Question.Field field) {
    return switch (field) {
      case Question.Measured m ->
          m.name()
              + " "
              + new Quantity(m.min(), "")
              + " to "
              + new Quantity(m.max(), m.unit())
              + expected(m);
      case Question.Words words -> words.name();
      case Question.Choice choice ->
          choice.name() + " one of " + String.join(", ", choice.options());
      case Question.Code code ->
          code.name() + (code.product().isEmpty() ? " as a code" : " as code " + code.product());
    };
  }

  private static String expected(Question.Measured number) {
    Question.Band band = number.expected();
    return band == null
        ? ""
        : ", expected "
            + new Quantity(band.low(), "")
            + " to "
            + new Quantity(band.high(), number.unit());
  }

  private void planned(@Nullable Duration before, @Nullable Duration now) {
    if (!Objects.equals(before, now)) {
      add(Kind.PLAN, "planned " + text(before) + " -> " + text(now));
    }
  }

  private static String text(@Nullable Duration planned) {
    return planned == null ? "nothing" : Units.text(planned);
  }
}
