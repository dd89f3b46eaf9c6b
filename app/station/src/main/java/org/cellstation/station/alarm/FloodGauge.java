package org.cellstation.station.alarm;

import java.time.Duration;
import java.util.Arrays;

/// Ten alarms within ten minutes are a flood (ISA-18.2, EEMUA 191): nobody can answer them one by
/// one any more.
final class FloodGauge {
  private static final int ALARMS = 10;
  private static final long WINDOW_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long NEVER = Long.MIN_VALUE;

  private final long[] times = new long[ALARMS];
  private int oldest;

  FloodGauge() {
    Arrays.fill(times, NEVER);
  }

  void announced(long nowMillis) {
    times[oldest] = nowMillis;
    oldest = (oldest + 1) % ALARMS;
  }

  boolean flood(long nowMillis) {
    return times[oldest] != NEVER && nowMillis - times[oldest] < WINDOW_MILLIS;
  }
}
