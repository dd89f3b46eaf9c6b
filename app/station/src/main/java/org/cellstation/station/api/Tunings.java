package org.cellstation.station.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.tuning.Preview;
import org.cellstation.station.tuning.Proposal;
import org.cellstation.station.tuning.TestResult;
import org.jspecify.annotations.Nullable;

/// Help with tuning a loop: a test of the process, proposals that follow from it, what is to be
/// expected of them, applying one and taking it back. Only with water or medium: never with a batch
/// or cells in the unit. Every request is authorised and answered as in {@link Station}.
///
/// Callable from any thread.
public interface Tunings {
  /// The newest published picture: the loops of all units that have parameters to be tuned.
  List<Place> places();

  /// Turns the loops of a unit on without a batch, to test them in water.
  ///
  /// @param setpoints by loop; what is not given gets its usual value
  CompletableFuture<Reply> turnOn(
      Session session, String unit, Map<String, Double> setpoints, String reason);

  /// Turns them off again.
  CompletableFuture<Reply> turnOff(Session session, String unit, String reason);

  CompletableFuture<Reply> begin(
      Session session, String unit, String loop, Plan plan, String reason);

  /// Ends a test; the loop goes back to what it was.
  CompletableFuture<Reply> cancel(Session session, String unit, String reason);

  /// Gives a loop the parameters of a proposal, or others.
  CompletableFuture<Reply> apply(
      Session session, String unit, String loop, Pid.Tuning tuning, String reason);

  /// Takes the last change of a loop's parameters back.
  CompletableFuture<Reply> revert(Session session, String unit, String loop, String reason);

  /// What follows from the loop's last test; empty when there is none. Simulates, so not for the
  /// thread that draws.
  ///
  /// @param tauC closed-loop time constant wanted, seconds, `NaN` for a careful choice
  List<Comparison> proposals(String unit, String loop, double tauC);

  enum Kind {
    STEP,
    RELAY
  }

  /// @param percent of the output: the step, of either sign, or the relay's travel to each side
  /// @param hysteresis of the relay, PV units; not used by a step
  /// @param cycles of the relay; not used by a step
  /// @param mostChange how far the PV may go from where it is, PV units
  /// @param longest the test ends then
  record Plan(
      Kind kind,
      double percent,
      double hysteresis,
      int cycles,
      double mostChange,
      Duration longest) {
    public static Plan step(double percent, double mostChange, Duration longest) {
      return new Plan(Kind.STEP, percent, 0, 0, mostChange, longest);
    }

    public static Plan relay(
        double percent, double hysteresis, int cycles, double mostChange, Duration longest) {
      return new Plan(Kind.RELAY, percent, hysteresis, cycles, mostChange, longest);
    }
  }

  /// One loop that can be tuned.
  ///
  /// @param before the parameters that {@link #revert} would bring back, null when there are none
  /// @param refusal why no test may begin now, with what to do; empty when one may
  /// @param loopsOn whether the unit's loops are on
  /// @param running null while there is no test of this loop
  /// @param last null before the first test
  record Place(
      String unit,
      String loop,
      String variable,
      String engUnit,
      double tolerance,
      Pid.Tuning tuning,
      Pid.@Nullable Tuning before,
      String refusal,
      boolean loopsOn,
      @Nullable Running running,
      @Nullable Last last) {}

  /// @param progress 0 to 1
  record Running(
      Plan plan, String user, Instant since, String doing, double progress, List<Sample> samples) {}

  /// @param outcome `DONE`, `REFUSED` or `STOPPED`
  /// @param result null unless `DONE`
  /// @param samples empty when the program has been restarted since
  /// @param fitted value of the model at each sample, empty when there is no model
  record Last(
      Kind kind,
      Instant at,
      String user,
      String outcome,
      String text,
      @Nullable TestResult result,
      List<Sample> samples,
      List<Double> fitted) {}

  /// @param second since the test began
  record Sample(double second, double value, double output) {}

  /// A proposal beside what the loop is tuned to now.
  ///
  /// @param beforeSensitivity Ms, `NaN` when the loop is not stable with the tested process
  record Comparison(Proposal proposal, Preview before, Preview after, double beforeSensitivity) {}
}
