package org.cellstation.console.model;

import java.util.Optional;
import org.cellstation.station.api.Snapshot;

/// One process variable as an analogue indicator: value within range, limits and set-point, and the
/// loop that controls it.
public record Gauge(
    String variable,
    Readout readout,
    Snapshot.Range range,
    Optional<Snapshot.Loop> loop,
    Optional<AlarmMark> alarm) {
  /// Where there is no configured range: no bar can be drawn, the number still can.
  static final Snapshot.Range UNKNOWN =
      new Snapshot.Range(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1);
}
