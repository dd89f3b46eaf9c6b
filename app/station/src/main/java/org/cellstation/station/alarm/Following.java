package org.cellstation.station.alarm;

import java.time.Duration;

/// That an alarm's limit goes with a set-point: where a recipe plans another one, the limit lies as
/// far from that. Without a plan, and for what people set by hand, it stays where it was written.
///
/// @param loop whose set-point
/// @param writtenFor the set-point for which the limit was written
/// @param settlesWithin how long after a planned move the value may take to come inside the new
///   limit; so long the alarm is suppressed by design
public record Following(String loop, double writtenFor, Duration settlesWithin) {
  /// For alarms that follow nothing.
  public static final Following NOTHING = new Following("", Double.NaN, Duration.ZERO);

  private static final Duration LONGEST = Duration.ofHours(12);

  boolean follows() {
    return !loop.isEmpty();
  }

  boolean sound() {
    return !follows()
        || (Double.isFinite(writtenFor)
            && settlesWithin.isPositive()
            && settlesWithin.compareTo(LONGEST) <= 0);
  }
}
