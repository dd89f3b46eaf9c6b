package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operand;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.jspecify.annotations.Nullable;

/// What one role of a recipe asks of the unit that will play it.
///
/// @param equipmentClass what the unit must be
/// @param variables that conditions compare, so that the unit has to measure them
/// @param phases that the unit has to do
/// @param broughtInMillilitres all that fillings and inoculations bring into its vessel, at most
/// @param shared equipment that operations hold, for example a welder
public record UnitNeed(
    String role,
    String equipmentClass,
    List<String> variables,
    List<String> phases,
    double broughtInMillilitres,
    List<String> shared) {
  public UnitNeed {
    variables = List.copyOf(variables);
    phases = List.copyOf(phases);
    shared = List.copyOf(shared);
  }

  /// One for each role, in the order of the recipe.
  public static List<UnitNeed> of(Recipe recipe) {
    Map<String, Gathered> roles = new LinkedHashMap<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      roles
          .computeIfAbsent(procedure.unit(), _ -> new Gathered(procedure.equipmentClass()))
          .add(procedure);
    }
    List<UnitNeed> needs = new ArrayList<>();
    roles.forEach((role, gathered) -> needs.add(gathered.need(role)));
    return needs;
  }

  private static final class Gathered {
    private final String equipmentClass;
    private final Set<String> variables = new TreeSet<>();
    private final Set<String> phases = new TreeSet<>();
    private final Set<String> shared = new TreeSet<>();
    private double millilitres;

    Gathered(String equipmentClass) {
      this.equipmentClass = equipmentClass;
    }

    UnitNeed need(String role) {
      return new UnitNeed(
          role,
          equipmentClass,
          List.copyOf(variables),
          List.copyOf(phases),
          millilitres,
          List.copyOf(shared));
    }

    void add(UnitProcedure procedure) {
      conditions(procedure.flow());
      for (Operation operation : procedure.operations()) {
        shared.addAll(operation.uses());
        conditions(operation.flow());
        operation.phases().forEach(this::add);
      }
    }

    private void add(PhaseStep phase) {
      phases.add(phase.type().phase());
      compared(phase.until());
      Quantity volume = phase.parameters().get("volume");
      boolean filling = phase.type() == PhaseType.FILL || phase.type() == PhaseType.INOCULATE;
      if (filling && volume != null) {
        millilitres += volume.value();
      }
    }

    private <E> void conditions(Flow<E> flow) {
      flow.visit(
          block -> {
            switch (block) {
              case Flow.Selection<E> selection ->
                  selection.branches().forEach(branch -> compared(branch.when()));
              case Flow.Loop<E> loop -> compared(loop.until());
              default -> {}
            }
          });
    }

    private void compared(@Nullable Condition condition) {
      switch (condition) {
        case null -> {}
        case Condition.After _ -> {}
        case Condition.Comparison comparison -> {
          if (comparison.operand() instanceof Operand.Measured measured) {
            variables.add(measured.text());
          }
        }
        case Condition.Lasting lasting -> compared(lasting.condition());
        case Condition.Not not -> compared(not.condition());
        case Condition.AllOf all -> all.parts().forEach(this::compared);
        case Condition.AnyOf any -> any.parts().forEach(this::compared);
      }
    }
  }
}
