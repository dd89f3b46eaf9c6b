package org.cellstation.drivers.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Bytes;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.reading.Cause;

/// The line as a search lets a driver have it: questions only, short patience, and a question that
/// comes back is no answer.
final class Ears implements Line {
  private final Line line;
  private final Duration patience;
  private boolean unended;

  Ears(Line line, Duration patience) {
    this.line = line;
    this.patience = patience;
  }

  @Override
  public byte[] exchange(String unit, byte[] request, Framing framing, Duration timeout)
      throws BusException {
    unended = request[request.length - 1] != '\n';
    Duration wait = timeout.compareTo(patience) < 0 ? timeout : patience;
    byte[] reply = line.exchange(unit, request, framing, wait);
    if (Arrays.equals(reply, request)) {
      throw new BusException.DamagedReply(
          line.address(), unit, "only the question came back: " + Bytes.show(request));
    }
    return reply;
  }

  /// Whether the last question stays in the input of whoever waits for the end of a line.
  boolean leavesUnended() {
    return unended;
  }

  @Override
  public void send(String unit, byte[] request) throws BusException {
    throw new BusException.Withheld(
        line.address(), unit, Cause.DISABLED, "a search only asks, and this is no question");
  }

  @Override
  public int hear(byte[] buffer, int offset) throws BusException {
    return line.hear(buffer, offset);
  }

  @Override
  public void rest(Duration silence) {
    line.rest(silence);
  }

  @Override
  public int nextTransaction() {
    return line.nextTransaction();
  }

  @Override
  public String address() {
    return line.address();
  }

  @Override
  public Instant now() {
    return line.now();
  }
}
