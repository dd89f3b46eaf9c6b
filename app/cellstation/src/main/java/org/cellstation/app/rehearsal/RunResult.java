package org.cellstation.app.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.Consumed;
import org.cellstation.station.performance.LoopFigures;

/// What became of one run, all of it from its journal and from the truth of its plant. Times are s
/// of process time since the start of the skid.
///
/// @param state of the procedure at the end; `HELD` when nobody could make it go on
/// @param why it did not complete, as the operator reads it; empty when it did
/// @param lastHash of its journal: two runs with the same one are the same run
/// @param steps phases in the order of their beginning
/// @param alarms by id
/// @param limits by process variable
/// @param bounds one each of the expectation's, in its order
/// @param loops how well each did
/// @param reached what of the recipe was reached, see {@link Coverage}
/// @param story what happened besides ordinary steps, in order
/// @param growth truth of the culture every few hours
record RunResult(
    RunPlan plan,
    String state,
    String why,
    Course course,
    String lastHash,
    List<Step> steps,
    Map<String, AlarmCount> alarms,
    Map<String, Outside> limits,
    List<Outside> bounds,
    Consumed consumed,
    Yield yield,
    Map<String, LoopFigures> loops,
    Map<String, Integer> reached,
    List<Happening> story,
    List<Growth> growth) {

  boolean complete() {
    return state.equals("COMPLETE");
  }

  Set<String> alarmIds() {
    return alarms.keySet();
  }

  /// @param seconds from its beginning to its end, holds and questions included; negative when it
  ///   did not end
  record Step(String path, long begun, long seconds) {}

  /// @param raised how often
  /// @param seconds it was present
  record AlarmCount(String priority, String message, int raised, long seconds) {}

  /// @param low s below
  /// @param high s above
  /// @param blind s without a good value
  /// @param min smallest value, `NaN` when there was none
  /// @param max largest value, `NaN` when there was none
  record Outside(long low, long high, long blind, double min, double max) {
    long seconds() {
      return low + high;
    }
  }

  /// At the beginning of the harvest, or at the end where there was none.
  ///
  /// @param viable 1e6/mL
  /// @param viability %
  /// @param millilitres harvested
  /// @param cells 1e6 viable, harvested
  record Yield(double viable, double viability, double millilitres, double cells) {}

  record Happening(long at, String what) {}

  /// @param viable 1e6/mL
  record Growth(long at, double viable, double viability) {}
}
