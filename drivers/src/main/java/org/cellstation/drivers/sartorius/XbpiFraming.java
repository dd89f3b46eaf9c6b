package org.cellstation.drivers.sartorius;

import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;

/// Replies of xBPI: the count of the bytes that follow, `41`, a subtype, the body, the sum of all
/// bytes before it.
enum XbpiFraming implements Framing {
  INSTANCE;

  static final byte FROM_BALANCE = 0x41;

  private static final int LEAST = 3;

  /// The longest reply to anything asked here is a name of 20 characters.
  private static final int MOST = 3 + 20;

  @Override
  public int frameLength(byte[] buffer, int length) {
    if (length == 0) {
      return INCOMPLETE;
    }
    int follow = buffer[0] & 0xFF;
    if (follow < LEAST || follow > MOST || (length > 1 && buffer[1] != FROM_BALANCE)) {
      return GARBAGE;
    }
    return length > follow ? follow + 1 : INCOMPLETE;
  }

  @Override
  public String describe(boolean request, byte[] frame) {
    if (frame.length < LEAST + 1 || frame.length != (frame[0] & 0xFF) + 1) {
      return "cut off: " + Bytes.show(frame);
    }
    int sum = 0;
    for (int i = 0; i < frame.length - 1; i++) {
      sum += frame[i];
    }
    String words =
        request
            ? "station %d to balance %d: command %02X"
                .formatted(frame[1] & 0xFF, frame[2] & 0xFF, frame[frame.length - 2] & 0xFF)
            : "answer %02X: %s"
                .formatted(frame[2] & 0xFF, Bytes.hex(frame, LEAST, frame.length - 1));
    return words + ((byte) sum == frame[frame.length - 1] ? "; sum right" : "; sum wrong");
  }
}
