package org.cellstation.station.control;

/// Looks at every loop of a unit after a scan, without anything being made for it.
public interface LoopObserver {
  /// The value of a variable as it is to be judged by, `NaN` when it is not good.
  double good(String variable);

  /// @param engUnit of set-point, what was reached and tolerance
  /// @param reached what the loop has brought about; of a controller its variable
  /// @param aims whether that is to be held against the set-point: the set-point of a feed is a
  ///   ceiling, and a rate that stands at its declared least gives more than was asked for
  /// @param outputPercent `NaN` before the first scan of the loop
  /// @param tolerance `NaN` when none is declared
  void loop(
      String name,
      String engUnit,
      LoopMode mode,
      double setpoint,
      double reached,
      boolean aims,
      double outputPercent,
      double tolerance);
}
