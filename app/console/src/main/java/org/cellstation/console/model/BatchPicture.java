package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Snapshot;

/// A batch as the screens show it.
///
/// @param recipe with its version
/// @param step the operation and phase being worked on, empty when none
/// @param age culture day and time
/// @param waiting how it stands with each prompt, by its id
/// @param scanned what scanners have read lately
/// @param procedure with its mode, junctions and orders
/// @param outline of the frozen control recipe
public record BatchPicture(
    String id,
    String order,
    Purpose purpose,
    String recipe,
    ProcedureState state,
    String step,
    String age,
    Instant begun,
    NextStep next,
    List<Prompt> prompts,
    Map<String, ProcedureStatus.Waiting> waiting,
    List<Snapshot.Scanned> scanned,
    Instant now,
    List<Step> chart,
    Set<Command> legal,
    ProcedureStatus procedure,
    Outline outline) {

  static BatchPicture of(Snapshot.Batch batch, List<Snapshot.Scanned> scanned, Instant now) {
    ProcedureStatus procedure = batch.procedure();
    return new BatchPicture(
        batch.id(),
        batch.order(),
        batch.purpose(),
        batch.recipe() + " " + batch.recipeVersion(),
        procedure.state(),
        step(procedure),
        procedure.state() == ProcedureState.IDLE
            ? "Not started"
            : Wording.day(Duration.between(batch.begun(), end(procedure, now))),
        batch.begun(),
        NextStep.of(procedure),
        procedure.prompts(),
        procedure.waiting(),
        scanned,
        now,
        Step.chart(procedure),
        LegalCommands.in(procedure.state()),
        procedure,
        batch.outline());
  }

  /// The batch, its order and, where it is not for a patient, just that.
  public String named() {
    return "Batch "
        + id
        + "   Order "
        + order
        + (purpose == Purpose.ENGINEERING ? "   ENGINEERING RUN" : "");
  }

  private static Instant end(ProcedureStatus procedure, Instant now) {
    if (procedure.state().kind() != ProcedureState.Kind.FINAL || procedure.elements().isEmpty()) {
      return now;
    }
    Instant ended = procedure.elements().getFirst().ended();
    return ended == null ? now : ended;
  }

  private static String step(ProcedureStatus procedure) {
    String operation = "";
    String phase = "";
    for (ProcedureStatus.Element element : procedure.elements()) {
      if (Step.active(element.state())) {
        if (element.level() == Level.OPERATION) {
          operation = element.title();
        } else if (element.level() == Level.PHASE) {
          phase = element.title();
        }
      }
    }
    return operation.isEmpty() || phase.isEmpty() ? operation + phase : operation + " › " + phase;
  }
}
