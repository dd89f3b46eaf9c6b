package org.cellstation.drivers.reading;

import java.time.Instant;

/// Where a reading comes from and in which unit it is: made once per signal, used at each poll.
///
/// @param source instrument id, dot, signal name, for example `AT-101.pH`
/// @param unit as in {@link Reading#unit()}
public record Tag(String source, String unit) {
  public Reading good(double value, Instant instant) {
    return Reading.good(value, unit, instant, source);
  }

  /// A number that is there but must not be trusted fully.
  public Reading uncertain(double value, Cause cause, Instant instant) {
    return new Reading(value, unit, Quality.UNCERTAIN, cause, instant, source);
  }

  /// No number at all.
  public Reading bad(Cause cause, Instant instant) {
    return Reading.bad(cause, unit, instant, source);
  }

  /// A number that is shown for the search of the fault only.
  public Reading bad(double value, Cause cause, Instant instant) {
    return new Reading(value, unit, Quality.BAD, cause, instant, source);
  }
}
