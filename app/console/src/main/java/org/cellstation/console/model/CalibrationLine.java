package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.station.api.Calibrations.Need;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.api.Calibrations.Target;
import org.jspecify.annotations.Nullable;

/// One instrument of the calibration list, in an operator's words.
///
/// @param mark says by its shape what the state is
/// @param needsAction whether a batch cannot start, or soon will not
public record CalibrationLine(String title, String mark, String state, boolean needsAction) {
  public static CalibrationLine of(Target target, Instant now) {
    boolean soon = target.need() != Need.FREE && target.state() == State.DUE;
    return new CalibrationLine(
        target.id() + "  " + target.variable(),
        target.guide() != null ? "▶" : mark(target.state()),
        target.guide() != null
            ? "being calibrated by " + target.guide().user()
            : words(target, now) + (target.need() == Need.FREE ? " (not required)" : ""),
        target.blocks() || soon);
  }

  private static String mark(State state) {
    return switch (state) {
      case VALID -> "✓";
      case DUE -> "!";
      case OVERDUE, FAILED -> "×";
      case NEVER -> "–";
    };
  }

  private static String words(Target target, Instant now) {
    Instant until = target.validUntil();
    return switch (target.state()) {
      case NEVER -> target.history().isEmpty() ? "never calibrated" : "exchanged, not calibrated";
      case FAILED -> "failed";
      case VALID -> "valid" + until(until, now);
      case DUE -> "due" + until(until, now);
      case OVERDUE -> "overdue" + (until == null ? "" : " since " + Wording.day(until));
    };
  }

  private static String until(@Nullable Instant until, Instant now) {
    if (until == null) {
      return "";
    }
    long hours = Duration.between(now, until).toHours();
    return " until " + Wording.day(until) + (hours < 48 ? " (" + hours + " h)" : "");
  }
}
