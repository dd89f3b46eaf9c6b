package org.cellstation.station.control;

/// One loop at one instant, for the snapshot.
///
/// @param outputPercent 0..100 of the loop's span
/// @param note why the loop does not act freely, else empty
public record LoopStatus(
    String name,
    String variable,
    String unit,
    LoopMode mode,
    double setpoint,
    double outputPercent,
    String note) {}
