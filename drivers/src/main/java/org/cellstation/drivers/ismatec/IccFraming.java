package org.cellstation.drivers.ismatec;

import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;

/// Replies of the Reglo ICC: one of `*`, `#`, `+`, `-` alone, or a line that ends with CR LF.
/// Events (`^...`) come unasked, even between a request and its reply; they are part of the frame
/// and {@link #payload} steps over them.
enum IccFraming implements Framing {
  INSTANCE;

  static final byte EVENT = '^';

  @Override
  public int frameLength(byte[] buffer, int length) {
    int from = 0;
    while (from < length && buffer[from] == EVENT) {
      int end = LineFraming.LF.lineEnd(buffer, from, length);
      if (end <= 0) {
        return end;
      }
      from = end;
    }
    if (from == length) {
      return INCOMPLETE;
    }
    return switch (buffer[from]) {
      case '*', '#', '+', '-' -> from + 1;
      default -> LineFraming.LF.lineEnd(buffer, from, length);
    };
  }

  @Override
  public boolean mayFollow(byte next) {
    return next == EVENT;
  }

  /// Where the reply itself begins in a whole frame.
  static int payload(byte[] frame) {
    int from = 0;
    while (frame[from] == EVENT) {
      while (frame[from] != '\n') {
        from++;
      }
      from++;
    }
    return from;
  }
}
