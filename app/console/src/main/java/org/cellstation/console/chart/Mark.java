package org.cellstation.console.chart;

import org.cellstation.recipes.engine.ProcedureState;
import org.jspecify.annotations.Nullable;

/// What is said about one step of a chart besides what it is.
///
/// @param state of a procedure that runs, null of one that is written
/// @param current it is being worked on
/// @param fault something is wrong with its text
/// @param way of a branch: whether it was taken
/// @param note stands in place of its second line, empty for none
public record Mark(
    @Nullable ProcedureState state, boolean current, boolean fault, Way way, String note) {
  public static final Mark NONE = new Mark(null, false, false, Way.OPEN, "");
  public static final Mark FAULT = new Mark(null, false, true, Way.OPEN, "");

  /// What became of a branch.
  public enum Way {
    OPEN,
    TAKEN,
    NOT_TAKEN
  }
}
