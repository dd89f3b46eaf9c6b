package org.cellstation.station.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.identity.Permission;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LifeCycleTest {
  /// Written here a second time, by hand.
  private static final List<String> EDGES =
      List.of(
          "DRAFT SUBMIT IN_REVIEW",
          "IN_REVIEW APPROVE APPROVED",
          "IN_REVIEW REJECT DRAFT",
          "IN_REVIEW WITHDRAW WITHDRAWN",
          "APPROVED REJECT DRAFT",
          "APPROVED MAKE_EFFECTIVE EFFECTIVE",
          "APPROVED WITHDRAW WITHDRAWN",
          "EFFECTIVE WITHDRAW WITHDRAWN",
          "SUPERSEDED REINSTATE EFFECTIVE");

  @Test
  @Tag("F-04")
  void everyStateWithEveryStep() {
    List<String> found = new ArrayList<>();
    for (State state : State.values()) {
      for (Action action : Action.values()) {
        Optional<State> next = LifeCycle.next(state, action);
        next.ifPresent(to -> found.add(state + " " + action + " " + to));
        assertEquals(next.isPresent(), LifeCycle.possible(state).contains(action));
      }
    }
    assertEquals(EDGES, found);
  }

  @Test
  void authorsSubmitAndQaDecides() {
    for (Action action : Action.values()) {
      assertEquals(
          action == Action.SUBMIT ? Permission.AUTHOR_RECIPES : Permission.APPROVE_RECIPES,
          LifeCycle.permission(action));
    }
  }
}
