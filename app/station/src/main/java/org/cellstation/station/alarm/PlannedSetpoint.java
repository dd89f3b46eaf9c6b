package org.cellstation.station.alarm;

import java.time.Instant;

/// What a recipe wants of a loop, whatever people may have set since.
///
/// @param value `NaN` where no recipe wants anything
/// @param since when it was moved there
public record PlannedSetpoint(double value, Instant since) {
  public static final PlannedSetpoint NONE = new PlannedSetpoint(Double.NaN, Instant.MIN);

  /// Whether there is one.
  public boolean known() {
    return !Double.isNaN(value);
  }
}
