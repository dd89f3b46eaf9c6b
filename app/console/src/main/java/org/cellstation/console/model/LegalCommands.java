package org.cellstation.console.model;

import java.util.EnumSet;
import java.util.Set;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Outcome;
import org.cellstation.recipes.engine.ProcedureState;

/// Which commands a screen offers in which state, by the engine's own table. The station decides;
/// this only spares people a refusal.
public final class LegalCommands {
  private LegalCommands() {}

  public static Set<Command> in(ProcedureState state) {
    Set<Command> legal = EnumSet.noneOf(Command.class);
    for (Command command : Command.values()) {
      if (state.on(command) instanceof Outcome.Moved) {
        legal.add(command);
      }
    }
    return legal;
  }
}
