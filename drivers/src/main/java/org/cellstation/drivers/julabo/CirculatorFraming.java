package org.cellstation.drivers.julabo;

import org.cellstation.drivers.bus.Framing;

/// A line of text that ends with LF, whether or not a CR stands before it. With software handshake
/// the circulator puts XON and XOFF anywhere between its characters.
enum CirculatorFraming implements Framing {
  INSTANCE;

  private static final byte XON = 0x11;
  private static final byte XOFF = 0x13;

  /// The longest is the text of an alarm.
  private static final int LONGEST = 120;

  @Override
  public int frameLength(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      byte b = buffer[i];
      if (b == '\n') {
        return i + 1;
      }
      if (i == LONGEST || (b < ' ' && b != '\r' && !isHandshake(b)) || b == 0x7F) {
        return GARBAGE;
      }
    }
    return INCOMPLETE;
  }

  @Override
  public boolean mayFollow(byte next) {
    return isHandshake(next);
  }

  private static boolean isHandshake(byte b) {
    return b == XON || b == XOFF;
  }

  /// The text alone, without handshake, line end and the blanks around it.
  static String text(byte[] frame) {
    StringBuilder text = new StringBuilder(frame.length);
    for (byte b : frame) {
      if (b >= ' ') {
        text.append((char) b);
      }
    }
    return text.toString().strip();
  }
}
