package org.cellstation.app.virtual;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that moves when told.
final class VirtualClock implements InstantSource {
  private Instant now;

  VirtualClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration step) {
    now = now.plus(step);
  }
}
