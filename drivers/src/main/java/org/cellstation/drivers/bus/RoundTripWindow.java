package org.cellstation.drivers.bus;

import java.util.Arrays;

/// Counts the round trips of the last 500 to 1000 exchanges in fixed memory: per power of two 32
/// classes of equal width, in two halves of which the older is forgotten when the newer is full.
/// May be used from any thread.
final class RoundTripWindow {
  static final int HALF = 500;

  private static final int STEPS = 32;
  private static final int STEP_BITS = 5;

  /// Up to 2^26 µs, over a minute; no exchange is waited for that long.
  private static final int CLASSES = (26 - STEP_BITS + 1) * STEPS;

  private int[] newer = new int[CLASSES];
  private int[] older = new int[CLASSES];
  private int newerCount;
  private int olderCount;
  private long newerMax;
  private long olderMax;

  synchronized void add(long nanos) {
    if (newerCount == HALF) {
      int[] forgotten = older;
      older = newer;
      olderCount = newerCount;
      olderMax = newerMax;
      Arrays.fill(forgotten, 0);
      newer = forgotten;
      newerCount = 0;
      newerMax = 0;
    }
    long micros = Math.max(0, nanos) / 1000;
    newer[classOf(micros)]++;
    newerCount++;
    newerMax = Math.max(newerMax, micros);
  }

  private static int classOf(long micros) {
    if (micros < STEPS) {
      return (int) micros;
    }
    int shift = 63 - Long.numberOfLeadingZeros(micros) - STEP_BITS;
    return (int) Math.min(CLASSES - 1, (long) shift * STEPS + (micros >>> shift));
  }

  /// The largest value that belongs to a class.
  private static long upperEnd(int index) {
    if (index < 2 * STEPS) {
      return index;
    }
    int shift = index / STEPS - 1;
    return ((long) (index % STEPS + STEPS + 1) << shift) - 1;
  }

  synchronized RoundTrips summary() {
    int count = newerCount + olderCount;
    if (count == 0) {
      return RoundTrips.NONE;
    }
    long max = Math.max(newerMax, olderMax);
    return new RoundTrips(
        count,
        percentile(50, count, max),
        percentile(95, count, max),
        percentile(99, count, max),
        max);
  }

  private long percentile(int percent, int count, long max) {
    long rank = Math.ceilDiv((long) count * percent, 100);
    for (int i = 0; i < CLASSES; i++) {
      rank -= newer[i] + older[i];
      if (rank <= 0) {
        return Math.min(max, upperEnd(i));
      }
    }
    return max;
  }
}
