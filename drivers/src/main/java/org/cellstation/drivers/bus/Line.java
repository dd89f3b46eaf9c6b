package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.Instant;

/// One instrument's way to talk on its bus, valid during a call on the bus's owner thread.
public interface Line {
  /// Sends a request and waits for one whole reply.
  ///
  /// @param unit who is asked, for messages
  /// @return exactly the reply's bytes
  byte[] exchange(String unit, byte[] request, Framing framing, Duration timeout)
      throws BusException;

  /// Sends a request that is never answered.
  void send(String unit, byte[] request) throws BusException;

  /// Sends a request that is never answered and that keeps the device busy for a while.
  ///
  /// @param rest silence before anything else is sent on this bus, wall time
  default void send(String unit, byte[] request, Duration rest) throws BusException {
    send(unit, request);
    rest(rest);
  }

  /// Takes what an instrument has said without being asked, also right behind its last reply. Such
  /// instruments need a line of their own, because every request throws away what came before it.
  ///
  /// @return bytes put into `buffer` at `offset`, 0 when nothing has come; never waits
  int hear(byte[] buffer, int offset) throws BusException;

  /// The device needs this silence behind an exchange that has just ended, where that is longer
  /// than its gap. Kept before anything else is sent on this bus, wall time.
  void rest(Duration silence);

  /// A number for the next request, for protocols that repeat it in the reply. Counts up over all
  /// instruments of the bus and comes round after 65 536 requests only.
  int nextTransaction();

  /// The bus's address, for messages.
  String address();

  /// Process time.
  Instant now();
}
