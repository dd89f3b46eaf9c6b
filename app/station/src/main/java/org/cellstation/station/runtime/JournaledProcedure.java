package org.cellstation.station.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEvent;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.journal.Event;

/// Procedure events in the journal's words, and back again for a restart.
final class JournaledProcedure {
  private JournaledProcedure() {}

  static Event write(String batch, ProcedureEvent event) {
    return switch (event) {
      case ProcedureEvent.StateChanged e ->
          new Event.StateChanged(batch, e.path(), e.from().name(), e.to().name(), e.cause());
      case ProcedureEvent.PhaseBegun e ->
          new Event.PhaseBegun(
              batch, e.path(), e.unit(), e.phase(), BatchRun.texts(e.parameters()));
      case ProcedureEvent.PhaseNoted e ->
          new Event.PhaseNoted(batch, e.path(), e.name(), e.value());
      case ProcedureEvent.TransitionTaken e ->
          new Event.TransitionTaken(batch, e.path(), e.condition());
      case ProcedureEvent.TransitionForced e -> new Event.TransitionForced(batch, e.path());
      case ProcedureEvent.BranchTaken e ->
          new Event.BranchTaken(batch, e.path(), e.branch(), e.why());
      case ProcedureEvent.RoundEnded e ->
          new Event.RoundEnded(batch, e.path(), e.round(), e.again(), e.why());
      case ProcedureEvent.Synchronized e -> new Event.Synchronized(batch, e.path(), e.name());
      case ProcedureEvent.ModeChanged e ->
          new Event.ProcedureModeChanged(batch, e.from().name(), e.to().name());
      case ProcedureEvent.PhaseOrdered e -> new Event.PhaseOrdered(batch, e.path());
      case ProcedureEvent.ConditionWaiting e ->
          new Event.ConditionWaiting(batch, e.path(), e.condition(), e.why());
      case ProcedureEvent.PromptRaised e ->
          new Event.PromptRaised(
              batch,
              e.path(),
              e.prompt().id(),
              e.prompt().text(),
              e.prompt().fields().stream().map(JournaledProcedure::asked).toList(),
              e.prompt().picture(),
              e.prompt().verified(),
              e.prompt().signature(),
              dueSeconds(e.prompt()));
      case ProcedureEvent.PromptAnswered e ->
          new Event.PromptAnswered(
              batch, e.path(), e.promptId(), e.answers(), e.comment(), e.late());
      case ProcedureEvent.PromptEntered e ->
          new Event.PromptEntered(
              batch, e.path(), e.promptId(), e.answers(), e.comment(), e.by(), e.late());
      case ProcedureEvent.PromptVerified e ->
          new Event.PromptVerified(
              batch, e.path(), e.promptId(), e.right(), e.comment(), e.by(), e.late());
    };
  }

  private static long dueSeconds(ProcedureEvent.Prompt prompt) {
    Duration due = prompt.dueWithin();
    return due == null ? 0 : due.toSeconds();
  }

  private static String asked(ProcedureEvent.Field field) {
    return switch (field.kind()) {
      case TEXT -> field.label();
      case CODE ->
          field.label()
              + ", code"
              + (field.product().isEmpty() ? "" : " of product " + field.product());
      case CHOICE -> field.label() + ", one of " + String.join(", ", field.options());
      case NUMBER ->
          "%s, %s to %s %s".formatted(field.label(), field.min(), field.max(), field.unit())
              + (Double.isNaN(field.expectedMin())
                  ? ""
                  : ", expected %s to %s".formatted(field.expectedMin(), field.expectedMax()));
    };
  }

  /// The procedure event that a journaled one came from; empty when it came from elsewhere.
  static Optional<ProcedureEvent> read(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case Event.StateChanged e ->
              new ProcedureEvent.StateChanged(
                  e.path(),
                  ProcedureState.valueOf(e.from()),
                  ProcedureState.valueOf(e.to()),
                  e.cause());
          case Event.PhaseBegun e ->
              new ProcedureEvent.PhaseBegun(e.path(), e.unit(), e.phase(), Map.of());
          case Event.PhaseNoted e -> new ProcedureEvent.PhaseNoted(e.path(), e.name(), e.value());
          case Event.TransitionTaken e ->
              new ProcedureEvent.TransitionTaken(e.path(), e.condition());
          case Event.TransitionForced e -> new ProcedureEvent.TransitionForced(e.path());
          case Event.BranchTaken e -> new ProcedureEvent.BranchTaken(e.path(), e.branch(), e.why());
          case Event.RoundEnded e ->
              new ProcedureEvent.RoundEnded(e.path(), e.round(), e.again(), e.why());
          case Event.Synchronized e -> new ProcedureEvent.Synchronized(e.path(), e.name());
          case Event.ProcedureModeChanged e ->
              new ProcedureEvent.ModeChanged(
                  "", ProcedureMode.valueOf(e.from()), ProcedureMode.valueOf(e.to()));
          case Event.PhaseOrdered e -> new ProcedureEvent.PhaseOrdered(e.path());
          case Event.ConditionWaiting e ->
              new ProcedureEvent.ConditionWaiting(e.path(), e.condition(), e.why());
          // The recipe knows the prompt; its id is enough.
          case Event.PromptRaised e ->
              new ProcedureEvent.PromptRaised(
                  e.path(), new ProcedureEvent.Prompt(e.prompt(), e.path(), "", List.of()));
          case Event.PromptAnswered e ->
              new ProcedureEvent.PromptAnswered(
                  e.path(), e.prompt(), e.answers(), e.comment(), e.late());
          case Event.PromptEntered e ->
              new ProcedureEvent.PromptEntered(
                  e.path(), e.prompt(), e.answers(), e.comment(), e.by(), e.late());
          case Event.PromptVerified e ->
              new ProcedureEvent.PromptVerified(
                  e.path(), e.prompt(), e.right(), e.comment(), e.by(), e.late());
          default -> null;
        });
  }
}
