package org.cellstation.drivers.masterflex;

import org.cellstation.drivers.bus.Framing;

/// A reply is ACK or NAK alone, or STX, text and carriage return.
enum LinkFraming implements Framing {
  INSTANCE;

  static final byte STX = 0x02;
  static final byte ENQ = 0x05;
  static final byte ACK = 0x06;
  static final byte NAK = 0x15;

  /// No drive says more.
  private static final int LONGEST = 40;

  @Override
  public int frameLength(byte[] buffer, int length) {
    if (length == 0) {
      return INCOMPLETE;
    }
    if (buffer[0] == ACK || buffer[0] == NAK) {
      return 1;
    }
    if (buffer[0] != STX) {
      return GARBAGE;
    }
    for (int i = 1; i < length; i++) {
      byte b = buffer[i];
      if (b == '\r') {
        return i + 1;
      }
      if (i >= LONGEST || b < ' ' || b == 0x7F) {
        return GARBAGE;
      }
    }
    return INCOMPLETE;
  }
}
