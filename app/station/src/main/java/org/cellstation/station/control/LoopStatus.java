package org.cellstation.station.control;

/// One loop at one instant, for the snapshot.
///
/// @param outputPercent 0..100 of the loop's span
/// @param tolerance allowed deviation of the variable from the set-point, in its unit; `NaN` when
///   none is declared
/// @param master the loop that gives the set-point in CASCADE, else empty
/// @param note why the loop does not act freely, else empty
public record LoopStatus(
    String name,
    String variable,
    String unit,
    LoopMode mode,
    double setpoint,
    double outputPercent,
    double tolerance,
    String master,
    String note) {}
