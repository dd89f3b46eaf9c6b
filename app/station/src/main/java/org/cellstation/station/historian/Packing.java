package org.cellstation.station.historian;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Whole numbers in as few bits as their spread needs.
///
/// The first number stands as it is. The others go in groups of 128; each group is kept either as
/// differences to the number before or as the numbers themselves, whichever spreads less, minus the
/// smallest of the group, in a fixed width. Arithmetic wraps at 64 bits, both ways.
final class Packing {
  /// A reader may look this far beyond the last packed byte.
  static final int SLACK = 8;

  private static final int GROUP = 128;
  private static final int DIFFERENCES = 0x80;
  private static final VarHandle LITTLE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Packing() {}

  static void pack(long[] numbers, int count, Bytes out) {
    out.putLong(numbers[0]);
    for (int begin = 1; begin < count; begin += GROUP) {
      group(numbers, begin, Math.min(count, begin + GROUP), out);
    }
  }

  private static void group(long[] numbers, int begin, int end, Bytes out) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    long lowStep = Long.MAX_VALUE;
    long highStep = Long.MIN_VALUE;
    for (int i = begin; i < end; i++) {
      long number = numbers[i];
      long step = number - numbers[i - 1];
      low = Math.min(low, number);
      high = Math.max(high, number);
      lowStep = Math.min(lowStep, step);
      highStep = Math.max(highStep, step);
    }
    int plainWidth = 64 - Long.numberOfLeadingZeros(high - low);
    int stepWidth = 64 - Long.numberOfLeadingZeros(highStep - lowStep);
    boolean steps = stepWidth <= plainWidth;
    int width = steps ? stepWidth : plainWidth;
    long least = steps ? lowStep : low;
    out.put(width | (steps ? DIFFERENCES : 0));
    out.putSigned(least);
    out.room((end - begin) * 8 + SLACK);
    if (width == 0) {
      return;
    }
    long bits = 0;
    int used = 0;
    for (int i = begin; i < end; i++) {
      long number = steps ? numbers[i] - numbers[i - 1] - least : numbers[i] - least;
      bits |= number << used;
      int total = used + width;
      if (total >= 64) {
        LITTLE.set(out.array, out.length, bits);
        out.length += 8;
        bits = total == 64 ? 0 : number >>> (64 - used);
        used = total - 64;
      } else {
        used = total;
      }
    }
    LITTLE.set(out.array, out.length, bits);
    out.length += (used + 7) / 8;
  }

  static void unpack(Cursor in, long[] numbers, int count) {
    long number = in.nextLong();
    numbers[0] = number;
    for (int begin = 1; begin < count; begin += GROUP) {
      int end = Math.min(count, begin + GROUP);
      int form = in.next();
      int width = form & 0x7F;
      boolean steps = (form & DIFFERENCES) != 0;
      long least = in.nextSigned();
      long mask = width == 64 ? -1 : (1L << width) - 1;
      long bit = 8L * in.at;
      for (int i = begin; i < end; i++, bit += width) {
        long plus = width == 0 ? least : (bits(in.array, bit, width) & mask) + least;
        number = steps ? number + plus : plus;
        numbers[i] = number;
      }
      in.at = (int) ((bit + 7) / 8);
    }
  }

  private static long bits(byte[] array, long bit, int width) {
    int at = (int) (bit >>> 3);
    int shift = (int) (bit & 7);
    long low = (long) LITTLE.get(array, at) >>> shift;
    return shift + width <= 64 ? low : low | (long) array[at + 8] << (64 - shift);
  }
}
