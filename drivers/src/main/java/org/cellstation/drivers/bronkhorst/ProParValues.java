package org.cellstation.drivers.bronkhorst;

import java.nio.charset.StandardCharsets;

/// The values of one answer, still in its bytes, in the order in which they were asked for.
final class ProParValues {
  private final byte[] message;
  private final int[] starts;
  private final int[] ends;

  ProParValues(byte[] message, int[] starts, int[] ends) {
    this.message = message;
    this.starts = starts;
    this.ends = ends;
  }

  int unsigned(int parameter) {
    return (int) bits(parameter);
  }

  float real(int parameter) {
    return Float.intBitsToFloat((int) bits(parameter));
  }

  private long bits(int parameter) {
    long bits = 0;
    for (int i = starts[parameter]; i < ends[parameter]; i++) {
      bits = bits << 8 | (message[i] & 0xFF);
    }
    return bits;
  }

  /// Without the blanks it is filled up with.
  String text(int parameter) {
    int from = starts[parameter];
    return new String(message, from, ends[parameter] - from, StandardCharsets.ISO_8859_1)
        .replace('\0', ' ')
        .strip();
  }
}
