package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// What the procedure and its elements did, from their state changes.
final class StepHistory {
  private static final String PROCEDURE = "";
  private static final Set<String> RESTING =
      Set.of(
          ProcedureState.PAUSING.name(),
          ProcedureState.PAUSED.name(),
          ProcedureState.HOLDING.name(),
          ProcedureState.HELD.name(),
          ProcedureState.RESTARTING.name());
  private static final Set<String> FINAL =
      Set.of(
          ProcedureState.COMPLETE.name(),
          ProcedureState.STOPPED.name(),
          ProcedureState.ABORTED.name());

  private static final class Run {
    private final String path;
    private final Stamp begun;
    private String unit = "";
    private String phase = "";
    private Map<String, String> parameters = Map.of();
    private String state = "";
    private @Nullable Stamp ended;
    private @Nullable Instant restingSince;
    private Duration held = Duration.ZERO;
    private final Set<String> people = new LinkedHashSet<>();

    Run(String path, Stamp begun) {
      this.path = path;
      this.begun = begun;
    }

    void enter(String next, Stamp at) {
      boolean rests = RESTING.contains(next);
      if (restingSince != null && !rests) {
        held = held.plus(Duration.between(restingSince, at.utc()));
        restingSince = null;
      } else if (restingSince == null && rests) {
        restingSince = at.utc();
      }
      if (FINAL.contains(next)) {
        ended = at;
      }
      state = next;
    }

    BatchRecord.Step step(Instant end) {
      Duration rest = restingSince == null ? held : held.plus(Duration.between(restingSince, end));
      return new BatchRecord.Step(
          path, unit, phase, parameters, begun, ended, state, rest, List.copyOf(people));
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Run> latest = new HashMap<>();
  private final List<BatchRecord.StateChange> changes = new ArrayList<>();
  private final List<Finding> byHand = new ArrayList<>();
  private final Periods resting = new Periods();
  private @Nullable Stamp started;

  void changed(Stamp at, Event.StateChanged event) {
    changes.add(
        new BatchRecord.StateChange(at, event.path(), event.from(), event.to(), event.cause()));
    if (event.to().equals(ProcedureState.IDLE.name())) {
      return;
    }
    running(event.path(), at).enter(event.to(), at);
    if (event.path().equals(PROCEDURE)) {
      if (started == null && event.to().equals(ProcedureState.RUNNING.name())) {
        started = at;
      }
      rest(at, event);
    }
  }

  /// What a junction of the chart decided, or a person in its place.
  ///
  /// @param what `branch 2`, `round 3` and such
  void decided(Stamp at, String path, String what, String why) {
    changes.add(new BatchRecord.StateChange(at, path, "", what, why));
    if (at.byPerson()) {
      byHand.add(
          Finding.at(
              Finding.Kind.MANUAL_CHANGE,
              "%s: %s by %s".formatted(path.isEmpty() ? "procedure" : path, what, at.actor()),
              at));
    }
  }

  /// A held period of the procedure, named by the command or fault that began it.
  private void rest(Stamp at, Event.StateChanged event) {
    boolean rests = RESTING.contains(event.to());
    if (rests && !RESTING.contains(event.from())) {
      String kind = event.to().startsWith("PAUS") ? "paused" : "held";
      resting.open(
          PROCEDURE,
          Finding.Kind.HELD,
          "Procedure " + kind + " by " + at.actor() + ": " + event.cause(),
          at);
    } else if (!rests) {
      resting.close(PROCEDURE, at.utc());
    }
  }

  void begun(Stamp at, Event.PhaseBegun event) {
    Run run = running(event.path(), at);
    run.unit = event.unit();
    run.phase = event.phase();
    run.parameters = event.parameters();
  }

  /// A person answered what the step at `path` asked, or confirmed it.
  void answered(Stamp at, String path) {
    Run run = latest.get(path);
    if (run != null && at.byPerson()) {
      run.people.add(at.actor());
    }
  }

  /// The element's present run, or a new one when there is none or the last has ended.
  private Run running(String path, Stamp at) {
    Run run = latest.get(path);
    if (run == null || (run.ended != null && !run.state.equals(ProcedureState.STOPPED.name()))) {
      run = new Run(path, at);
      runs.add(run);
      latest.put(path, run);
    }
    return run;
  }

  List<BatchRecord.Step> steps(Instant end) {
    return runs.stream().map(run -> run.step(end)).toList();
  }

  List<BatchRecord.StateChange> changes() {
    return changes;
  }

  @Nullable Stamp started() {
    return started;
  }

  List<Finding> findings(Instant end) {
    List<Finding> findings = new ArrayList<>(resting.findings(end));
    findings.addAll(byHand);
    return findings;
  }
}
