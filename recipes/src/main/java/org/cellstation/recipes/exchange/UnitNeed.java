package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.EquipmentNeeds;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.jspecify.annotations.Nullable;

/// What one role of a recipe asks of the unit that will play it.
///
/// @param equipmentClass what the unit must be
/// @param variables that it has to measure: those that conditions compare, and those that are named
/// @param calibrated variables whose sensor has to have a valid calibration
/// @param phases that the unit has to do
/// @param volume the least and the most that will be in the vessel; null when nobody says
/// @param broughtInMillilitres all that fillings and inoculations bring into its vessel, at most
/// @param shared equipment that operations hold, for example a welder
public record UnitNeed(
    String role,
    String equipmentClass,
    List<String> variables,
    List<String> calibrated,
    List<String> phases,
    @Nullable Bounds volume,
    double broughtInMillilitres,
    List<String> shared) {
  public UnitNeed {
    variables = List.copyOf(variables);
    calibrated = List.copyOf(calibrated);
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
    private final Set<String> calibrated = new TreeSet<>();
    private final Set<String> phases = new TreeSet<>();
    private final Set<String> shared = new TreeSet<>();
    private @Nullable Bounds volume;
    private double millilitres;

    Gathered(String equipmentClass) {
      this.equipmentClass = equipmentClass;
    }

    UnitNeed need(String role) {
      return new UnitNeed(
          role,
          equipmentClass,
          List.copyOf(variables),
          List.copyOf(calibrated),
          List.copyOf(phases),
          volume,
          millilitres,
          List.copyOf(shared));
    }

    void add(UnitProcedure procedure) {
      EquipmentNeeds needs = procedure.needs();
      conditions(procedure.flow());
      names(needs.measured(), variables);
      names(needs.calibrated(), calibrated);
      Bounds own = needs.volume();
      if (own != null) {
        volume = volume == null ? own : volume.within(own);
      }
      for (Operation operation : procedure.operations()) {
        shared.addAll(operation.uses());
        conditions(operation.flow());
        operation.phases().forEach(this::add);
      }
    }

    private static void names(Iterable<ProcessVariable> from, Set<String> into) {
      from.forEach(variable -> into.add(variable.variable()));
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
      if (condition != null) {
        names(condition.variables(), variables);
      }
    }

    private void add(PhaseStep phase) {
      phases.add(phase.type().phase());
      compared(phase.until());
      Quantity brought = phase.parameters().get("volume");
      boolean filling = phase.type() == PhaseType.FILL || phase.type() == PhaseType.INOCULATE;
      if (filling && brought != null) {
        millilitres += brought.value();
      }
    }
  }
}
