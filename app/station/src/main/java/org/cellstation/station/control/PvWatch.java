package org.cellstation.station.control;

import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// How long a loop's process variable has been unusable. Text is made once a minute, so a blind
/// scan costs as little as a good one.
final class PvWatch {
  private final String variable;
  private final boolean uncertain;
  private final BadValue strategy;
  private long since;
  private long shownMinutes = -1;
  private Cause cause = Cause.NONE;
  private boolean blind;
  private String note = "";

  PvWatch(String variable, boolean uncertain, BadValue strategy) {
    this.variable = variable;
    this.uncertain = uncertain;
    this.strategy = strategy;
  }

  /// Judges this scan's reading. `UNCERTAIN` moves only a loop that was told so.
  boolean usable(Reading reading, long nowMillis) {
    if ((reading.isGood() || (uncertain && reading.quality() == Quality.UNCERTAIN))
        && Double.isFinite(reading.value())) {
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
      note = stage(nowMillis) + variable + " " + cause.text() + " for " + minutes + " min";
    }
    return false;
  }

  private String stage(long nowMillis) {
    if (!expired(nowMillis)) {
      return "holding: ";
    }
    return strategy.action() == BadValue.Action.MANUAL
        ? "MANUAL: "
        : part(nowMillis) < 1 ? "going to the safe output: " : "safe output: ";
  }

  void clear() {
    blind = false;
    shownMinutes = -1;
    cause = Cause.NONE;
    note = "";
  }

  boolean blind() {
    return blind;
  }

  boolean expired(long nowMillis) {
    return blind && nowMillis - since >= strategy.after().toMillis();
  }

  /// How much of the way to the safe output is behind, 0..1.
  double part(long nowMillis) {
    long over = strategy.over().toMillis();
    long gone = nowMillis - since - strategy.after().toMillis();
    return over == 0 ? 1 : Math.clamp((double) gone / over, 0, 1);
  }

  String note() {
    return note;
  }
}
