package org.cellstation.station.alarm;

import java.time.Instant;

/// One transition, for the journal (`Event.AlarmChanged` has the same fields).
///
/// @param from what was seen, or the covered course (A to F) when the alarm is not announced
/// @param to likewise
/// @param value at this instant, `NaN` when there was none
/// @param limit at this instant, `NaN` when the alarm has none
/// @param comment reason, person's comment or `not announced: SHELVED`
public record AlarmChange(
    AlarmDefinition definition,
    String message,
    AlarmEvent event,
    AlarmState from,
    AlarmState to,
    double value,
    double limit,
    String comment,
    Instant at) {}
