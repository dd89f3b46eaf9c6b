package org.cellstation.drivers.probe;

import java.util.Map;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;

/// What came back to one question.
sealed interface Answers {
  /// It told who it is.
  ///
  /// @param proven whether nobody else could have told that
  record Told(Candidate candidate, boolean proven) implements Answers {
    Told(Suspect suspect, String address, Identity identity, boolean proven) {
      this(
          new Candidate(suspect.model(), Map.copyOf(suspect.optionsAt(address)), identity), proven);
    }
  }

  /// Something came, but not what this model would have said.
  ///
  /// @param understood whether it came from whoever has the address that was asked
  /// @param gateway whether a gateway says that nobody is there
  record Other(String words, boolean understood, boolean gateway) implements Answers {}

  /// Nothing came.
  record Silence() implements Answers {}

  /// Modbus exceptions 10 and 11: they come from a gateway, not from the unit that was asked.
  static boolean isGateway(BusException e) {
    return e instanceof BusException.Refused
        && (words(e).startsWith("exception 10,") || words(e).startsWith("exception 11,"));
  }

  /// A message without the address and the name that every one of them begins with.
  static String words(BusException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf(": ", Math.max(message.indexOf(", probe: "), 0));
    return message.contains(", probe: ") && at > 0 ? message.substring(at + 2) : message;
  }
}
