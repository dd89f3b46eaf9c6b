package org.cellstation.station.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// Whether a value has come to rest: how far it wandered in the last half minute, and whether it
/// was there all the time.
final class Steadiness {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private record Sample(Instant at, double value) {}

  private final double allowed;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private double span = Double.NaN;
  private boolean whole;

  /// @param allowed how far it may wander
  Steadiness(double allowed) {
    this.allowed = allowed;
  }

  void see(Reading reading, Instant now) {
    if (reading.quality() == Quality.BAD) {
      samples.clear();
      span = Double.NaN;
      whole = false;
      return;
    }
    samples.addLast(new Sample(now, reading.value()));
    Instant oldest = now.minus(WINDOW);
    while (samples.getFirst().at().isBefore(oldest)) {
      samples.removeFirst();
      whole = true;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Sample sample : samples) {
      low = Math.min(low, sample.value());
      high = Math.max(high, sample.value());
    }
    span = high - low;
  }

  /// Another standard: what was before says nothing.
  void restart() {
    samples.clear();
    whole = false;
  }

  boolean steady() {
    return whole && span <= allowed;
  }

  String words() {
    if (samples.isEmpty()) {
      return "no value";
    }
    if (steady()) {
      return "steady";
    }
    return span > allowed
        ? "still moving: "
            + CalibrationRules.number(span)
            + " in 30 s, allowed "
            + CalibrationRules.number(allowed)
        : "watched for less than 30 s";
  }
}
