package org.cellstation.simulator.wire;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/// Sends an answer in single bytes with a pause after each, so that no two of them arrive together.
final class Trickle {
  /// A character at 4800 baud.
  private static final long PAUSE_NANOS = 2_000_000;

  private Trickle() {}

  /// Sends some bytes.
  @FunctionalInterface
  interface Sender {
    void send(byte[] bytes, int offset, int length) throws IOException;
  }

  static void send(byte[] bytes, boolean slow, Sender sender) throws IOException {
    if (!slow) {
      sender.send(bytes, 0, bytes.length);
      return;
    }
    for (int i = 0; i < bytes.length; i++) {
      sender.send(bytes, i, 1);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
