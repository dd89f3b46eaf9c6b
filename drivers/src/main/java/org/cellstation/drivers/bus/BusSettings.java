package org.cellstation.drivers.bus;

import java.time.Duration;

/// How patient a bus is.
///
/// @param firstBackOff process time before a dead link or instrument is tried again
/// @param longestBackOff where the doubling of the back-off ends
public record BusSettings(Duration firstBackOff, Duration longestBackOff) {
  public static final BusSettings DEFAULT =
      new BusSettings(Duration.ofSeconds(1), Duration.ofSeconds(30));

  public BusSettings {
    if (!firstBackOff.isPositive() || longestBackOff.compareTo(firstBackOff) < 0) {
      throw new IllegalArgumentException(
          "back-off must be positive and must not shrink: "
              + firstBackOff
              + " .. "
              + longestBackOff);
    }
  }
}
