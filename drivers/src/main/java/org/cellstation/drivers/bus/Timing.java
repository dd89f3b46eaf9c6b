package org.cellstation.drivers.bus;

import java.time.Duration;

/// How often and how patiently one instrument is talked to.
///
/// @param period between polls, process time
/// @param timeout for one reply, wall time
/// @param gap of silence before each request, wall time
public record Timing(Duration period, Duration timeout, Duration gap) {
  public Timing {
    if (!period.isPositive() || !timeout.isPositive() || gap.isNegative()) {
      throw new IllegalArgumentException(
          "period and timeout must be longer than zero and the gap not negative: "
              + period
              + ", "
              + timeout
              + ", "
              + gap);
    }
  }
}
