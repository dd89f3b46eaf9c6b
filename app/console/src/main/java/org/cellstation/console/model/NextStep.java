package org.cellstation.console.model;

import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;

/// What happens next on a unit and whose turn it is: the answer to "what do I do now?".
///
/// @param person true when the unit waits for a person
public record NextStep(String text, boolean person) {
  static final NextStep FREE =
      new NextStep("Free. Go to Batches to start a batch on this unit.", false);

  static NextStep of(ProcedureStatus procedure) {
    ProcedureState state = procedure.state();
    boolean stands = state == ProcedureState.HELD || state == ProcedureState.PAUSED;
    if (!procedure.prompts().isEmpty() && !stands) {
      return new NextStep("Answer: " + procedure.prompts().getFirst().text(), true);
    }
    String question = procedure.prompts().isEmpty() ? "" : " Then answer the open question.";
    String waiting = procedure.waitingFor();
    return switch (state) {
      case IDLE -> new NextStep("Ready. Press START to begin the batch.", true);
      case PAUSED -> new NextStep("Paused. Press RESUME to go on." + question, true);
      case HELD ->
          new NextStep(
              (waiting.isEmpty() ? "Held by a person." : "Held: " + waiting + ".")
                  + " Check bag, lines and values, then press RESTART."
                  + question,
              true);
      case COMPLETE -> new NextStep("Complete. Write the batch record, then press RESET.", true);
      case STOPPED, ABORTED ->
          new NextStep("Ended early. Write the batch record, then press RESET.", true);
      case RUNNING ->
          new NextStep(
              waiting.isEmpty() ? "Runs by itself. Nothing to do." : "Waits for: " + waiting,
              false);
      case PAUSING, HOLDING, RESTARTING, STOPPING, ABORTING ->
          new NextStep(
              Wording.state(state) + (waiting.isEmpty() ? ". Wait." : ", waits for: " + waiting),
              false);
    };
  }
}
