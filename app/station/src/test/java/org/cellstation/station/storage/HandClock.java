package org.cellstation.station.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that a test turns.
public final class HandClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-29T00:30:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
