package org.cellstation.drivers.bus;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The truth about one bus, or one instrument on it, at an instant.
///
/// @param detail what is wrong and what to check, empty when `UP`
/// @param lastGood process time of the last good exchange
/// @param errors counts by kind of trouble (the simple name of the exception)
public record LinkStatus(
    String id,
    State state,
    String detail,
    @Nullable Instant lastGood,
    long exchanges,
    Map<String, Long> errors) {

  /// `DEGRADED`: some instruments on the bus answer, some do not.
  public enum State {
    UP,
    DEGRADED,
    DOWN
  }
}
