package org.cellstation.simulator.wire;

import java.time.Duration;

/// Waiting for threads without losing an interrupt.
final class Joining {
  private Joining() {}

  /// @return true when the thread has ended
  static boolean join(Thread thread, long millis) {
    boolean interrupted = false;
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (thread.isAlive()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        thread.join(Duration.ofNanos(left));
      } catch (InterruptedException wakeUp) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }
}
