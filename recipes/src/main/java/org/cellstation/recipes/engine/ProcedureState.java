package org.cellstation.recipes.engine;

/// The procedural states of ISA-88.01 (example state machine).
public enum ProcedureState {
  IDLE(Kind.INITIAL),
  RUNNING(Kind.TRANSIENT),
  PAUSING(Kind.TRANSIENT),
  PAUSED(Kind.QUIESCENT),
  HOLDING(Kind.TRANSIENT),
  HELD(Kind.QUIESCENT),
  RESTARTING(Kind.TRANSIENT),
  STOPPING(Kind.TRANSIENT),
  STOPPED(Kind.FINAL),
  ABORTING(Kind.TRANSIENT),
  ABORTED(Kind.FINAL),
  COMPLETE(Kind.FINAL);

  private final Kind kind;

  ProcedureState(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// A transient state ends by its own logic, a quiescent one waits for a command, a final one is
  /// left by reset only.
  public enum Kind {
    INITIAL,
    TRANSIENT,
    QUIESCENT,
    FINAL
  }
}
