package org.cellstation.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {
  private static NextStep next(ProcedureState state, String waitingFor, Prompt... prompts) {
    return NextStep.of(
        new ProcedureStatus(
            state,
            ProcedureMode.AUTOMATIC,
            List.of(),
            List.of(),
            List.of(prompts),
            List.of(),
            waitingFor,
            Map.of()));
  }

  @ParameterizedTest
  @EnumSource
  void saysSomethingInEveryState(ProcedureState state) {
    assertFalse(next(state, "").text().isBlank());
  }

  @ParameterizedTest
  @EnumSource(names = {"IDLE", "PAUSED", "HELD", "STOPPED", "ABORTED", "COMPLETE"})
  void namesThePersonsTurnWhereOnlyAPersonCanGoOn(ProcedureState state) {
    assertTrue(next(state, "").person());
  }

  @Test
  void putsTheOpenQuestionBeforeEverythingElse() {
    Prompt prompt = new Prompt("1", "a/b", "Connect the bag.", List.of());
    assertEquals(
        new NextStep("Answer: Connect the bag.", true),
        next(ProcedureState.RUNNING, "weight to settle", prompt));
  }

  /// After a power cut the question alone would hide that the procedure stands still.
  @Test
  void saysFirstWhyAHeldProcedureStandsAndThenThatAQuestionIsOpen() {
    Prompt prompt = new Prompt("1", "a/b", "Connect the bag.", List.of());
    assertEquals(
        new NextStep(
            "Held: the program was not running. Check bag, lines and values, then press RESTART."
                + " Then answer the open question.",
            true),
        next(ProcedureState.HELD, "the program was not running", prompt));
  }

  @Test
  void saysWhatARunningProcedureWaitsFor() {
    assertEquals(
        new NextStep("Waits for: DO is bad, stale", false),
        next(ProcedureState.RUNNING, "DO is bad, stale"));
  }
}
