package org.cellstation.drivers.mettler;

import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;

/// Lines of MT-SICS. A line whose first word is not the command's own is not its answer: a balance
/// says `I4 A "..."` unasked when it is switched on, and answers `Z` and `T` late when it had to
/// wait for a weight that stands still.
enum SicsFraming implements Framing {
  INSTANCE;

  @Override
  public int frameLength(byte[] buffer, int length) {
    return LineFraming.LF.frameLength(buffer, length);
  }

  /// `ES`, `ET` and `EL` answer any command.
  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    int end = 0;
    while (end < frame.length && frame[end] > ' ') {
      end++;
    }
    if (end == 2 && frame[0] == 'E') {
      return true;
    }
    if (matches(request, frame, end)) {
      return true;
    }
    // The answers to `SI` carry the letter of `S`.
    return end == 1 && frame[0] == 'S' && request[0] == 'S' && request[1] == 'I';
  }

  private static boolean matches(byte[] request, byte[] frame, int end) {
    for (int i = 0; i < end; i++) {
      if (request[i] != frame[i]) {
        return false;
      }
    }
    return end > 0 && request[end] <= ' ';
  }
}
