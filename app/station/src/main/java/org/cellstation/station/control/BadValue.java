package org.cellstation.station.control;

import java.time.Duration;

/// What a loop does without a usable process variable: it holds its last output for `after`, then
/// acts. When the variable is usable again it goes on from the output as it then stands; only
/// MANUAL stays until a person ends it.
///
/// @param over how long the way to the safe output takes; zero for at once
public record BadValue(Action action, Duration after, Duration over) {
  public enum Action {
    /// To the declared safe output, at once or within `over`.
    SAFE("then goes to the safe output"),
    /// To MANUAL, with the output it has.
    MANUAL("then goes to MANUAL");

    private final String words;

    Action(String words) {
      this.words = words;
    }
  }

  public BadValue {
    if (after.isNegative() || over.isNegative()) {
      throw new IllegalArgumentException("a time below zero: " + after + ", " + over);
    }
  }

  /// For people.
  public String words() {
    return "holds its output for "
        + minutes(after)
        + ", "
        + action.words
        + (over.isZero() ? "" : " within " + minutes(over));
  }

  private static String minutes(Duration time) {
    return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
