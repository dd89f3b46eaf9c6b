package org.cellstation.recipes.engine;

/// The eight commands of the ISA-88 procedural state machine.
public enum Command {
  START,
  PAUSE,
  RESUME,
  HOLD,
  RESTART,
  STOP,
  ABORT,
  RESET
}
