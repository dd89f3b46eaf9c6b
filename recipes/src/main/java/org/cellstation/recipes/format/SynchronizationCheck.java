package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Place;

/// Finds synchronisations that would wait for ever: that stand alone, that may be passed by, that
/// wait for something in their own branch, that wait for each other crosswise, or that keep shared
/// equipment which the other side needs to get there.
final class SynchronizationCheck {
  /// One parallel block, and which of its branches.
  private record Side(String block, int branch) {}

  /// @param sides the branches it stands in, outermost first
  /// @param operation path of the one around it, empty outside
  /// @param uses what that keeps meanwhile
  private record Spot(List<Side> sides, boolean certain, String operation, List<String> uses) {
    /// Whether it keeps what another operation needs to come to its own spot.
    boolean robs(Spot other) {
      return !operation.equals(other.operation) && uses.stream().anyMatch(other.uses::contains);
    }

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

  private final Place place;
  private final Faults faults;
  private final Map<String, List<Spot>> spots = new LinkedHashMap<>();

  /// Which names come before which in one and the same branch.
  private final Map<String, Set<String>> before = new LinkedHashMap<>();

  private final List<Map.Entry<Spot, String>> order = new ArrayList<>();
  private final List<Side> sides = new ArrayList<>();
  private String operation = "";
  private List<String> uses = List.of();
  private int uncertain;

  private SynchronizationCheck(Place place, Faults faults) {
    this.place = place;
    this.faults = faults;
  }

  static void check(Flow<UnitProcedure> procedure, Place place, Faults faults) {
    var check = new SynchronizationCheck(place, faults);
    check.walk(procedure, up -> check.walk(up.flow(), op -> check.operation(op)));
    check.judge();
  }

  private void operation(Operation operation) {
    this.operation = operation.path();
    uses = operation.uses();
    walk(operation.flow(), _ -> {});
    uses = List.of();
    this.operation = "";
  }

  private <E> void walk(Flow<E> flow, Consumer<E> into) {
    switch (flow) {
      case Flow.Single<E> single -> into.accept(single.element());
      case Flow.Series<E> series -> series.parts().forEach(part -> walk(part, into));
      case Flow.Parallel<E> parallel -> {
        for (int i = 0; i < parallel.branches().size(); i++) {
          sides.add(new Side(parallel.path(), i));
          walk(parallel.branches().get(i), into);
          sides.removeLast();
        }
      }
      case Flow.Selection<E> selection -> {
        uncertain++;
        selection.branches().forEach(branch -> walk(branch.flow(), into));
        uncertain--;
      }
      case Flow.Loop<E> loop -> {
        uncertain++;
        walk(loop.body(), into);
        uncertain--;
      }
      case Flow.Synchronization<E> synchronization -> {
        Spot spot = new Spot(List.copyOf(sides), uncertain == 0, operation, uses);
        spots.computeIfAbsent(synchronization.name(), _ -> new ArrayList<>()).add(spot);
        order.add(Map.entry(spot, synchronization.name()));
      }
    }
  }

  private void judge() {
    spots.forEach(
        (name, all) -> {
          if (all.size() < 2) {
            wrong(name, "nothing else synchronises with it", "name it in another parallel branch");
          }
          if (all.stream().anyMatch(spot -> !spot.certain())) {
            wrong(name, "stands in a choice or a loop", "put it where it is passed exactly once");
          }
          for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
              if (all.get(i).robs(all.get(j))) {
                wrong(
                    name,
                    "keeps equipment that the other side needs to come to it",
                    "put it into an operation that does not use that equipment");
              }
              if (!all.get(i).beside(all.get(j))) {
                wrong(name, "waits for itself", "name it once in each parallel branch");
                return;
              }
            }
          }
        });
    for (int i = 0; i < order.size(); i++) {
      for (int j = i + 1; j < order.size(); j++) {
        if (!order.get(i).getKey().beside(order.get(j).getKey())) {
          before
              .computeIfAbsent(order.get(i).getValue(), _ -> new HashSet<>())
              .add(order.get(j).getValue());
        }
      }
    }
    for (String name : spots.keySet()) {
      if (reaches(name, name, new HashSet<>())) {
        wrong(
            name,
            "branches wait for each other crosswise",
            "let all branches synchronise in the same order");
        return;
      }
    }
  }

  private boolean reaches(String from, String name, Set<String> visited) {
    for (String next : before.getOrDefault(from, Set.of())) {
      if (next.equals(name) || (visited.add(next) && reaches(next, name, visited))) {
        return true;
      }
    }
    return false;
  }

  private void wrong(String name, String what, String remedy) {
    faults.add(place.line(), place.path(), "the synchronisation `" + name + "` " + what, remedy);
  }
}
