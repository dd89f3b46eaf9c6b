package org.cellstation.station.control;

import java.util.List;

/// One loop at one instant, for the snapshot.
///
/// @param reached what it has brought about, in the unit of the set-point; of a controller its
///   variable; `NaN` when it is not known
/// @param outputPercent 0..100 of the loop's span, -100..100 where it acts both ways
/// @param tolerance allowed deviation of the variable from the set-point, in its unit; `NaN` when
///   none is declared
/// @param master the loop that gives the set-point in CASCADE, else empty
/// @param note why the loop does not act freely, else empty
/// @param lifeSupport whether cells live on it
/// @param running false while nobody has started it
/// @param outputs what it moves, in real values
/// @param withoutValue what it does without a usable variable, empty when it needs none
public record LoopStatus(
    String name,
    String variable,
    String unit,
    LoopMode mode,
    double setpoint,
    double reached,
    double outputPercent,
    double tolerance,
    String master,
    String note,
    boolean lifeSupport,
    boolean running,
    List<Moved> outputs,
    String withoutValue) {
  /// @param name of the output, slave loop or part of the gas
  public record Moved(String name, double value) {}
}
