package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.jspecify.annotations.Nullable;

/// What is told of one instrument: kept by the bus's owner thread, its {@link #status} for all.
final class Health {
  private final String id;
  private final RoundTripWindow roundTrips = new RoundTripWindow();
  private @Nullable Instant lastGood;
  private long exchanges;
  private Map<String, Long> errors = Map.of();
  private Identification identification = Identification.NOT_ASKED;
  private volatile LinkStatus status;

  Health(String id) {
    this.id = id;
    this.status = status(LinkStatus.State.DOWN, Cause.NOT_YET_READ, "not reached yet", null);
  }

  RoundTripWindow roundTrips() {
    return roundTrips;
  }

  /// From any thread.
  LinkStatus status() {
    return status.with(roundTrips.summary());
  }

  /// As {@link #status()}, without the round trips.
  LinkStatus quickStatus() {
    return status;
  }

  void exchanged(long count) {
    exchanges += count;
  }

  void good(Instant now) {
    lastGood = now;
  }

  void count(BusException e) {
    Map<String, Long> counts = new HashMap<>(errors);
    counts.merge(e.getClass().getSimpleName(), 1L, Long::sum);
    errors = Map.copyOf(counts);
  }

  Identification identification() {
    return identification;
  }

  void identified(Identification now) {
    identification = now;
  }

  void publish(LinkStatus.State state, Cause cause, String detail, @Nullable Instant backOffUntil) {
    status = status(state, cause, detail, backOffUntil);
  }

  private LinkStatus status(
      LinkStatus.State state, Cause cause, String detail, @Nullable Instant backOffUntil) {
    return new LinkStatus(
        id,
        state,
        cause,
        detail,
        lastGood,
        exchanges,
        errors,
        RoundTrips.NONE,
        backOffUntil,
        identification);
  }
}
