package org.cellstation.drivers.ascii;

import org.cellstation.drivers.bus.Framing;

/// A reply of one line that ends with line feed.
public enum LineFraming implements Framing {
  INSTANCE;

  /// No instrument here says more in one line; NAMUR allows 80.
  private static final int LONGEST = 100;

  @Override
  public int frameLength(byte[] buffer, int length) {
    return lineEnd(buffer, 0, length);
  }

  /// @return the index behind the line feed at or after `from`, or INCOMPLETE or GARBAGE
  public static int lineEnd(byte[] buffer, int from, int length) {
    for (int i = from; i < length; i++) {
      byte b = buffer[i];
      if (b == '\n') {
        return i + 1;
      }
      if (i - from >= LONGEST || (b < ' ' && b != '\r') || b == 0x7F) {
        return GARBAGE;
      }
    }
    return INCOMPLETE;
  }
}
