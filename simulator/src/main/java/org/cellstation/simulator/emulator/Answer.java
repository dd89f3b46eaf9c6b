package org.cellstation.simulator.emulator;

/// Builds a reply without allocating.
final class Answer {
  private final byte[] bytes = new byte[2048];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  Answer text(String text) {
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    return this;
  }

  Answer character(char c) {
    // What does not fit is cut off, as a maker's fixed output buffer does.
    if (length < bytes.length) {
      bytes[length++] = (byte) c;
    }
    return this;
  }

  /// One byte of a binary protocol.
  Answer octet(int value) {
    return character((char) (value & 0xFF));
  }

  Answer octets(byte[] values, int offset, int count) {
    for (int i = 0; i < count; i++) {
      octet(values[offset + i]);
    }
    return this;
  }

  /// A whole number, filled up on the left.
  Answer whole(long value, int width, char fill) {
    int digits = 1;
    for (long rest = Math.abs(value); rest >= 10; rest /= 10) {
      digits++;
    }
    for (int i = digits + (value < 0 ? 1 : 0); i < width; i++) {
      character(fill);
    }
    if (value < 0) {
      character('-');
    }
    long power = 1;
    for (int i = 1; i < digits; i++) {
      power *= 10;
    }
    for (long rest = Math.abs(value); power > 0; rest %= power, power /= 10) {
      character((char) ('0' + rest / power));
    }
    return this;
  }

  /// A number with a fixed count of decimals (1 or more), right-aligned in `width` characters.
  Answer fixed(double value, int decimals, int width) {
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    long scaled = Math.round(Math.abs(value) * scale);
    boolean negative = value < 0 && scaled != 0;
    int wholeWidth = width - decimals - 1;
    if (negative) {
      int digits = 1;
      for (long rest = scaled / scale; rest >= 10; rest /= 10) {
        digits++;
      }
      for (int i = digits + 1; i < wholeWidth; i++) {
        character(' ');
      }
      character('-');
      whole(scaled / scale, 0, ' ');
    } else {
      whole(scaled / scale, wholeWidth, ' ');
    }
    character('.');
    return whole(scaled % scale, decimals, '0');
  }
}
