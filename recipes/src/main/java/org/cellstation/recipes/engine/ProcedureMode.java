package org.cellstation.recipes.engine;

/// How far a procedure goes by itself (ISA-88). A change of mode never changes a state.
public enum ProcedureMode {
  /// Transitions are taken as soon as they can be; nobody can force one.
  AUTOMATIC,
  /// Each phase begins when a person orders it; nobody can force a transition.
  SEMI_AUTOMATIC,
  /// As SEMI_AUTOMATIC; besides, a person may end a phase or decide a junction.
  MANUAL
}
