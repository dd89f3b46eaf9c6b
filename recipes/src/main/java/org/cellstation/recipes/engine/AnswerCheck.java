package org.cellstation.recipes.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.model.Quantity;

/// Checks what was typed against what a prompt asks; every input may be wrong.
final class AnswerCheck {
  private static final int LONGEST = 500;
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");

  private AnswerCheck() {}

  static Map<String, String> stripped(Map<String, String> answers) {
    Map<String, String> stripped = new LinkedHashMap<>();
    answers.forEach((name, answer) -> stripped.put(name, answer.strip()));
    return stripped;
  }

  /// Everything that is wrong, in the operator's words; empty when nothing is.
  ///
  /// @param comment lets an answer pass that is possible but not plausible
  static Optional<String> wrong(Prompt prompt, Map<String, String> answers, String comment) {
    List<String> wrong = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Field field : prompt.fields()) {
      names.add(field.name());
      String answer = answers.getOrDefault(field.name(), "");
      wrong(field, answer)
          .or(() -> comment.isEmpty() ? implausible(field, answer) : Optional.empty())
          .ifPresent(what -> wrong.add(field.label() + ": " + what));
    }
    for (String name : answers.keySet()) {
      if (!names.contains(name)) {
        wrong.add(name + ": was not asked");
      }
    }
    tooLong(comment).ifPresent(what -> wrong.add("comment: " + what));
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
  }

  static Optional<String> tooLong(String text) {
    return text.length() > LONGEST
        ? Optional.of("is longer than " + LONGEST + " characters")
        : Optional.empty();
  }

  private static Optional<String> wrong(Field field, String answer) {
    if (answer.isEmpty()) {
      return Optional.of("is missing" + wanted(field));
    }
    return switch (field.kind()) {
      case TEXT, CODE -> tooLong(answer);
      case CHOICE ->
          field.options().contains(answer)
              ? Optional.empty()
              : Optional.of("`" + answer + "` cannot be chosen" + wanted(field));
      case NUMBER -> outOfRange(field, answer);
    };
  }

  private static Optional<String> outOfRange(Field field, String answer) {
    if (!NUMBER.matcher(answer).matches()) {
      return Optional.of("`" + answer + "` is not a number like 12.5" + wanted(field));
    }
    double value = Double.parseDouble(answer);
    return value < field.min() || value > field.max()
        ? Optional.of(answer + " is out of range" + wanted(field))
        : Optional.empty();
  }

  private static Optional<String> implausible(Field field, String answer) {
    if (field.plausible(answer)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s %s is not expected, %s to %s %s is: check it, then send it with a comment that says why"
            .formatted(
                answer,
                field.unit(),
                new Quantity(field.expectedMin(), ""),
                new Quantity(field.expectedMax(), ""),
                field.unit()));
  }

  private static String wanted(Field field) {
    return switch (field.kind()) {
      case TEXT, CODE -> "";
      case CHOICE -> ", one of " + String.join(", ", field.options());
      case NUMBER ->
          ", " + new Quantity(field.min(), "") + " to " + new Quantity(field.max(), field.unit());
    };
  }
}
