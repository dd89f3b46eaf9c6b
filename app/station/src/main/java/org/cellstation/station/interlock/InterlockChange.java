package org.cellstation.station.interlock;

import org.cellstation.station.interlock.Permissive.Target;

/// What the matrix did by itself, for whoever journals it.
public sealed interface InterlockChange {
  /// @param value that the cause was judged by, `NaN` when by none
  /// @param firstOut all rows were normal before
  /// @param bypassed it has no effect now
  record Tripped(Interlock row, double value, boolean firstOut, boolean bypassed)
      implements InterlockChange {}

  /// The cause of a row that does not latch is gone.
  record Released(Interlock row) implements InterlockChange {}

  record BypassEnded(Interlock row, String why) implements InterlockChange {}

  /// Something was to begin and was not let.
  record Refused(Permissive permissive, Target target, String why) implements InterlockChange {}
}
