package org.cellstation.drivers.sierra;

import org.cellstation.drivers.bus.Framing;

/// A reply ends with the first carriage return: the two checksum bytes before it are never one,
/// though they may be any other byte.
enum SierraFraming implements Framing {
  REPLY;

  /// Four letters name what a line is about.
  static final int NAME = 4;

  /// Checksum and carriage return.
  static final int TAIL = 3;

  private static final int LONGEST = 64;

  @Override
  public int frameLength(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\r') {
        return i + 1;
      }
    }
    return length > LONGEST ? GARBAGE : INCOMPLETE;
  }

  /// A controller that streams sends `Flow` lines unasked; they are stepped over like any line
  /// about something else. The request has `?` or `!` in front.
  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    if (frame.length < NAME + TAIL) {
      return true;
    }
    for (int i = 0; i < NAME; i++) {
      if (frame[i] != request[i + 1]) {
        return false;
      }
    }
    return true;
  }
}
