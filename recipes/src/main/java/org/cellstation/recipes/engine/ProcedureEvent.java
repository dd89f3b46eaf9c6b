package org.cellstation.recipes.engine;

import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Quantity;

/// What happened inside a procedure, in order. The station journals each before the engine's next
/// scan.
///
/// `path` names a procedural element: the recipe's step ids from the procedure down, joined by `/`,
/// for example `expansion/culture/perfuse`; empty for the procedure itself.
public sealed interface ProcedureEvent {
  String path();

  /// @param cause the command, `complete`, or the reason of a failure
  record StateChanged(String path, ProcedureState from, ProcedureState to, String cause)
      implements ProcedureEvent {}

  /// A phase was given its equipment and parameters.
  record PhaseBegun(String path, String unit, String phase, Map<String, Quantity> parameters)
      implements ProcedureEvent {}

  /// See {@link PhaseMemory#note}.
  record PhaseNoted(String path, String name, double value) implements ProcedureEvent {}

  /// A transition's condition came true.
  record TransitionTaken(String path, String condition) implements ProcedureEvent {}

  /// A person ended a phase although its transition's condition was not true.
  record TransitionForced(String path) implements ProcedureEvent {}

  /// A selection has chosen.
  ///
  /// @param branch counted from 0
  /// @param why the condition that was true, `otherwise`, or `ordered` by a person
  record BranchTaken(String path, int branch, String why) implements ProcedureEvent {}

  /// A round of a loop is over.
  ///
  /// @param round counted from 1
  /// @param again false when the loop is left
  record RoundEnded(String path, int round, boolean again, String why) implements ProcedureEvent {}

  /// A branch has come to where it waits for others.
  record Synchronized(String path, String name) implements ProcedureEvent {}

  record ModeChanged(String path, ProcedureMode from, ProcedureMode to) implements ProcedureEvent {}

  /// A person let a phase begin that is next.
  record PhaseOrdered(String path) implements ProcedureEvent {}

  /// A condition cannot be judged (`why` not empty), or can again (`why` empty).
  record ConditionWaiting(String path, String condition, String why) implements ProcedureEvent {}

  record PromptRaised(String path, Prompt prompt) implements ProcedureEvent {}

  /// @param answers field name to what was entered, checked against the field
  record PromptAnswered(String path, String promptId, Map<String, String> answers)
      implements ProcedureEvent {}

  /// A question that blocks until a person answers it.
  ///
  /// @param id unique within the batch
  record Prompt(String id, String path, String text, List<Field> fields) {}

  /// @param unit empty for text
  /// @param min ignored for text
  /// @param max ignored for text
  /// @param text true when the answer is words, not a number
  record Field(String name, String label, String unit, double min, double max, boolean text) {}
}
