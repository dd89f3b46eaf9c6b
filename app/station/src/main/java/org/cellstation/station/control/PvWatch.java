package org.cellstation.station.control;

import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;

/// How long a loop's process variable has been unusable. Text is made once a minute, so a blind
/// scan costs as little as a good one.
final class PvWatch {
  private final String variable;
  private final long timeoutMillis;
  private long since;
  private long shownMinutes = -1;
  private Cause cause = Cause.NONE;
  private boolean blind;
  private String note = "";

  PvWatch(String variable, long timeoutMillis) {
    this.variable = variable;
    this.timeoutMillis = timeoutMillis;
  }

  /// Judges this scan's reading. Only `GOOD` moves a loop.
  boolean usable(Reading reading, long nowMillis) {
    if (reading.isGood()) {
      clear();
      return true;
    }
    if (!blind) {
      blind = true;
      since = nowMillis;
    }
    long minutes = Math.max(0, nowMillis - since) / 60_000;
    if (minutes != shownMinutes || reading.cause() != cause) {
      shownMinutes = minutes;
      cause = reading.cause();
      note =
          (expired(nowMillis) ? "safe output: " : "holding: ")
              + (variable + " " + cause.text() + " for " + minutes + " min");
    }
    return false;
  }

  void clear() {
    blind = false;
    shownMinutes = -1;
    cause = Cause.NONE;
    note = "";
  }

  boolean expired(long nowMillis) {
    return blind && nowMillis - since >= timeoutMillis;
  }

  String note() {
    return note;
  }
}
