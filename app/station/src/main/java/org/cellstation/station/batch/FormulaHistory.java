package org.cellstation.station.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.FormulaOutput;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.Units;
import org.cellstation.station.journal.Event;

/// The formula of a batch: with which values it ran, what the recipe foresees, what came out.
final class FormulaHistory {
  private record Answer(Stamp at, String text) {}

  private record Entry(Stamp at, Map<String, String> answers) {}

  /// The newest answer to each field that counts.
  private final Map<String, Answer> answers = new HashMap<>();

  /// By prompt, what one person has answered and another has not confirmed yet.
  private final Map<String, Entry> unconfirmed = new HashMap<>();

  void answered(Stamp at, Event.PromptAnswered event) {
    take(at, event.answers());
  }

  void entered(Stamp at, Event.PromptEntered event) {
    unconfirmed.put(event.prompt(), new Entry(at, event.answers()));
  }

  /// What was sent back does not count.
  void verified(Event.PromptVerified event) {
    Entry entry = unconfirmed.remove(event.prompt());
    if (entry != null && event.right()) {
      take(entry.at(), entry.answers());
    }
  }

  private void take(Stamp at, Map<String, String> given) {
    given.forEach((field, text) -> answers.put(field, new Answer(at, text)));
  }

  /// @param created whose recipe may be one that this program cannot read any more: then only the
  ///   values are known
  List<BatchRecord.FormulaRow> rows(Event.BatchCreated created) {
    Optional<Recipe> recipe = recipe(created, created.batchSize());
    List<BatchRecord.FormulaRow> rows = new ArrayList<>();
    recipe.ifPresentOrElse(
        read -> {
          read.formula().forEach(parameter -> rows.add(row(parameter, created)));
          read.outputs().forEach(output -> rows.add(row(output, read)));
        },
        () ->
            created
                .formula()
                .forEach(
                    (name, value) ->
                        rows.add(
                            new BatchRecord.FormulaRow(name, "", "", value, "", "", false, null))));
    return rows;
  }

  private static Optional<Recipe> recipe(Event.BatchCreated created, String size) {
    return RecipeReader.read(
                created.recipe(),
                created.recipeText().getBytes(StandardCharsets.UTF_8),
                new BatchValues(Map.of(), size))
            instanceof ReadResult.Valid valid
        ? Optional.of(valid.recipe())
        : Optional.empty();
  }

  private static BatchRecord.FormulaRow row(
      FormulaParameter parameter, Event.BatchCreated created) {
    String value = created.formula().getOrDefault(parameter.name(), parameter.value().toString());
    return new BatchRecord.FormulaRow(
        parameter.name(),
        parameter.kind().text(),
        parameter.description(),
        value,
        parameter.value().toString(),
        parameter.range().toString(),
        outside(value, parameter.range()),
        null);
  }

  private BatchRecord.FormulaRow row(FormulaOutput output, Recipe recipe) {
    Answer answer = answers.get(output.field());
    Bounds expected = output.expected();
    String asked = unit(recipe, output.field());
    String value = answer == null ? "" : inUnit(answer.text(), asked, output.unit());
    return new BatchRecord.FormulaRow(
        output.name(),
        FormulaParameter.Kind.OUTPUT.text(),
        output.description(),
        value,
        "",
        expected == null ? "" : expected.toString(),
        expected != null && !value.isEmpty() && outside(value, expected),
        answer == null ? null : answer.at());
  }

  /// In which the recipe asks for a number.
  private static String unit(Recipe recipe, String field) {
    return recipe.questions().stream()
        .flatMap(question -> question.fields().stream())
        .filter(Question.Measured.class::isInstance)
        .map(Question.Measured.class::cast)
        .filter(asked -> asked.name().equals(field))
        .map(Question.Measured::unit)
        .findFirst()
        .orElse("");
  }

  private static String inUnit(String number, String from, String to) {
    try {
      return Units.convert(new Quantity(Double.parseDouble(number), from), to)
          .map(Quantity::toString)
          .orElse(number);
    } catch (IllegalArgumentException words) {
      return number;
    }
  }

  private static boolean outside(String text, Bounds range) {
    String[] parts = text.split(" ", 2);
    try {
      Quantity value = new Quantity(Double.parseDouble(parts[0]), parts.length > 1 ? parts[1] : "");
      return Units.convert(value, range.min().unit()).filter(range::hold).isEmpty();
    } catch (IllegalArgumentException words) {
      return true;
    }
  }
}
