package org.cellstation.drivers.zebra;

import org.cellstation.drivers.bus.Framing;

/// Replies of a printer: lines between STX and ETX, each followed by CR LF.
enum ZplFraming implements Framing {
  /// `~HI`.
  IDENTITY(1),
  /// `~HS`.
  STATUS(3);

  static final byte STX = 2;
  static final byte ETX = 3;

  private static final int LONGEST_LINE = 120;

  private final int lines;

  ZplFraming(int lines) {
    this.lines = lines;
  }

  @Override
  public int frameLength(byte[] buffer, int length) {
    int at = 0;
    for (int line = 0; line < lines; line++) {
      int end = lineEnd(buffer, at, length);
      if (end <= 0) {
        return end;
      }
      at = end;
    }
    return at;
  }

  private static int lineEnd(byte[] buffer, int from, int length) {
    if (from == length) {
      return INCOMPLETE;
    }
    if (buffer[from] != STX) {
      return GARBAGE;
    }
    int i = from + 1;
    while (i < length && buffer[i] != ETX) {
      if (buffer[i] < ' ' || i - from > LONGEST_LINE) {
        return GARBAGE;
      }
      i++;
    }
    if (i + 2 >= length) {
      boolean wrong = i + 1 < length && buffer[i + 1] != '\r';
      return wrong ? GARBAGE : INCOMPLETE;
    }
    return buffer[i + 1] == '\r' && buffer[i + 2] == '\n' ? i + 3 : GARBAGE;
  }
}
