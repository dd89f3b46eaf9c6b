package org.cellstation.app.rehearsal;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/// Keeps no more runs at work than are allowed at this moment: the others stand still until there
/// is room, and lose nothing but time. Thread-safe.
final class Crew {
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final IntSupplier allowed;
  private int working;

  Crew(IntSupplier allowed) {
    this.allowed = allowed;
  }

  /// Begins to work, once there is room.
  synchronized void come() {
    try {
      while (working >= Math.max(1, allowed.getAsInt())) {
        TimeUnit.MILLISECONDS.timedWait(this, LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for its turn", stopped);
    }
    working++;
  }

  /// Between two pieces of work: stands back while there are too many.
  synchronized void pace() {
    if (working > Math.max(1, allowed.getAsInt())) {
      working--;
      notifyAll();
      come();
    }
  }

  /// The work is over.
  synchronized void go() {
    working--;
    notifyAll();
  }
}
