package org.cellstation.station.interlock;

import java.util.List;

/// What must be true before something may begin. What already runs goes on: stopping it is the
/// business of an interlock.
///
/// @param title what must be so, in the operator's words
/// @param refusals it is refused while one of them is there, or cannot be judged
/// @param response what the operator shall do
public record Permissive(
    String id, String title, Target target, List<Cause> refusals, String response) {
  public Permissive {
    refusals = List.copyOf(refusals);
  }

  /// What may begin.
  public sealed interface Target {
    /// In the words of the screen.
    String text();

    /// The output may leave its rest.
    ///
    /// @param rest at or below this value it rests
    record OutputRises(String output, double rest) implements Target {
      @Override
      public String text() {
        return output + " above " + Words.number(rest);
      }
    }

    /// The loop may control by itself.
    record LoopControls(String loop) implements Target {
      @Override
      public String text() {
        return loop + " loop to AUTO";
      }
    }

    /// The batch may be started.
    record BatchStarts() implements Target {
      @Override
      public String text() {
        return "START of a batch";
      }
    }
  }
}
