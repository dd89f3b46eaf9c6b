package org.cellstation.station.lifecycle;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.identity.Permission;

/// Which step takes a recipe version from which state to which, and what right it needs. Pure.
public final class LifeCycle {
  /// Every edge there is; `-` is none. An effective version becomes SUPERSEDED when a later one
  /// comes into force, by nobody's hand; it can come back only while no version is in force, which
  /// {@link VersionBook#possible} knows.
  private static final String TABLE =
      """
      state      SUBMIT    APPROVE  REJECT MAKE_EFFECTIVE WITHDRAW  REINSTATE
      DRAFT      IN_REVIEW -        -      -              -         -
      IN_REVIEW  -         APPROVED DRAFT  -              WITHDRAWN -
      APPROVED   -         -        DRAFT  EFFECTIVE      WITHDRAWN -
      EFFECTIVE  -         -        -      -              WITHDRAWN -
      SUPERSEDED -         -        -      -              -         EFFECTIVE
      WITHDRAWN  -         -        -      -              -         -
      """;

  private static final Map<State, Map<Action, State>> EDGES = read();

  private LifeCycle() {}

  /// Empty when the step is not possible in this state.
  public static Optional<State> next(State state, Action action) {
    return Optional.ofNullable(edges(state).get(action));
  }

  /// The steps that are possible in this state.
  public static List<Action> possible(State state) {
    return List.copyOf(edges(state).keySet());
  }

  public static Permission permission(Action action) {
    return action == Action.SUBMIT ? Permission.AUTHOR_RECIPES : Permission.APPROVE_RECIPES;
  }

  private static Map<Action, State> edges(State state) {
    return Objects.requireNonNull(EDGES.get(state), "the table has a row for each state");
  }

  private static Map<State, Map<Action, State>> read() {
    List<List<String>> rows =
        TABLE.lines().map(row -> Arrays.asList(row.trim().split(" +", -1))).toList();
    List<String> head = rows.getFirst();
    Map<State, Map<Action, State>> edges = new EnumMap<>(State.class);
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<Action, State> steps = new EnumMap<>(Action.class);
      for (int column = 1; column < head.size(); column++) {
        if (!row.get(column).equals("-")) {
          steps.put(Action.valueOf(head.get(column)), State.valueOf(row.get(column)));
        }
      }
      edges.put(State.valueOf(row.getFirst()), steps);
    }
    return edges;
  }
}
