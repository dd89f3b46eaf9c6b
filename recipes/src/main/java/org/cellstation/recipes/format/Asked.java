package org.cellstation.recipes.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.recipes.model.Question;

/// What was asked so far, in the order of the procedure: the answers that a condition may look at.
final class Asked {
  /// Unit by name.
  private final Map<String, String> numbers = new LinkedHashMap<>();

  /// What may be chosen, by name.
  private final Map<String, List<String>> choices = new LinkedHashMap<>();

  void add(List<Question> questions) {
    for (Question question : questions) {
      for (Question.Field field : question.fields()) {
        if (field instanceof Question.Measured number) {
          numbers.put(number.name(), number.unit());
        }
      }
      question.choices().forEach(choice -> choices.put(choice.name(), choice.options()));
    }
  }

  /// Empty when no number of that name was asked for.
  Optional<String> unit(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  /// Empty when nothing of that name was to be chosen.
  Optional<List<String>> options(String name) {
    return Optional.ofNullable(choices.get(name));
  }

  Set<String> numbers() {
    return numbers.keySet();
  }

  Set<String> choices() {
    return new TreeSet<>(choices.keySet());
  }
}
