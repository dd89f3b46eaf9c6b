package org.cellstation.recipes.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.jspecify.annotations.Nullable;

/// The outline of a recipe that is whole.
public final class RecipeOutline {
  private RecipeOutline() {}

  public static Outline of(Recipe recipe) {
    return new Outline(parts(recipe.flow(), RecipeOutline::unitProcedure));
  }

  private static Outline.Part unitProcedure(UnitProcedure procedure) {
    return new Outline.Step(
        procedure.path(),
        Level.UNIT_PROCEDURE,
        procedure.title(),
        procedure.unit(),
        "",
        parts(procedure.flow(), RecipeOutline::operation));
  }

  private static Outline.Part operation(Operation operation) {
    return new Outline.Step(
        operation.path(),
        Level.OPERATION,
        operation.title(),
        String.join(", ", operation.uses()),
        "",
        parts(operation.flow(), RecipeOutline::phase));
  }

  private static Outline.Part phase(PhaseStep phase) {
    return new Outline.Step(
        phase.path(),
        Level.PHASE,
        phase.title(),
        phase.type().phase(),
        words(phase.until()),
        List.of());
  }

  private static String words(@Nullable Condition condition) {
    return condition == null ? "" : condition.toString();
  }

  private static <E> List<Outline.Part> parts(Flow<E> flow, Function<E, Outline.Part> element) {
    List<Outline.Part> parts = new ArrayList<>();
    add(flow, element, parts);
    return parts;
  }

  private static <E> void add(
      Flow<E> flow, Function<E, Outline.Part> element, List<Outline.Part> parts) {
    switch (flow) {
      case Flow.Single<E> single -> parts.add(element.apply(single.element()));
      case Flow.Series<E> series -> series.parts().forEach(part -> add(part, element, parts));
      case Flow.Parallel<E> parallel ->
          parts.add(
              new Outline.Parallel(
                  parallel.path(),
                  parallel.title(),
                  parallel.branches().stream().map(branch -> parts(branch, element)).toList()));
      case Flow.Selection<E> selection ->
          parts.add(
              new Outline.Selection(
                  selection.path(),
                  selection.title(),
                  selection.branches().stream()
                      .map(
                          branch ->
                              new Outline.Branch(
                                  words(branch.when()), parts(branch.flow(), element)))
                      .toList()));
      case Flow.Loop<E> loop ->
          parts.add(
              new Outline.Loop(
                  loop.path(),
                  loop.title(),
                  parts(loop.body(), element),
                  loop.until().toString(),
                  Integer.toString(loop.most())));
      case Flow.Synchronization<E> synchronization ->
          parts.add(new Outline.Synchronization(synchronization.path(), synchronization.name()));
    }
  }
}
