package org.cellstation.recipes.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cellstation.recipes.engine.ProcedureEngine.Past;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// Whether a running procedure can go on by a changed recipe: what has begun must stand in it as it
/// was, and nothing may be put before it.
public final class LiveChange {
  /// A recipe taken apart.
  ///
  /// @param order place in the text, by path
  /// @param blocks junctions by path, without what is within them
  private record Parts(
      Map<String, Integer> order,
      Map<String, PhaseStep> phases,
      Map<String, String> parents,
      Map<String, String> blocks) {
    static Parts of(Recipe recipe) {
      var parts = new Parts(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
      parts.take(recipe.flow());
      for (UnitProcedure up : recipe.procedure()) {
        parts.parent(up.path(), up.unit() + " " + up.equipmentClass());
        parts.take(up.flow());
        for (Operation op : up.operations()) {
          parts.parent(op.path(), op.uses().toString());
          parts.take(op.flow());
          for (PhaseStep step : op.phases()) {
            parts.order.put(step.path(), parts.order.size());
            parts.phases.put(step.path(), step);
          }
        }
      }
      return parts;
    }

    private void parent(String path, String needs) {
      order.put(path, order.size());
      parents.put(path, needs);
    }

    private <E> void take(Flow<E> flow) {
      flow.visit(
          block -> {
            switch (block) {
              case Flow.Selection<?> s ->
                  blocks.put(
                      s.path(), "choice " + s.branches().stream().map(Flow.Branch::when).toList());
              case Flow.Loop<?> l -> blocks.put(l.path(), "loop " + l.until() + " " + l.most());
              case Flow.Synchronization<?> s -> blocks.put(s.path(), "synchronisation " + s.name());
              case Flow.Single<?> _, Flow.Series<?> _, Flow.Parallel<?> _ -> {}
            }
          });
    }
  }

  private final Parts before;
  private final Parts after;
  private final Set<String> begun;
  private final Set<String> obstacles = new LinkedHashSet<>();

  private LiveChange(Recipe present, Recipe changed, Set<String> begun) {
    before = Parts.of(present);
    after = Parts.of(changed);
    this.begun = begun;
  }

  /// Why not, each in a sentence that names the step; none when it can.
  ///
  /// @param past what the procedure has emitted so far
  public static List<String> obstacles(Recipe present, Recipe changed, List<Past> past) {
    Set<String> begun = new HashSet<>();
    past.forEach(event -> begun.add(event.event().path()));
    begun.remove("");
    var change = new LiveChange(present, changed, begun);
    change.unchanged();
    change.order(changed.flow(), UnitProcedure::path);
    for (UnitProcedure up : changed.procedure()) {
      change.order(up.flow(), Operation::path);
      up.operations().forEach(op -> change.order(op.flow(), PhaseStep::path));
    }
    return new ArrayList<>(change.obstacles);
  }

  private void unchanged() {
    for (String path : begun) {
      boolean same =
          same(path, before.phases(), after.phases())
              && same(path, before.parents(), after.parents())
              && same(path, before.blocks(), after.blocks());
      if (!same) {
        obstacles.add(
            (known(path, after)
                    ? "%s has begun and is another step in the changed recipe."
                    : "%s has begun and is missing in the changed recipe.")
                .formatted(path));
      }
    }
  }

  private static boolean known(String path, Parts parts) {
    return parts.order().containsKey(path) || parts.blocks().containsKey(path);
  }

  private static <V> boolean same(String path, Map<String, V> before, Map<String, V> after) {
    V was = before.get(path);
    return was == null ? !after.containsKey(path) : was.equals(after.get(path));
  }

  /// In each series, what stands before something that has begun must have stood there already.
  private <E> void order(Flow<E> flow, Function<E, String> paths) {
    flow.visit(
        block -> {
          if (block instanceof Flow.Series<E> series) {
            series(series, paths);
          }
        });
  }

  private <E> void series(Flow.Series<E> series, Function<E, String> paths) {
    List<String> ahead = new ArrayList<>();
    for (Flow<E> part : series.parts()) {
      List<String> elements = part.elements().stream().map(paths).toList();
      for (String path : elements) {
        if (begun.contains(path)) {
          ahead.stream()
              .filter(step -> !stoodBefore(step, path))
              .forEach(
                  step ->
                      obstacles.add(
                          "%s would come before %s, which has begun.".formatted(step, path)));
        }
      }
      elements.stream().filter(path -> !begun.contains(path)).forEach(ahead::add);
    }
  }

  private boolean stoodBefore(String step, String path) {
    Integer its = before.order().get(step);
    Integer other = before.order().get(path);
    return its != null && other != null && its < other;
  }
}
