package org.cellstation.station.batch;

import java.time.Instant;
import org.cellstation.station.api.Station;

/// Where the record's trends come from; {@link Station#trend} fits. Called off the control thread.
@FunctionalInterface
public interface TrendSource {
  /// Per time bucket the smallest and largest good value of one process variable; `NaN` where
  /// nothing good was read.
  Station.Trend trend(String unit, String variable, Instant from, Instant to, int buckets);

  /// Whether a unit measures a variable; one that it does not is left out of the record.
  default boolean measures(String unit, String variable) {
    return true;
  }
}
