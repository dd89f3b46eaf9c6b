package org.cellstation.simulator.wire;

/// A real way to reach one line: open from construction to `close`, which ends in bounded time and
/// leaves no thread and no descriptor behind.
public interface Wire extends AutoCloseable {
  /// Where a client connects, as a station is configured: `serial:...` or `tcp:...`.
  String address();

  /// Sends what instruments say without being asked, and lets the port go or come back where a
  /// fault wants it so. Called after each step of the plant. Any thread.
  void flushUnasked();

  @Override
  void close();
}
