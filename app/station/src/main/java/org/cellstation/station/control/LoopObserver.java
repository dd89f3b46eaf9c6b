package org.cellstation.station.control;

/// Looks at every loop of a unit after a scan, without anything being made for it.
@FunctionalInterface
public interface LoopObserver {
  /// @param outputPercent `NaN` before the first scan of the loop
  /// @param tolerance `NaN` when none is declared
  void loop(
      String name,
      String variable,
      String engUnit,
      LoopMode mode,
      double setpoint,
      double outputPercent,
      double tolerance);
}
