package org.cellstation.station.tuning.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.LoopStatus;
import org.cellstation.station.control.law.Pid;

/// What a tuning test has to know of a unit, and may do to it. Control thread only.
public interface TuningVessel {
  String id();

  /// Empty when no batch is on the unit that has not ended.
  String runningBatch();

  /// Whether cells are in it.
  boolean culture();

  /// Whether the loops are on.
  boolean engaged();

  List<LoopStatus> loops();

  Reading read(String variable);

  /// What holds an output that the loop moves, and what to do about it; empty when nothing does.
  String heldBy(String loop);

  /// Which of the unit's links is down, empty when none is.
  String lostLink();

  /// The parameters in force; empty for a loop whose law has none.
  Optional<Pid.Tuning> presentTuning(String loop);

  /// At once; not journaled, that is done by the test's own events.
  void testMode(String loop, LoopMode mode);

  /// At once, in MANUAL.
  ///
  /// @return why not, else empty
  Optional<String> testOutput(String loop, double percent);

  /// Turns the loops on without a batch, journaled.
  ///
  /// @param setpoints by loop; what is not given gets its usual value
  /// @return empty, or why it is refused
  String turnOn(String actor, Map<String, Double> setpoints, String reason);

  /// @return empty, or why it is refused
  String turnOff(String actor, String reason);

  /// Takes other parameters without a bump, journaled.
  ///
  /// @return empty, or why it is refused
  String tune(String actor, String loop, Pid.Tuning wanted, String reason);

  /// Undoes the change from `from` to `to`, also where parameters are scheduled and the operating
  /// point is another one now; journaled.
  ///
  /// @return empty, or why it is refused
  String untune(String actor, String loop, Pid.Tuning from, Pid.Tuning to, String reason);
}
