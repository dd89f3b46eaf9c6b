package org.cellstation.station.control;

/// What must be known of a loop to go on after a restart.
///
/// @param setpoint `NaN` when it is not known: then the preset holds
/// @param outputPercent the last output, `NaN` when it is not known: then it is taken from what the
///   devices do
/// @param floor the least that a master may ask for, `NaN` when there is none
public record LoopState(LoopMode mode, double setpoint, double outputPercent, double floor) {
  public LoopState(LoopMode mode, double setpoint, double outputPercent) {
    this(mode, setpoint, outputPercent, Double.NaN);
  }
}
