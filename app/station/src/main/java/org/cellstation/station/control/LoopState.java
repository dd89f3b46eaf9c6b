package org.cellstation.station.control;

/// What must be known of a loop to go on after a restart.
///
/// @param outputPercent the last output, `NaN` when it is not known: then the safe one is taken
public record LoopState(LoopMode mode, double setpoint, double outputPercent) {
  public LoopState {
    if (!Double.isFinite(setpoint)) {
      throw new IllegalArgumentException("a loop cannot go on without a set-point");
    }
  }
}
