package org.cellstation.station.alarm;

import java.time.Instant;

/// One alarm that is not normal, for the snapshot.
///
/// @param value at the last transition, `NaN` when there was none
/// @param limit `NaN` when the alarm has none
public record AlarmStatus(
    String id,
    String unit,
    AlarmPriority priority,
    AlarmState state,
    String message,
    String response,
    double value,
    double limit,
    Instant since) {}
