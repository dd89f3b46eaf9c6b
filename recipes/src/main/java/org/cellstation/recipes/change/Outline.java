package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.model.Units;

/// The procedure of a recipe, one line a step, for those who read it at a glance. Pure.
public final class Outline {
  /// @param depth 0 for a unit procedure
  /// @param detail of a phase: what it does, with which values; of others empty or the unit
  public record Line(int depth, String path, String title, String detail) {}

  private Outline() {}

  public static List<Line> of(Recipe recipe) {
    List<Line> lines = new ArrayList<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      lines.add(new Line(0, procedure.path(), procedure.title(), "on the " + procedure.unit()));
      for (Operation operation : procedure.operations()) {
        lines.add(new Line(1, operation.path(), operation.title(), ""));
        for (PhaseStep phase : operation.phases()) {
          lines.add(new Line(2, phase.path(), phase.title(), detail(phase)));
        }
      }
    }
    return List.copyOf(lines);
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
