package org.cellstation.recipes.engine;

import java.time.Instant;

/// How a unit does one phase. The engine calls exactly one method a scan, the one that belongs to
/// the phase's state, on the control thread; each must return at once. Life support (temperature,
/// gas, agitation) keeps its set-points through holding, stopping and aborting.
///
/// Once `running` is done, the engine calls no method any more. When the recipe's transition ends
/// the phase early, the engine calls `stopping` until it is done, and then no method any more.
public interface EquipmentPhase {
  /// One scan of the running logic.
  Progress running(Instant now);

  /// One scan towards a defined safe state.
  default Progress holding(Instant now) {
    return Progress.DONE;
  }

  /// One scan from the safe state back to where running goes on.
  default Progress restarting(Instant now) {
    return Progress.DONE;
  }

  /// One scan of a controlled end.
  default Progress stopping(Instant now) {
    return Progress.DONE;
  }

  /// One scan of a fast end.
  default Progress aborting(Instant now) {
    return Progress.DONE;
  }

  /// What one scan came to.
  sealed interface Progress {
    Progress CONTINUES = new Continues("");
    Progress DONE = new Done();

    /// @param waitingFor what keeps it, in the operator's words, empty when it simply takes time
    record Continues(String waitingFor) implements Progress {}

    record Done() implements Progress {}

    /// The phase cannot go on: the engine holds the procedure and shows the reason.
    record Failed(String reason) implements Progress {}
  }
}
