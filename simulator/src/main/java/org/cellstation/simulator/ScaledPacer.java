package org.cellstation.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.cellstation.drivers.bus.Pacer;

/// Process time that runs a fixed number of times as fast as real time. Any thread.
final class ScaledPacer implements Pacer {
  private final Instant start;
  private final long startNanos;
  private final double speed;

  /// @param speed 1 for real time
  ScaledPacer(Instant start, double speed) {
    if (!(speed > 0 && speed <= 100_000)) {
      throw new IllegalArgumentException("a speed of " + speed + " is not in (0, 100000]");
    }
    this.start = start;
    this.speed = speed;
    startNanos = System.nanoTime();
  }

  @Override
  public Instant instant() {
    return start.plusNanos((long) ((System.nanoTime() - startNanos) * speed));
  }

  @Override
  public void await(Instant due) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Duration left = Duration.between(instant(), due);
      if (!left.isPositive()) {
        return;
      }
      LockSupport.parkNanos((long) Math.ceil(left.toNanos() / speed));
    }
  }
}
