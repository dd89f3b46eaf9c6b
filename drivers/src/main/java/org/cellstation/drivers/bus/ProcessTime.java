package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// Process time that runs with the wall clock, or a whole number of times faster for training and
/// rehearsal on real wires.
///
/// At speed 1 it is the system's clock, so that corrections of that clock show; at any other speed
/// it starts at a given instant and follows the monotonic clock. Any thread.
public final class ProcessTime implements Pacer {
  private static final double LONGEST_NANOS = 1e18;
  private static final long SPIN_NANOS = 100_000;

  /// Beyond it a second of process time is shorter than an instrument needs to answer.
  private static final double FASTEST = 1000;

  private final double speed;
  private final Instant start;
  private final long origin = System.nanoTime();

  private ProcessTime(double speed, Instant start) {
    this.speed = speed;
    this.start = start;
  }

  /// The wall clock.
  public static ProcessTime real() {
    return new ProcessTime(1, Instant.now());
  }

  /// @param speed seconds of process time for one second of wall time, above 0 and at most 1000
  public static ProcessTime accelerated(double speed, Instant start) {
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new IllegalArgumentException(
          "The speed must be above 0 and at most 1000, not "
              + speed
              + ": instruments do not answer faster. A rehearsal runs as fast as the computer can.");
    }
    return new ProcessTime(speed, start);
  }

  @Override
  public Instant instant() {
    return speed == 1 ? Instant.now() : start.plusNanos((long) (elapsed() * speed));
  }

  private long elapsed() {
    return System.nanoTime() - origin;
  }

  @Override
  public void await(Instant due) throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Duration left = Duration.between(instant(), due);
      if (left.isNegative() || left.isZero()) {
        return;
      }
      long nanos = (long) Math.min(LONGEST_NANOS, left.toNanos() / speed);
      if (nanos > SPIN_NANOS) {
        LockSupport.parkNanos(nanos - SPIN_NANOS / 2);
      } else {
        Thread.onSpinWait();
      }
    }
  }
}
