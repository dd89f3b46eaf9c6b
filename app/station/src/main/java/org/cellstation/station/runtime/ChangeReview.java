package org.cellstation.station.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cellstation.recipes.change.Change;
import org.cellstation.recipes.change.RecipeChanges;
import org.cellstation.recipes.engine.LiveChange;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.journal.Event;

/// What a text would change of a running batch, and whether the batch can go on by it.
///
/// Any thread.
final class ChangeReview {
  /// What a text would change.
  ///
  /// @param faults why it is no recipe for this batch
  /// @param differences in the process, in the order of the recipe
  /// @param obstacles why the batch cannot go on by it from where it stands
  record Review(List<String> faults, List<String> differences, List<String> obstacles) {
    boolean possible() {
      return faults.isEmpty() && obstacles.isEmpty() && !differences.isEmpty();
    }

    /// Why it is not possible.
    String why() {
      return !faults.isEmpty()
          ? String.join(" ", faults)
          : obstacles.isEmpty()
              ? "The text changes nothing in the process."
              : String.join(" ", obstacles);
    }
  }

  /// @param recipe with the batch's values, empty when the text has faults
  record Judged(Review review, Optional<ReadResult.Valid> recipe) {}

  private ChangeReview() {}

  /// @param lacks what the batch's units lack for a recipe, in words
  static Judged of(
      BatchRun run, String text, Function<BatchOrders.Bound, Map<String, String>> lacks) {
    BatchRun.InForce present = run.inForce();
    return switch (read(run, text)) {
      case ReadResult.Faulty faulty -> faulty(faulty.faults().stream().map(Fault::toString));
      case ReadResult.Valid valid -> {
        List<String> faults = unfit(run, valid.recipe(), lacks);
        yield new Judged(
            new Review(
                faults,
                RecipeChanges.between(present.recipe(), valid.recipe()).stream()
                    .map(Change::toString)
                    .toList(),
                LiveChange.obstacles(present.recipe(), valid.recipe(), run.past())),
            Optional.of(valid));
      }
    };
  }

  private static Judged faulty(Stream<String> faults) {
    return new Judged(new Review(faults.toList(), List.of(), List.of()), Optional.empty());
  }

  /// With the batch's own size, and its own values where the text does not declare them otherwise
  /// than the recipe in force does.
  static ReadResult read(BatchRun run, String text) {
    Event.BatchCreated created = run.created();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ReadResult plain =
        RecipeReader.read(created.recipe(), bytes, new BatchValues(Map.of(), created.batchSize()));
    if (!(plain instanceof ReadResult.Valid changed)) {
      return plain;
    }
    BatchRun.InForce present = run.inForce();
    Map<String, String> kept = new HashMap<>(present.formula());
    kept.keySet().retainAll(declaredAlike(run, present, changed.recipe()));
    return RecipeReader.read(created.recipe(), bytes, new BatchValues(kept, created.batchSize()));
  }

  /// A text that was judged before, with exactly these values.
  static Optional<Recipe> recipe(
      Event.BatchCreated created, String text, Map<String, String> formula) {
    return RecipeReader.read(
                created.recipe(),
                text.getBytes(StandardCharsets.UTF_8),
                new BatchValues(formula, created.batchSize()))
            instanceof ReadResult.Valid valid
        ? Optional.of(valid.recipe())
        : Optional.empty();
  }

  private static Set<String> declaredAlike(BatchRun run, BatchRun.InForce present, Recipe changed) {
    ReadResult stated =
        RecipeReader.read(
            run.created().recipe(),
            present.text().getBytes(StandardCharsets.UTF_8),
            new BatchValues(Map.of(), run.created().batchSize()));
    Set<String> alike = new HashSet<>();
    if (stated instanceof ReadResult.Valid before) {
      Set<FormulaParameter> declared = new HashSet<>(before.recipe().formula());
      for (FormulaParameter parameter : changed.formula()) {
        if (declared.contains(parameter)) {
          alike.add(parameter.name());
        }
      }
    }
    return alike;
  }

  private static List<String> unfit(
      BatchRun run, Recipe changed, Function<BatchOrders.Bound, Map<String, String>> lacks) {
    Event.BatchCreated created = run.created();
    List<String> faults = new ArrayList<>();
    if (!changed.id().equals(created.recipe())) {
      faults.add(
          "It is the recipe %s; the batch runs %s. Keep the recipe's id."
              .formatted(changed.id(), created.recipe()));
    }
    Map<String, String> roles = OrderDesk.roles(run.inForce().recipe());
    OrderDesk.roles(changed)
        .forEach(
            (role, equipmentClass) -> {
              if (!equipmentClass.equals(roles.get(role))) {
                faults.add(
                    "The batch has no unit of class %s as %s. A running batch gets no further unit."
                        .formatted(equipmentClass, role));
              }
            });
    if (faults.isEmpty()) {
      BatchOrder order =
          BatchOrder.engineering(created.unit(), created.recipe(), created.batch(), created.order())
              .withUnits(created.units());
      faults.addAll(lacks.apply(new BatchOrders.Bound(changed, order)).values());
    }
    return faults;
  }
}
