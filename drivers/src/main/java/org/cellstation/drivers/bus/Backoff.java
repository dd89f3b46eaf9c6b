package org.cellstation.drivers.bus;

import java.time.Duration;
import java.time.Instant;

/// When something that failed is worth another try: after the first failure a short pause, twice as
/// long after each further one, up to a limit. Owned by one thread.
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration pause;
  private Instant failure = Instant.MIN;
  private Instant due = Instant.MIN;

  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.pause = first;
  }

  /// When to try again, `Instant.MIN` when nothing has failed.
  public Instant due() {
    return due;
  }

  /// Also when the clock was set back behind the last failure.
  public boolean isDue(Instant now) {
    return !now.isBefore(due) || now.isBefore(failure);
  }

  public void failed(Instant now) {
    failure = now;
    due = now.plus(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /// Forgets all failures.
  public void reset() {
    pause = first;
    failure = Instant.MIN;
    due = Instant.MIN;
  }
}
