package org.cellstation.recipes.engine;

import java.time.Duration;
import java.util.OptionalDouble;

/// What a phase must know to go on after a restart of the program. Kept by the engine: notes become
/// {@link ProcedureEvent.PhaseNoted} events and come back from the journal.
public interface PhaseMemory {
  /// The engine's own note: the active time at which a clock stopped when the program was lost. Not
  /// a name for phases.
  String ACTIVE_SECONDS = "active seconds";

  /// Where the step stands in the recipe.
  String path();

  /// What an operator reads of this step.
  String title();

  /// Time this step has spent RUNNING, without held time, over all its executions.
  Duration active();

  /// The newest note of that name, of this or an earlier execution.
  OptionalDouble recall(String name);

  /// Notes a number that cannot be measured again, for example the weight at the start of a fill.
  void note(String name, double value);
}
