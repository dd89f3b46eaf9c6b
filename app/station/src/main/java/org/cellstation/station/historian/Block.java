package org.cellstation.station.historian;

import java.util.zip.CRC32C;

/// Some readings of one series, packed:
///
/// | bytes | what |
/// |---|---|
/// | 0-3 | `CSB1` |
/// | 4-7 | length of the whole block |
/// | 8-11 | CRC32C of everything behind it |
/// | 12-15 | number of readings |
/// | 16-31 | earliest and latest instant, ms since 1970 |
/// | 32-47 | smallest and largest GOOD value, `NaN` when there is none |
/// | 48 | form of the values, see {@link Numbers} |
/// | then | instants, values (both {@link Packing}), status runs (length, {@link Status}), slack |
///
/// A reading without a number takes part as the number before it; its status says so.
///
/// @param bytes may hold more than this block
/// @param at where in `bytes` it begins
@SuppressWarnings("ArrayRecordComponent") // a view of bytes, never compared
record Block(byte[] bytes, int at) {
  static final int HEADER = 49;
  private static final int MAGIC = 0x43534231;

  static Block of(Points points, long[] scratch, Bytes out) {
    out.length = 0;
    out.putInt(MAGIC);
    out.putLong(0);
    out.putInt(points.count);
    putSummary(points, out);
    int formAt = out.length;
    out.put(0);
    Packing.pack(points.millis, points.count, out);
    fillHoles(points);
    out.array[formAt] = (byte) Numbers.toWholes(points.values, points.count, scratch);
    Packing.pack(scratch, points.count, out);
    putStatus(points, out);
    out.putLong(0);
    out.setInt(4, out.length);
    out.setInt(8, checksum(out.array, 0, out.length));
    return new Block(out.toArray(), 0);
  }

  private static void putSummary(Points points, Bytes out) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    double least = Double.NaN;
    double most = Double.NaN;
    for (int i = 0; i < points.count; i++) {
      earliest = Math.min(earliest, points.millis[i]);
      latest = Math.max(latest, points.millis[i]);
      if (points.status[i] == Status.GOOD) {
        double value = points.values[i];
        least = value >= least ? least : value;
        most = value <= most ? most : value;
      }
    }
    out.putLong(earliest);
    out.putLong(latest);
    out.putLong(Double.doubleToRawLongBits(least));
    out.putLong(Double.doubleToRawLongBits(most));
  }

  private static void fillHoles(Points points) {
    double before = 0;
    for (int i = 0; i < points.count; i++) {
      if (Status.hasNumber(points.status[i])) {
        before = points.values[i];
      } else {
        points.values[i] = before;
      }
    }
  }

  private static void putStatus(Points points, Bytes out) {
    int begin = 0;
    for (int i = 1; i <= points.count; i++) {
      if (i == points.count || points.status[i] != points.status[begin]) {
        out.putCount(i - begin);
        out.put(points.status[begin]);
        begin = i;
      }
    }
  }

  private static int checksum(byte[] bytes, int at, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, at + 12, length - 12);
    return (int) crc.getValue();
  }

  /// Whether a whole, undamaged block stands here.
  boolean isSound() {
    if (bytes.length - at < HEADER || Cursor.intAt(bytes, at) != MAGIC) {
      return false;
    }
    int length = length();
    return length >= HEADER
        && length <= bytes.length - at
        && checksum(bytes, at, length) == Cursor.intAt(bytes, at + 8);
  }

  int length() {
    return Cursor.intAt(bytes, at + 4);
  }

  int count() {
    return Cursor.intAt(bytes, at + 12);
  }

  long earliest() {
    return longAt(16);
  }

  long latest() {
    return longAt(24);
  }

  double least() {
    return Double.longBitsToDouble(longAt(32));
  }

  double most() {
    return Double.longBitsToDouble(longAt(40));
  }

  private long longAt(int offset) {
    return new Cursor(bytes, at + offset).nextLong();
  }

  void unpack(Points into, long[] scratch) {
    Cursor in = new Cursor(bytes, at + HEADER);
    int count = count();
    into.count = count;
    Packing.unpack(in, into.millis, count);
    Packing.unpack(in, scratch, count);
    Numbers.toDoubles(bytes[at + HEADER - 1], scratch, count, into.values);
    int i = 0;
    while (i < count) {
      int end = i + (int) in.nextCount();
      byte status = (byte) in.next();
      boolean number = Status.hasNumber(status);
      for (; i < end; i++) {
        into.status[i] = status;
        if (!number) {
          into.values[i] = Double.NaN;
        }
      }
    }
  }
}
