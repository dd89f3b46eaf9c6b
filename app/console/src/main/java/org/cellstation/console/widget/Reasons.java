package org.cellstation.console.widget;

import java.util.function.Consumer;
import org.cellstation.station.api.Station.Reply;

/// Asks a person for the reason of what they are about to do.
@FunctionalInterface
public interface Reasons {
  /// Does what was asked, with the reason that was typed.
  @FunctionalInterface
  interface Act {
    void with(String reason, Consumer<Reply> then);
  }

  /// @param target what it is done to
  /// @param act the words on the button that does it
  void ask(String title, String target, String statement, String act, Act action);
}
