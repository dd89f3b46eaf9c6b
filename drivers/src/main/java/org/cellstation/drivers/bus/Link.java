package org.cellstation.drivers.bus;

import java.time.Duration;

/// A byte stream to one physical bus: a serial port, a socket, or a wire inside a virtual station.
/// Used by the bus's owner thread only; `close` may be called from any thread and ends in bounded
/// time.
public interface Link extends AutoCloseable {
  /// As configured, for messages: `serial:/dev/ttyUSB0?...`, `tcp:127.0.0.1:5020`.
  String address();

  /// @throws BusException.LinkLost with what the system said and what to check
  void open() throws BusException.LinkLost;

  boolean isOpen();

  /// Whether bytes need wall time to travel here. A wire in memory says `false`, and then nobody
  /// waits for silence or keeps a gap between frames on it.
  default boolean takesWallTime() {
    return false;
  }

  void write(byte[] bytes, int offset, int length) throws BusException.LinkLost;

  /// The pause after which a line has fallen silent, wall time: longer than those that a USB
  /// adapter or the system puts inside a frame.
  default Duration silence() {
    return Duration.ofMillis(20);
  }

  /// Waits at most `timeout` for the first byte, then returns what is there.
  ///
  /// @param timeout `ZERO` to take what is there without waiting
  /// @return bytes read, 0 when nothing came in time
  int read(byte[] buffer, int offset, int length, Duration timeout) throws BusException.LinkLost;

  /// The same for a protocol that gives the connection up when an answer is missing: when nothing
  /// came in time, the link is closed. For a socket that is cheaper.
  default int readOrClose(byte[] buffer, int offset, int length, Duration timeout)
      throws BusException.LinkLost {
    int count = read(buffer, offset, length, timeout);
    if (count == 0) {
      close();
    }
    return count;
  }

  @Override
  void close();
}
