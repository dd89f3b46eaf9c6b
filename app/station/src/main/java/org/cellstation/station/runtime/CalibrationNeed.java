package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;

/// Whether a phase on a unit waits for its calibrations: meanwhile they may be done although a
/// batch is under way.
///
/// Owned by the control thread.
final class CalibrationNeed {
  /// Says what of a unit is not calibrated until then, empty when all is.
  @FunctionalInterface
  interface Question {
    String missing(String unit, Instant until, Instant now);
  }

  private final String unit;
  private Question question = (_, _, _) -> "";
  private Instant now = Instant.EPOCH;
  private boolean waits;

  CalibrationNeed(String unit) {
    this.unit = unit;
  }

  /// Told once, before the first scan.
  void asks(Question whom) {
    question = whom;
  }

  void at(Instant instant) {
    now = instant;
  }

  /// What is missing, empty when nothing is.
  ///
  /// @param hours from now; `NaN` when nobody waits any more
  String missing(double hours) {
    waits = !Double.isNaN(hours);
    return waits
        ? question.missing(unit, now.plus(Duration.ofSeconds(Math.round(hours * 3600))), now)
        : "";
  }

  boolean waits() {
    return waits;
  }
}
