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
  static Optional<String> wrong(Prompt prompt, Map<String, String> answers) {
    List<String> wrong = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Field field : prompt.fields()) {
      names.add(field.name());
      wrong(field, answers.getOrDefault(field.name(), ""))
          .ifPresent(what -> wrong.add(field.label() + ": " + what));
    }
    for (String name : answers.keySet()) {
      if (!names.contains(name)) {
        wrong.add(name + ": was not asked");
      }
    }
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", wrong));
  }

  private static Optional<String> wrong(Field field, String answer) {
    if (answer.isEmpty()) {
      return Optional.of("is missing" + (field.text() ? "" : ", " + range(field)));
    }
    if (field.text()) {
      return answer.length() > LONGEST
          ? Optional.of("is longer than " + LONGEST + " characters")
          : Optional.empty();
    }
    if (!NUMBER.matcher(answer).matches()) {
      return Optional.of("`" + answer + "` is not a number like 12.5, " + range(field));
    }
    double value = Double.parseDouble(answer);
    return value < field.min() || value > field.max()
        ? Optional.of(answer + " is out of range, " + range(field))
        : Optional.empty();
  }

  private static String range(Field field) {
    return new Quantity(field.min(), "") + " to " + new Quantity(field.max(), field.unit());
  }
}
