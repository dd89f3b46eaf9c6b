package org.cellstation.app.assembly;

import java.util.List;

/// What a person gave cannot be used. The message says what is wrong and what to do; the program
/// ends with exit code 2.
public final class InputException extends Exception {
  public InputException(String message) {
    super(message);
  }

  /// @param faults one line each
  public InputException(String what, List<String> faults) {
    super(what + System.lineSeparator() + String.join(System.lineSeparator(), faults));
  }
}
