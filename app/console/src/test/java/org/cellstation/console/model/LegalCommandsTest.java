package org.cellstation.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.junit.jupiter.api.Test;

class LegalCommandsTest {
  /// The counts of the standard's table: 25 of 96 cells.
  @Test
  void offersExactlyTheAcceptedCells() {
    Map<Command, Integer> offered = new TreeMap<>();
    for (ProcedureState state : ProcedureState.values()) {
      LegalCommands.in(state).forEach(command -> offered.merge(command, 1, Integer::sum));
    }
    assertEquals(
        Map.of(
            Command.START, 1,
            Command.PAUSE, 1,
            Command.RESUME, 1,
            Command.HOLD, 4,
            Command.RESTART, 1,
            Command.STOP, 6,
            Command.ABORT, 8,
            Command.RESET, 3),
        offered);
  }

  @Test
  void offersHoldOnlyWhereTheProcedureCanStillGoToItsSafeState() {
    assertEquals(
        "RUNNING PAUSING PAUSED RESTARTING",
        String.join(
            " ",
            Arrays.stream(ProcedureState.values())
                .filter(state -> LegalCommands.in(state).contains(Command.HOLD))
                .map(Enum::name)
                .toList()));
  }
}
