package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  @Test
  void doublesUpToItsLimit() {
    Instant now = Instant.EPOCH;
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      backoff.failed(now);
      pauses.add(Duration.between(now, backoff.due()).toSeconds());
      now = backoff.due();
    }
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L), pauses);
  }

  @Test
  void doesNotWaitForAClockThatWasSetBack() {
    backoff.failed(Instant.EPOCH.plusSeconds(3600));
    assertTrue(backoff.isDue(Instant.EPOCH));
  }

  @Test
  void forgetsFailuresAfterASuccess() {
    backoff.failed(Instant.EPOCH);
    backoff.failed(Instant.EPOCH);
    backoff.reset();
    assertTrue(backoff.isDue(Instant.EPOCH));
    backoff.failed(Instant.EPOCH);
    assertEquals(Instant.EPOCH.plusSeconds(1), backoff.due());
  }
}
