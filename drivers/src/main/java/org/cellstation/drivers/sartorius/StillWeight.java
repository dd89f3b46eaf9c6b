package org.cellstation.drivers.sartorius;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// Zero and tare of a balance of either protocol: only when the weight stands still, and only
/// believed when the balance shows zero afterwards.
///
/// @param balance its id, for messages
record StillWeight(String balance) {
  /// How often the balance is looked at while it takes its time: two seconds.
  private static final int LOOKS = 40;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /// The last digit of a weight at rest may still jump.
  private static final double STEPS = 2;

  /// @param step of the last digit shown, g
  record Shown(double grams, boolean still, double step) {}

  /// One look at the balance.
  interface Look {
    Shown at(Line line) throws BusException;
  }

  /// One command, acknowledged or not.
  interface Command {
    void give(Line line) throws BusException;
  }

  /// @return what is shown afterwards, g
  double bringToZero(Line line, String what, Look look, Command command) throws BusException {
    if (!look.at(line).still()) {
      throw refused(line, what, "the weight does not stand still: nothing was sent");
    }
    command.give(line);
    Shown shown = look.at(line);
    for (int i = 1; i < LOOKS && !isZero(shown); i++) {
      line.rest(BETWEEN_LOOKS);
      shown = look.at(line);
    }
    if (!isZero(shown)) {
      throw refused(line, what, "not taken: it shows " + shown.grams() + " g");
    }
    return shown.grams();
  }

  private static boolean isZero(Shown shown) {
    return shown.still() && Math.abs(shown.grams()) <= STEPS * shown.step() + 1e-9;
  }

  private BusException.Refused refused(Line line, String what, String why) {
    return new BusException.Refused(line.address(), balance, what + ": " + why);
  }
}
