package org.cellstation.recipes.estimate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.cellstation.recipes.model.Flow;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// What a whole recipe will take when nothing goes wrong, from its phases' estimates: between the
/// shortest way through its chart (shortest branches, loops once) and the longest (longest
/// branches, loops as often as they may). A pure function of the recipe.
public record RecipeEstimate(Amounts least, Amounts most) {
  /// @param mediumMl fresh medium
  /// @param cellsAndReagentsMl by the inoculum pump
  public record Amounts(Duration duration, double mediumMl, double cellsAndReagentsMl) {
    private static final Amounts NONE = new Amounts(Duration.ZERO, 0, 0);

    private Amounts then(Amounts next) {
      return new Amounts(
          duration.plus(next.duration),
          mediumMl + next.mediumMl,
          cellsAndReagentsMl + next.cellsAndReagentsMl);
    }

    private Amounts beside(Amounts other) {
      return new Amounts(
          duration.compareTo(other.duration) >= 0 ? duration : other.duration,
          mediumMl + other.mediumMl,
          cellsAndReagentsMl + other.cellsAndReagentsMl);
    }
  }

  public static RecipeEstimate of(Recipe recipe) {
    return new RecipeEstimate(way(recipe, false), way(recipe, true));
  }

  private static Amounts way(Recipe recipe, boolean longest) {
    return new Way(longest).procedure(recipe.flow(), new HashMap<>());
  }

  /// One way through the chart.
  private record Way(boolean longest) {
    Amounts procedure(Flow<UnitProcedure> flow, Map<String, Double> contents) {
      return follow(flow, contents, this::unitProcedure);
    }

    private Amounts unitProcedure(UnitProcedure procedure, Map<String, Double> contents) {
      return follow(
          procedure.flow(), contents, (operation, now) -> operation(procedure, operation, now));
    }

    private Amounts operation(
        UnitProcedure procedure, Operation operation, Map<String, Double> contents) {
      return follow(
          operation.flow(), contents, (phase, now) -> phase(procedure.unit(), phase, now));
    }

    private static Amounts phase(String unit, PhaseStep phase, Map<String, Double> contents) {
      PhaseEstimate estimate = PhaseEstimate.simulate(phase, contents.getOrDefault(unit, 0.0));
      contents.put(unit, estimate.contentMl());
      return new Amounts(estimate.duration(), estimate.mediumMl(), estimate.cellsAndReagentsMl());
    }

    /// @param contents of the vessel of each role, in mL; changed as it goes
    private <E> Amounts follow(
        Flow<E> flow,
        Map<String, Double> contents,
        BiFunction<E, Map<String, Double>, Amounts> each) {
      return switch (flow) {
        case Flow.Single<E> single -> each.apply(single.element(), contents);
        case Flow.Series<E> series -> series(series.parts(), contents, each);
        case Flow.Parallel<E> parallel -> {
          Amounts all = Amounts.NONE;
          for (Flow<E> branch : parallel.branches()) {
            all = all.beside(follow(branch, contents, each));
          }
          yield all;
        }
        case Flow.Selection<E> selection -> selection(selection, contents, each);
        case Flow.Loop<E> loop -> {
          Amounts all = Amounts.NONE;
          for (int round = 0; round < (longest ? loop.most() : 1); round++) {
            all = all.then(follow(loop.body(), contents, each));
          }
          yield all;
        }
        case Flow.Synchronization<E> _ -> Amounts.NONE;
      };
    }

    private <E> Amounts series(
        List<Flow<E>> parts,
        Map<String, Double> contents,
        BiFunction<E, Map<String, Double>, Amounts> each) {
      Amounts all = Amounts.NONE;
      for (Flow<E> part : parts) {
        all = all.then(follow(part, contents, each));
      }
      return all;
    }

    private <E> Amounts selection(
        Flow.Selection<E> selection,
        Map<String, Double> contents,
        BiFunction<E, Map<String, Double>, Amounts> each) {
      Amounts chosen = Amounts.NONE;
      Map<String, Double> after = contents;
      boolean first = true;
      for (Flow.Branch<E> branch : selection.branches()) {
        Map<String, Double> own = new HashMap<>(contents);
        Amounts taken = follow(branch.flow(), own, each);
        int longer = taken.duration().compareTo(chosen.duration());
        if (first || (longest ? longer > 0 : longer < 0)) {
          chosen = taken;
          after = own;
        }
        first = false;
      }
      contents.putAll(after);
      return chosen;
    }
  }

  /// For people: `about 8 days, 9.2 L of medium, 0.1 L of cells and reagents`.
  public String words() {
    List<String> words = new ArrayList<>();
    words.add("about " + range(time(least.duration), time(most.duration)));
    if (most.mediumMl > 0) {
      words.add(range(litres(least.mediumMl), litres(most.mediumMl)) + " of medium");
    }
    if (most.cellsAndReagentsMl > 0) {
      words.add(
          range(litres(least.cellsAndReagentsMl), litres(most.cellsAndReagentsMl))
              + " of cells and reagents");
    }
    return String.join(", ", words);
  }

  private static String range(String from, String to) {
    return from.equals(to) ? to : from + " to " + to;
  }

  private static String time(Duration duration) {
    double hours = duration.toMinutes() / 60.0;
    return hours >= 48
        ? number(hours / 24) + " days"
        : hours >= 1 ? number(hours) + " h" : duration.toMinutes() + " min";
  }

  private static String litres(double millilitres) {
    return millilitres >= 1000
        ? number(millilitres / 1000) + " L"
        : Math.round(millilitres) + " mL";
  }

  private static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
