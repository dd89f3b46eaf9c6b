package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.jspecify.annotations.Nullable;

/// A reading as it may be shown. A bad one has no number at all, whatever it once was; an uncertain
/// one keeps its number and says why it is doubted.
///
/// @param text the number, or `---`
/// @param unit as people write it, may be empty
/// @param mark the quality and its cause in words, empty when good
/// @param age since it was taken from the instrument, in words
/// @param value for bars, `NaN` when bad
/// @param source the instrument's tag
public record Readout(
    String text, String unit, Trust trust, String mark, String age, double value, String source) {
  public static final String NOTHING = "---";

  /// @param silent the station itself has stopped publishing
  public static Readout of(@Nullable Reading reading, int decimals, Instant now, boolean silent) {
    if (reading == null) {
      return bad("", "BAD: no instrument", "", "");
    }
    String unit = Wording.unit(reading.unit());
    String age = age(reading.instant(), now);
    if (silent) {
      return bad(unit, "BAD: station silent", "", reading.source());
    }
    if (reading.quality() == Quality.BAD) {
      return bad(unit, "BAD: " + reading.cause().text(), age, reading.source());
    }
    if (reading.cause() == Cause.STALE) {
      return bad(unit, "BAD: stale", age, reading.source());
    }
    String text = Wording.number(reading.value(), decimals);
    return reading.isGood()
        ? new Readout(text, unit, Trust.GOOD, "", age, reading.value(), reading.source())
        : new Readout(
            text,
            unit,
            Trust.UNCERTAIN,
            "UNCERTAIN: " + reading.cause().text(),
            age,
            reading.value(),
            reading.source());
  }

  private static Readout bad(String unit, String mark, String age, String source) {
    return new Readout(NOTHING, unit, Trust.BAD, mark, age, Double.NaN, source);
  }

  private static String age(Instant taken, Instant now) {
    return taken.equals(Instant.EPOCH) ? "never" : Wording.duration(Duration.between(taken, now));
  }
}
