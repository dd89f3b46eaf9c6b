package org.cellstation.console.model;

import org.cellstation.recipes.engine.ProcedureStatus;

/// What happens next on a unit and whose turn it is: the answer to "what do I do now?".
///
/// @param person true when the unit waits for a person
public record NextStep(String text, boolean person) {
  static final NextStep FREE =
      new NextStep("Free. Go to Batches to start a batch on this unit.", false);

  static NextStep of(ProcedureStatus procedure) {
    if (!procedure.prompts().isEmpty()) {
      return new NextStep("Answer: " + procedure.prompts().getFirst().text(), true);
    }
    String waiting = procedure.waitingFor();
    return switch (procedure.state()) {
      case IDLE -> new NextStep("Ready. Press START to begin the batch.", true);
      case PAUSED -> new NextStep("Paused. Press RESUME to go on.", true);
      case HELD ->
          new NextStep(
              waiting.isEmpty()
                  ? "Held. Find and remove the cause, then press RESTART."
                  : "Held: " + waiting + ". Remove the cause, then press RESTART.",
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
              Wording.state(procedure.state())
                  + (waiting.isEmpty() ? ". Wait." : ", waits for: " + waiting),
              false);
    };
  }
}
