package org.cellstation.drivers.ika;

import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;

/// An answer is a value, a blank and its channel. Some devices echo the value of an `OUT_...@`
/// command, a number alone, and nobody waits for that: it may come at any time before the next
/// answer and is stepped over.
enum RateFraming implements Framing {
  INSTANCE;

  @Override
  public int frameLength(byte[] buffer, int length) {
    return LineFraming.LF.frameLength(buffer, length);
  }

  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    int digits = 0;
    int end = frame.length;
    while (end > 0 && frame[end - 1] <= ' ') {
      end--;
    }
    while (digits < end && (frame[digits] == '.' || Character.isDigit(frame[digits]))) {
      digits++;
    }
    return digits == 0 || digits < end;
  }
}
