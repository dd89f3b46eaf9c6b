package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureState.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every cell of the ISA-88.01 example state machine.
@Tag("A-09")
@Tag("F-07")
class ProcedureStateTest {
  /// `.` is a rejected command.
  private static final String EXPECTED =
      """
      state      | START   PAUSE   RESUME  HOLD    RESTART    STOP     ABORT    RESET
      IDLE       | RUNNING .       .       .       .          .        .        .
      RUNNING    | .       PAUSING .       HOLDING .          STOPPING ABORTING .
      PAUSING    | .       .       .       HOLDING .          STOPPING ABORTING .
      PAUSED     | .       .       RUNNING HOLDING .          STOPPING ABORTING .
      HOLDING    | .       .       .       .       .          STOPPING ABORTING .
      HELD       | .       .       .       .       RESTARTING STOPPING ABORTING .
      RESTARTING | .       .       .       HOLDING .          STOPPING ABORTING .
      STOPPING   | .       .       .       .       .          .        ABORTING .
      STOPPED    | .       .       .       .       .          .        ABORTING IDLE
      ABORTING   | .       .       .       .       .          .        .        .
      ABORTED    | .       .       .       .       .          .        .        IDLE
      COMPLETE   | .       .       .       .       .          .        .        IDLE
      """;

  @Test
  void everyCommandInEveryStateDoesWhatTheTableSays() {
    List<String> rows = EXPECTED.lines().toList();
    List<Command> commands = new ArrayList<>();
    for (String name : words(rows.getFirst())) {
      commands.add(Command.valueOf(name));
    }
    assertEquals(List.of(Command.values()), commands);
    int accepted = 0;
    int rejected = 0;
    for (String row : rows.subList(1, rows.size())) {
      ProcedureState state = ProcedureState.valueOf(row.substring(0, row.indexOf(' ')));
      List<String> cells = words(row);
      for (int i = 0; i < commands.size(); i++) {
        Command command = commands.get(i);
        String cell = cells.get(i);
        switch (state.on(command)) {
          case Outcome.Moved moved -> {
            assertEquals(cell, moved.to().name(), state + " " + command);
            assertEquals(state, moved.from());
            accepted++;
          }
          case Outcome.Rejected no -> {
            assertEquals(".", cell, state + " " + command);
            assertEquals(state, no.state());
            assertEquals(command, no.command());
            rejected++;
          }
        }
      }
    }
    assertEquals(25, accepted);
    assertEquals(71, rejected);
  }

  @Test
  void sixStatesEndByTheirOwnLogic() {
    assertEquals(Optional.of(ProcedureState.COMPLETE), ProcedureState.RUNNING.complete());
    assertEquals(Optional.of(ProcedureState.PAUSED), ProcedureState.PAUSING.complete());
    assertEquals(Optional.of(ProcedureState.HELD), ProcedureState.HOLDING.complete());
    assertEquals(Optional.of(ProcedureState.RUNNING), ProcedureState.RESTARTING.complete());
    assertEquals(Optional.of(ProcedureState.STOPPED), ProcedureState.STOPPING.complete());
    assertEquals(Optional.of(ProcedureState.ABORTED), ProcedureState.ABORTING.complete());
    for (ProcedureState state : ProcedureState.values()) {
      assertEquals(state.kind() == Kind.TRANSIENT, state.complete().isPresent(), state.name());
    }
  }

  @Test
  void aRejectionSaysWhatIsPossible() {
    Outcome outcome = ProcedureState.HELD.on(Command.PAUSE);
    assertTrue(outcome instanceof Outcome.Rejected);
    assertEquals(
        "PAUSE is not possible while HELD; possible: RESTART, STOP, ABORT",
        ((Outcome.Rejected) outcome).why());
    assertFalse(((Outcome.Rejected) ProcedureState.ABORTING.on(Command.STOP)).why().isEmpty());
  }

  private static List<String> words(String row) {
    return Arrays.asList(row.substring(row.indexOf('|') + 1).trim().split(" +", -1));
  }
}
