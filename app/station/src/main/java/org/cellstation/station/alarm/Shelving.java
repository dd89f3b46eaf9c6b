package org.cellstation.station.alarm;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Until when an alarm is put aside, and why. Its text is the journal's comment, from which it is
/// read back after a restart.
///
/// @param oneShot ends at the next return to normal even before `until`
record Shelving(Instant until, boolean oneShot, String reason) {
  private static final String UNTIL = "until ";
  private static final String ONE_SHOT = " or return to normal";

  @Override
  public String toString() {
    return UNTIL + until + (oneShot ? ONE_SHOT : "") + ": " + reason;
  }

  static Optional<Shelving> parse(String comment) {
    int colon = comment.indexOf(": ");
    if (!comment.startsWith(UNTIL) || colon < 0) {
      return Optional.empty();
    }
    String head = comment.substring(UNTIL.length(), colon);
    boolean oneShot = head.endsWith(ONE_SHOT);
    String instant = oneShot ? head.substring(0, head.length() - ONE_SHOT.length()) : head;
    try {
      return Optional.of(
          new Shelving(Instant.parse(instant), oneShot, comment.substring(colon + 2)));
    } catch (DateTimeParseException notAShelving) {
      return Optional.empty();
    }
  }
}
