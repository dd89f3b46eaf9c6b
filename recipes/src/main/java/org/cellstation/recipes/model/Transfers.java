package org.cellstation.recipes.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which `send` of a recipe belongs to which `receive`: those that stand in different branches of
/// one parallel block, on different units, in the order of the text. A `send` without a partner
/// goes to something that is no unit.
public final class Transfers {
  /// @param send path of the phase that pumps
  /// @param receive path of the phase that weighs what comes
  /// @param from role of the sending unit
  /// @param to role of the receiving unit
  public record Pair(String send, String receive, String from, String to) {}

  /// One parallel block, and which of its branches.
  private record Side(String block, int branch) {}

  private record Spot(List<Side> sides, String role, String path) {
    /// Whether both can be under way at the same time.
    boolean beside(Spot other) {
      for (int i = 0; i < Math.min(sides.size(), other.sides.size()); i++) {
        if (!sides.get(i).equals(other.sides.get(i))) {
          return sides.get(i).block().equals(other.sides.get(i).block());
        }
      }
      return false;
    }
  }

  private final List<Side> sides = new ArrayList<>();
  private final List<Spot> sends = new ArrayList<>();
  private final List<Spot> receives = new ArrayList<>();

  private Transfers() {}

  /// By the path of each of their phases, in the order of the text.
  public static Map<String, Pair> of(Recipe recipe) {
    var transfers = new Transfers();
    transfers.walk(recipe.flow());
    return transfers.pair();
  }

  private void walk(Flow<UnitProcedure> flow) {
    switch (flow) {
      case Flow.Single<UnitProcedure> single -> take(single.element());
      case Flow.Series<UnitProcedure> series -> series.parts().forEach(this::walk);
      case Flow.Parallel<UnitProcedure> parallel -> {
        for (int i = 0; i < parallel.branches().size(); i++) {
          sides.add(new Side(parallel.path(), i));
          walk(parallel.branches().get(i));
          sides.removeLast();
        }
      }
      case Flow.Selection<UnitProcedure> selection ->
          selection.branches().forEach(branch -> walk(branch.flow()));
      case Flow.Loop<UnitProcedure> loop -> walk(loop.body());
      case Flow.Synchronization<UnitProcedure> _ -> {}
    }
  }

  private void take(UnitProcedure procedure) {
    for (Operation operation : procedure.operations()) {
      for (PhaseStep step : operation.phases()) {
        Spot spot = new Spot(List.copyOf(sides), procedure.unit(), step.path());
        if (step.type() == PhaseType.SEND) {
          sends.add(spot);
        } else if (step.type() == PhaseType.RECEIVE) {
          receives.add(spot);
        }
      }
    }
  }

  private Map<String, Pair> pair() {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    for (Spot send : sends) {
      for (Spot receive : receives) {
        if (!pairs.containsKey(receive.path())
            && !receive.role().equals(send.role())
            && receive.beside(send)) {
          Pair pair = new Pair(send.path(), receive.path(), send.role(), receive.role());
          pairs.put(send.path(), pair);
          pairs.put(receive.path(), pair);
          break;
        }
      }
    }
    return pairs;
  }
}
