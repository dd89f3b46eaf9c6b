package org.cellstation.drivers.bus;

import java.time.Duration;

/// How often and how patiently one instrument is talked to.
///
/// @param period between polls, process time
/// @param timeout for one reply, wall time
/// @param gap of silence before each request, wall time
/// @param retries how often a poll that got no or a damaged answer is repeated at once, 0 or 1;
///   only of an instrument that has answered until then, and never a write. A late reply is waited
///   for once more as long before that, so an instrument that dies costs its neighbours three
///   timeouts once instead of one
public record Timing(Duration period, Duration timeout, Duration gap, int retries) {
  public Timing(Duration period, Duration timeout, Duration gap) {
    this(period, timeout, gap, 0);
  }

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
    if (retries < 0 || retries > 1) {
      throw new IllegalArgumentException(retries + " retries; 0 or 1 is allowed");
    }
  }
}
