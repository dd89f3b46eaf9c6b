package org.cellstation.drivers.ascii;

import org.cellstation.drivers.bus.Framing;

/// A reply of one line of printable characters.
public enum LineFraming implements Framing {
  /// Ends with line feed, whether or not a carriage return stands before it.
  LF('\n'),
  /// Ends with carriage return alone.
  CR('\r');

  /// No instrument here says more in one line.
  private static final int LONGEST = 200;

  private final char terminator;

  LineFraming(char terminator) {
    this.terminator = terminator;
  }

  @Override
  public int frameLength(byte[] buffer, int length) {
    return lineEnd(buffer, 0, length);
  }

  /// @return the index behind the line's end at or after `from`, or INCOMPLETE or GARBAGE
  public int lineEnd(byte[] buffer, int from, int length) {
    for (int i = from; i < length; i++) {
      byte b = buffer[i];
      if (b == terminator) {
        return i + 1;
      }
      if (i - from >= LONGEST || (b < ' ' && b != '\r' && b != '\n') || b == 0x7F) {
        return GARBAGE;
      }
    }
    return INCOMPLETE;
  }
}
