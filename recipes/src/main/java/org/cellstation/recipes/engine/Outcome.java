package org.cellstation.recipes.engine;

/// What a command came to.
public sealed interface Outcome {
  record Moved(ProcedureState from, ProcedureState to) implements Outcome {}

  /// @param why in the operator's words: what is not possible now, and what is
  record Rejected(ProcedureState state, Command command, String why) implements Outcome {}
}
