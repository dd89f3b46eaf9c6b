package org.cellstation.drivers.sartorius;

import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.bus.Framing;

/// Lines of SBI. A balance that prints by itself puts its lines between a question and its answer:
/// they are no answer to `ESC x`.
enum SbiFraming implements Framing {
  INSTANCE;

  @Override
  public int frameLength(byte[] buffer, int length) {
    return LineFraming.LF.frameLength(buffer, length);
  }

  @Override
  public boolean mayAnswer(byte[] request, byte[] frame) {
    return request[1] != 'x' || !SbiLine.isPrintout(frame);
  }
}
