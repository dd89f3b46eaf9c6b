package org.cellstation.station.historian;

import java.util.Arrays;

/// Smallest and largest GOOD value per time bucket. A block that lies within one bucket is not
/// unpacked: its summary says enough.
final class Envelope {
  private final long from;
  private final long to;
  private final double[] min;
  private final double[] max;
  private final Points points = new Points(Points.CAPACITY);
  private final long[] scratch = new long[Points.CAPACITY];

  Envelope(long from, long to, int buckets) {
    this.from = from;
    this.to = to;
    min = new double[buckets];
    max = new double[buckets];
    Arrays.fill(min, Double.NaN);
    Arrays.fill(max, Double.NaN);
  }

  void add(Block block) {
    long earliest = block.earliest();
    long latest = block.latest();
    if (latest < from || earliest > to) {
      return;
    }
    if (earliest >= from && latest <= to && bucket(earliest) == bucket(latest)) {
      widen(bucket(earliest), block.least());
      widen(bucket(earliest), block.most());
      return;
    }
    block.unpack(points, scratch);
    add(points);
  }

  void add(Points more) {
    for (int i = 0; i < more.count; i++) {
      long millis = more.millis[i];
      if (more.status[i] == Status.GOOD && millis >= from && millis <= to) {
        widen(bucket(millis), more.values[i]);
      }
    }
  }

  /// The instant `to` itself belongs to the last bucket.
  private int bucket(long millis) {
    return to == from
        ? 0
        : (int) Math.min(min.length - 1L, (millis - from) * min.length / (to - from));
  }

  private void widen(int bucket, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (!(min[bucket] <= value)) {
      min[bucket] = value;
    }
    if (!(max[bucket] >= value)) {
      max[bucket] = value;
    }
  }

  double[] min() {
    return min;
  }

  double[] max() {
    return max;
  }
}
