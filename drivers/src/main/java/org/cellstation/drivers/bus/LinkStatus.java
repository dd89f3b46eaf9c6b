package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.jspecify.annotations.Nullable;

/// The truth about one bus, or one instrument on it, at an instant.
///
/// @param cause `NONE` when `UP`, else the cause that the readings carry or (`DEGRADED`) what the
///   trouble is
/// @param detail what is wrong and what to check; when `UP`, what the device itself complains about
/// @param lastGood process time of the last good exchange
/// @param exchanges requests sent, whatever became of them
/// @param errors counts by kind of trouble (the simple name of the exception)
/// @param roundTrips of the recent exchanges
/// @param backOffUntil process time before which it is not tried again, null while nothing waits
/// @param identification who answers; of a bus always `NOT_ASKED`
public record LinkStatus(
    String id,
    State state,
    Cause cause,
    String detail,
    @Nullable Instant lastGood,
    long exchanges,
    Map<String, Long> errors,
    RoundTrips roundTrips,
    @Nullable Instant backOffUntil,
    Identification identification) {

  public enum State {
    UP,
    /// Of a bus: some instruments on it answer, some do not. Of an instrument: its readings are
    /// good, something else is not.
    DEGRADED,
    DOWN,
    /// Switched off by a person: nothing is sent to it.
    DISABLED
  }

  /// The same, but not reachable.
  LinkStatus down(Cause why, String what) {
    return state == State.DISABLED
        ? this
        : new LinkStatus(
            id,
            State.DOWN,
            why,
            what,
            lastGood,
            exchanges,
            errors,
            roundTrips,
            backOffUntil,
            identification);
  }

  LinkStatus with(RoundTrips measured) {
    return new LinkStatus(
        id,
        state,
        cause,
        detail,
        lastGood,
        exchanges,
        errors,
        measured,
        backOffUntil,
        identification);
  }
}
