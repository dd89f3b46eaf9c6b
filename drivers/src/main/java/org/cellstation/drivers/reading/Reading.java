package org.cellstation.drivers.reading;

import java.time.Instant;

/// One value as an instrument gave it, with all that is needed to judge it.
///
/// @param value in `unit`; `NaN` when there is none, which only a `BAD` reading may carry
/// @param unit UCUM-like symbol as shown to people: `degC`, `%`, `pH`, `mL/min`, `g`, `rpm`
/// @param instant when it was taken from the instrument, in process time
/// @param source the tag: instrument id, dot, signal name, for example `AT-101.pH`
public record Reading(
    double value, String unit, Quality quality, Cause cause, Instant instant, String source) {

  public Reading {
    if (quality != Quality.BAD && !Double.isFinite(value)) {
      throw new IllegalArgumentException(source + ": a " + quality + " reading needs a number");
    }
    if ((quality == Quality.GOOD) != (cause == Cause.NONE)) {
      throw new IllegalArgumentException(source + ": " + quality + " does not go with " + cause);
    }
  }

  public static Reading good(double value, String unit, Instant instant, String source) {
    return new Reading(value, unit, Quality.GOOD, Cause.NONE, instant, source);
  }

  public static Reading bad(Cause cause, String unit, Instant instant, String source) {
    return new Reading(Double.NaN, unit, Quality.BAD, cause, instant, source);
  }

  /// The same value, judged worse.
  public Reading as(Quality worse, Cause why) {
    return new Reading(value, unit, worse, why, instant, source);
  }

  public boolean isGood() {
    return quality == Quality.GOOD;
  }
}
