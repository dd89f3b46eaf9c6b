package org.cellstation.console.model;

import static org.cellstation.recipes.engine.Command.ABORT;
import static org.cellstation.recipes.engine.Command.HOLD;
import static org.cellstation.recipes.engine.Command.PAUSE;
import static org.cellstation.recipes.engine.Command.RESET;
import static org.cellstation.recipes.engine.Command.RESTART;
import static org.cellstation.recipes.engine.Command.RESUME;
import static org.cellstation.recipes.engine.Command.START;
import static org.cellstation.recipes.engine.Command.STOP;

import java.util.Set;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;

/// Which commands a screen offers in which state (example state machine of ISA-88.01). The station
/// decides; this only spares people a refusal.
public final class LegalCommands {
  private LegalCommands() {}

  public static Set<Command> in(ProcedureState state) {
    return switch (state) {
      case IDLE -> Set.of(START);
      case RUNNING -> Set.of(PAUSE, HOLD, STOP, ABORT);
      case PAUSING -> Set.of(HOLD, STOP, ABORT);
      case PAUSED -> Set.of(RESUME, HOLD, STOP, ABORT);
      case HOLDING -> Set.of(STOP, ABORT);
      case HELD -> Set.of(RESTART, STOP, ABORT);
      case RESTARTING -> Set.of(HOLD, STOP, ABORT);
      case STOPPING -> Set.of(ABORT);
      case STOPPED -> Set.of(ABORT, RESET);
      case ABORTING -> Set.of();
      case ABORTED, COMPLETE -> Set.of(RESET);
    };
  }
}
