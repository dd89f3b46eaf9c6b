package org.cellstation.station.historian;

import java.time.Instant;
import java.util.Arrays;
import org.cellstation.drivers.reading.Reading;

/// Readings of one series as parallel arrays: what a block holds, unpacked.
final class Points {
  static final int CAPACITY = 1024;
  final long[] millis;
  final double[] values;
  final byte[] status;
  int count;

  Points(int capacity) {
    this(new long[capacity], new double[capacity], new byte[capacity], 0);
  }

  private Points(long[] millis, double[] values, byte[] status, int count) {
    this.millis = millis;
    this.values = values;
    this.status = status;
    this.count = count;
  }

  void add(long instant, double value, byte state) {
    millis[count] = instant;
    values[count] = value;
    status[count++] = state;
  }

  Reading reading(int i, String unit, String source) {
    return new Reading(
        values[i],
        unit,
        Status.quality(status[i]),
        Status.cause(status[i]),
        Instant.ofEpochMilli(millis[i]),
        source);
  }

  Points copy() {
    return new Points(
        Arrays.copyOf(millis, count),
        Arrays.copyOf(values, count),
        Arrays.copyOf(status, count),
        count);
  }
}
