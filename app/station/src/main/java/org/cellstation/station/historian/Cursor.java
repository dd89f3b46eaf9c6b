package org.cellstation.station.historian;

import java.nio.charset.StandardCharsets;

/// Reads what {@link Bytes} has written, out of bytes whose checksum has already been found right.
final class Cursor {
  final byte[] array;
  int at;

  Cursor(byte[] array, int at) {
    this.array = array;
    this.at = at;
  }

  int next() {
    return array[at++] & 0xFF;
  }

  int nextInt() {
    int value = intAt(array, at);
    at += 4;
    return value;
  }

  static int intAt(byte[] array, int at) {
    return (array[at] & 0xFF) << 24
        | (array[at + 1] & 0xFF) << 16
        | (array[at + 2] & 0xFF) << 8
        | (array[at + 3] & 0xFF);
  }

  long nextLong() {
    long high = nextInt();
    return high << 32 | (nextInt() & 0xFFFFFFFFL);
  }

  long nextCount() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      value |= (b & 0x7FL) << shift;
      if (b < 0x80) {
        break;
      }
    }
    return value;
  }

  long nextSigned() {
    long coded = nextCount();
    return (coded >>> 1) ^ -(coded & 1);
  }

  String nextText() {
    int length = (int) nextCount();
    String text = new String(array, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
