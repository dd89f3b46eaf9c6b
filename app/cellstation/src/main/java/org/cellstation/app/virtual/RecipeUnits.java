package org.cellstation.app.virtual;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.Transfers;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.simulator.TransferLine;
import org.cellstation.station.api.Snapshot;

/// The units that a recipe runs on, and the lines that a person welds between them: each while its
/// `receive` is under way.
///
/// @param roles in the order of the text; the first one is the batch's own unit
/// @param equipment by role, of all but the first
/// @param transfers between them
public record RecipeUnits(
    List<String> roles, Map<String, Equipment> equipment, List<Transfers.Pair> transfers) {
  /// One unit does all.
  public static final RecipeUnits ONE = new RecipeUnits(List.of(), Map.of(), List.of());

  public RecipeUnits {
    roles = List.copyOf(roles);
    equipment = Map.copyOf(equipment);
    transfers = List.copyOf(transfers);
  }

  /// @param skids by equipment class
  public static RecipeUnits of(Recipe recipe, Function<String, Equipment> skids) {
    Set<String> roles = new LinkedHashSet<>();
    Map<String, Equipment> equipment = new LinkedHashMap<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      if (roles.add(procedure.unit()) && roles.size() > 1) {
        equipment.put(procedure.unit(), skids.apply(procedure.equipmentClass()));
      }
    }
    return new RecipeUnits(
        List.copyOf(roles),
        equipment,
        List.copyOf(new LinkedHashSet<>(Transfers.of(recipe).values())));
  }

  /// By role, of all but the first.
  Map<String, String> units() {
    Map<String, String> units = new LinkedHashMap<>();
    for (int i = 1; i < roles.size(); i++) {
      units.put(roles.get(i), "BR-" + (i + 1));
    }
    return units;
  }

  /// The simulated unit of a role.
  public String unit(String role) {
    return units().getOrDefault(role, Rehearsal.UNIT);
  }

  private TransferLine line(Transfers.Pair pair) {
    return new TransferLine(unit(pair.from()), unit(pair.to()));
  }

  /// Cells of one donor on all of them.
  Suite suite(SkidSettings first) {
    Map<String, Skid> skids = new LinkedHashMap<>();
    skids.put(Rehearsal.UNIT, new Skid(first));
    for (int i = 1; i < roles.size(); i++) {
      Equipment other = equipment.getOrDefault(roles.get(i), first.equipment());
      skids.put(unit(roles.get(i)), new Skid(first.with(other)));
    }
    Set<TransferLine> lines = new LinkedHashSet<>();
    transfers.forEach(pair -> lines.add(line(pair)));
    return new Suite(skids, lines);
  }

  /// What a person does at the vessels between two looks.
  void attend(Suite suite, Snapshot picture) {
    if (transfers.isEmpty()) {
      return;
    }
    Snapshot.Batch batch = picture.units().getFirst().batch();
    List<ProcedureStatus.Element> elements =
        batch == null ? List.of() : batch.procedure().elements();
    // A pump that gets another tube is freed of the one before.
    for (boolean weld : new boolean[] {false, true}) {
      for (Transfers.Pair pair : transfers) {
        if (isUnderWay(pair, elements) != weld) {
          continue;
        }
        if (weld) {
          suite.weld(line(pair));
        } else {
          suite.seal(line(pair));
        }
      }
    }
  }

  private static boolean isUnderWay(Transfers.Pair pair, List<ProcedureStatus.Element> elements) {
    return elements.stream()
        .anyMatch(
            element ->
                element.path().equals(pair.receive())
                    && element.state() != ProcedureState.IDLE
                    && element.state().kind() != ProcedureState.Kind.FINAL);
  }
}
