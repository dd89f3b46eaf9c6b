package org.cellstation.recipes.engine;

/// A block that decides, waits or counts by itself.
interface Junction extends Block {
  String path();

  /// What it stands still for, in the operator's words; empty when it does not.
  String waitingFor();

  ProcedureStatus.Junction picture();

  /// As an event of the past says.
  void replay(ProcedureEvent past);
}
