package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.model.Units;

/// The procedure of a recipe, one line a step or block, for those who read it at a glance. Pure.
public final class StepList {
  /// @param depth 0 for what stands at the outside
  /// @param path of the step or block; empty for a branch
  /// @param detail of a phase: what it does, with which values; of a block: what becomes of its
  ///   branches
  public record Line(int depth, String path, String title, String detail) {}

  private final List<Line> lines = new ArrayList<>();

  private StepList() {}

  public static List<Line> of(Recipe recipe) {
    StepList list = new StepList();
    list.chart(recipe.flow(), 0, list::procedure);
    return List.copyOf(list.lines);
  }

  private void procedure(UnitProcedure procedure, int depth) {
    lines.add(new Line(depth, procedure.path(), procedure.title(), "on the " + procedure.unit()));
    chart(procedure.flow(), depth + 1, this::operation);
  }

  private void operation(Operation operation, int depth) {
    String uses = operation.uses().isEmpty() ? "" : "uses " + String.join(", ", operation.uses());
    lines.add(new Line(depth, operation.path(), operation.title(), uses));
    chart(operation.flow(), depth + 1, this::phase);
  }

  private void phase(PhaseStep phase, int depth) {
    lines.add(new Line(depth, phase.path(), phase.title(), detail(phase)));
  }

  private <E> void chart(Flow<E> flow, int depth, BiConsumer<E, Integer> element) {
    switch (flow) {
      case Flow.Single<E> single -> element.accept(single.element(), depth);
      case Flow.Series<E> series -> series.parts().forEach(part -> chart(part, depth, element));
      case Flow.Synchronization<E> point ->
          lines.add(new Line(depth, point.path(), point.name(), "branches wait for each other"));
      case Flow.Parallel<E> parallel -> {
        lines.add(
            new Line(depth, parallel.path(), parallel.title(), "all branches at the same time"));
        for (int i = 0; i < parallel.branches().size(); i++) {
          lines.add(new Line(depth + 1, "", "branch " + (i + 1), ""));
          chart(parallel.branches().get(i), depth + 2, element);
        }
      }
      case Flow.Selection<E> selection -> {
        lines.add(
            new Line(depth, selection.path(), selection.title(), "the first branch that applies"));
        for (Flow.Branch<E> branch : selection.branches()) {
          lines.add(
              new Line(
                  depth + 1,
                  "",
                  branch.when() == null ? "otherwise" : "when " + branch.when(),
                  ""));
          chart(branch.flow(), depth + 2, element);
        }
      }
      case Flow.Loop<E> loop -> {
        lines.add(
            new Line(
                depth,
                loop.path(),
                loop.title(),
                "repeated until " + loop.until() + ", at most " + loop.most() + " times"));
        chart(loop.body(), depth + 1, element);
      }
    }
  }

  /// What a phase does, in one line: `fill: volume 900 mL, flow 60 mL/min; until weight > 890 g`.
  static String detail(PhaseStep phase) {
    List<String> said = new ArrayList<>();
    String values = values(phase.parameters());
    said.add(phase.type().phase() + (values.isEmpty() ? "" : ": " + values));
    if (phase.until() != null) {
      said.add("until " + phase.until());
    }
    int questions = phase.before().size() + phase.after().size();
    if (questions > 0) {
      said.add(questions == 1 ? "asks once" : "asks " + questions + " times");
    }
    if (phase.planned() != null) {
      said.add("planned " + Units.text(phase.planned()));
    }
    return String.join("; ", said);
  }

  private static String values(Map<String, Quantity> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + " " + parameter.getValue())
        .collect(Collectors.joining(", "));
  }
}
