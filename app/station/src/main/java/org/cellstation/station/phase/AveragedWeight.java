package org.cellstation.station.phase;

import org.cellstation.drivers.reading.Reading;

/// The weight of a vessel that never rests on its balance, rocked or stirred: a first-order
/// average, believed once it has had time to settle.
final class AveragedWeight {
  private final double smoothingSeconds;
  private final double settlingSeconds;
  private double average = Double.NaN;
  private double seconds;

  AveragedWeight(double smoothingSeconds, double settlingSeconds) {
    this.smoothingSeconds = smoothingSeconds;
    this.settlingSeconds = settlingSeconds;
  }

  /// @param weight a usable reading, g
  /// @param elapsed since the last one, s
  void take(Reading weight, double elapsed) {
    average =
        Double.isNaN(average)
            ? weight.value()
            : average + (weight.value() - average) * elapsed / (smoothingSeconds + elapsed);
    seconds += elapsed;
  }

  boolean settled() {
    return seconds >= settlingSeconds;
  }

  /// In g; `NaN` before the first reading.
  double grams() {
    return average;
  }

  void restart() {
    average = Double.NaN;
    seconds = 0;
  }
}
