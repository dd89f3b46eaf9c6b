package org.cellstation.drivers.ismatec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Parts what a Reglo ICC sends into replies and events, wherever the one interrupts the other. An
/// event may begin in one read and end in the next. Owner thread only.
final class IccEvents {
  private final byte[] event = new byte[128];
  private final Consumer<String> heard;
  private int length;
  private boolean within;

  /// @param heard told each event, without `^` and line end: `X2|A`
  IccEvents(Consumer<String> heard) {
    this.heard = heard;
  }

  /// How the next frame begins.
  IccFraming framing() {
    return within ? IccFraming.WITHIN_EVENT : IccFraming.BETWEEN_EVENTS;
  }

  /// Out of step: the end of an event that had begun will not come.
  void forget() {
    within = false;
    length = 0;
  }

  /// @return the bytes that are not part of an event
  byte[] part(byte[] bytes, int count) {
    byte[] rest = new byte[count];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (!within && b == IccFraming.EVENT) {
        within = true;
        length = 0;
      } else if (!within) {
        rest[kept++] = b;
      } else if (b == '\n') {
        within = false;
        heard.accept(new String(event, 0, length, StandardCharsets.US_ASCII).strip());
      } else if (length < event.length) {
        event[length++] = b;
      }
    }
    return Arrays.copyOf(rest, kept);
  }
}
