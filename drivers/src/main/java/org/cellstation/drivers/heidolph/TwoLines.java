package org.cellstation.drivers.heidolph;

import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;

/// The reply to a set-point: the command as an echo, then what was set.
enum TwoLines implements Framing {
  INSTANCE;

  @Override
  public int frameLength(byte[] buffer, int length) {
    int first = LineFraming.LF.frameLength(buffer, length);
    return first <= 0 ? first : LineFraming.LF.lineEnd(buffer, first, length);
  }
}
