package org.cellstation.drivers.ismatec;

import org.cellstation.drivers.bus.Framing;

/// Replies of the Reglo ICC: one of `*`, `#`, `+`, `-` alone, or a line that ends with CR LF.
/// Events (`^` to line feed) come unasked, before, behind and within a reply; they are part of the
/// frame, and {@link IccEvents} takes them out of it.
enum IccFraming implements Framing {
  /// What comes is a reply, or an event from its beginning.
  BETWEEN_EVENTS(false),
  /// What comes is the rest of an event that has begun before the request.
  WITHIN_EVENT(true);

  static final byte EVENT = '^';

  /// The pump says nothing longer in one line.
  private static final int LONGEST = 100;

  private final boolean beginsWithinEvent;

  IccFraming(boolean beginsWithinEvent) {
    this.beginsWithinEvent = beginsWithinEvent;
  }

  static boolean isAlone(byte b) {
    return b == '*' || b == '#' || b == '+' || b == '-';
  }

  @Override
  public int frameLength(byte[] buffer, int length) {
    boolean event = beginsWithinEvent;
    int reply = 0;
    int unbroken = 0;
    for (int i = 0; i < length; i++) {
      byte b = buffer[i];
      if (b == EVENT && !event) {
        event = true;
        unbroken = 0;
      } else if (!event && reply == 0 && isAlone(b)) {
        return i + 1;
      } else if (b == '\n') {
        if (!event) {
          return i + 1;
        }
        event = false;
        unbroken = 0;
      } else if (++unbroken > LONGEST || (b < ' ' && b != '\r') || b == 0x7F) {
        return GARBAGE;
      } else if (!event) {
        reply++;
      }
    }
    return INCOMPLETE;
  }

  @Override
  public boolean mayFollow(byte next) {
    return next == EVENT;
  }
}
