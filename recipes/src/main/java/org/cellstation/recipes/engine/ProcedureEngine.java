package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseNoted;
import org.cellstation.recipes.engine.ProcedureEvent.StateChanged;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.model.Recipe;

/// Runs one procedure: its unit procedures, operations and phases one after the other, through the
/// states of ISA-88. Everything is decided in `command`, `answer` and `scan`, at the instant they
/// are given; the logic of a state runs first in the scan after the state was entered. All on the
/// control thread.
///
/// HOLD, STOP and ABORT go from the procedure to whatever is under way below it. PAUSE ends at the
/// next safe point, which is the end of the phase under way. A phase that fails holds the
/// procedure; nothing aborts by itself.
public final class ProcedureEngine {
  private static final String COMPLETE = "complete";
  private static final String RESTORED = "the program was started again";

  private final Course course;
  private final ProceduralElement procedure;
  private final StatusPicture picture;
  private final Consumer<ProcedureEvent> events;

  /// After a restart the plant may still do what the lost phase last asked of it; its holding logic
  /// runs in HELD until the plant is where HELD says it is.
  private boolean settling;

  private Instant latest = Instant.MIN;

  /// @param events is called for each event, in order, within `command`, `answer` and `scan`
  public ProcedureEngine(Recipe recipe, Equipment equipment, Consumer<ProcedureEvent> events) {
    this.events = events;
    course = new Course(recipe, equipment, events);
    procedure = course.procedure();
    picture = new StatusPicture(course);
  }

  /// As {@link #restore(Recipe, Equipment, Consumer, List, Instant, Instant)}, for a procedure of
  /// which nothing is known after its last event.
  public static ProcedureEngine restore(
      Recipe recipe,
      Equipment equipment,
      Consumer<ProcedureEvent> events,
      List<Past> past,
      Instant now) {
    Instant lastSeen = past.isEmpty() ? now : past.getLast().at();
    return restore(recipe, equipment, events, past, lastSeen, now);
  }

  /// The procedure as its past events left it: step, states, timers and open prompts, none of them
  /// emitted again. One that was under way is then brought to HELD; one that was being stopped or
  /// aborted goes on to its end; one that was idle or had ended stays so.
  ///
  /// @param past what an engine of the same recipe emitted, in order
  /// @param lastSeen until when the procedure is known to have gone on; active time counts up to it
  /// @throws IllegalArgumentException when `past` does not belong to the recipe
  public static ProcedureEngine restore(
      Recipe recipe,
      Equipment equipment,
      Consumer<ProcedureEvent> events,
      List<Past> past,
      Instant lastSeen,
      Instant now) {
    ProcedureEngine engine = new ProcedureEngine(recipe, equipment, events);
    PastReplay.apply(past, engine.course);
    if (!past.isEmpty()) {
      engine.forward(past.getLast().at());
    }
    Instant seen = engine.forward(lastSeen.isAfter(now) ? now : lastSeen);
    engine.comeBack(seen, engine.forward(now));
    return engine;
  }

  /// The caller compares the state that the person saw with the present one first.
  public Outcome command(Command command, Instant at) {
    Instant now = forward(at);
    Outcome outcome = procedure.state().on(command);
    if (outcome instanceof Outcome.Moved) {
      settling = false;
      switch (command) {
        case START -> move(procedure, command, command.name(), now);
        case RESET -> upwards(command, command.name(), now);
        case PAUSE, RESUME, HOLD, RESTART, STOP, ABORT -> downwards(command, command.name(), now);
      }
    }
    return outcome;
  }

  /// Empty when the answer is taken, else what is wrong with it, in the operator's words.
  public Optional<String> answer(String promptId, Map<String, String> answers, Instant at) {
    forward(at);
    return course.desk().answer(promptId, answers);
  }

  /// One step in time.
  public void scan(Instant at) {
    Instant now = forward(at);
    switch (procedure.state()) {
      case RUNNING -> {
        if (phaseIsOut(now)) {
          proceed(now);
        }
      }
      case PAUSING -> {
        if (phaseIsOut(now)) {
          complete(ProcedureState.PAUSING, COMPLETE, now);
        }
      }
      case HOLDING, RESTARTING, STOPPING, ABORTING -> transit(procedure.state(), now);
      case HELD -> settle(now);
      case IDLE, PAUSED, STOPPED, ABORTED, COMPLETE -> {}
    }
  }

  /// The state of the procedure as a whole.
  public ProcedureState state() {
    return procedure.state();
  }

  /// The picture at `now`; the same object until something may have changed.
  public ProcedureStatus status(Instant at) {
    Instant now = at.isAfter(latest) ? at : latest;
    return picture.at(now);
  }

  /// Time since inoculation began, in whatever state the procedure is; empty before it.
  public Optional<Duration> cultureAge(Instant now) {
    return course.cultureAge(now);
  }

  /// An event as it was emitted, and when.
  public record Past(Instant at, ProcedureEvent event) {}

  /// Runs the phase under way; whether there is none or it has just completed.
  private boolean phaseIsOut(Instant now) {
    PhaseRun phase = course.current().orElse(null);
    if (phase == null || phase.element().state() != ProcedureState.RUNNING) {
      return true;
    }
    return switch (phase.run(now)) {
      case Progress.Continues _ -> false;
      case Progress.Failed failed -> {
        upwards(Command.HOLD, failed.reason(), now);
        yield false;
      }
      case Progress.Done _ -> {
        enter(phase.element(), ProcedureState.COMPLETE, COMPLETE, now);
        yield true;
      }
    };
  }

  /// Ends the parents that have no phase left, and begins the next phase.
  private void proceed(Instant now) {
    PhaseRun next = course.current().orElse(null);
    PhaseRun previous = course.previous().orElse(null);
    if (previous != null) {
      if (next == null || next.operation() != previous.operation()) {
        end(previous.operation(), now);
      }
      if (next == null || next.unitProcedure() != previous.unitProcedure()) {
        end(previous.unitProcedure(), now);
      }
    }
    if (next == null) {
      end(procedure, now);
      return;
    }
    begin(next.unitProcedure(), now);
    begin(next.operation(), now);
    if (next.mayStart()) {
      begin(next.element(), now);
      next.execution(now);
    }
  }

  private void begin(ProceduralElement element, Instant now) {
    if (element.state() == ProcedureState.IDLE) {
      move(element, Command.START, Command.START.name(), now);
    }
  }

  private void end(ProceduralElement element, Instant now) {
    if (element.state() == ProcedureState.RUNNING) {
      enter(element, ProcedureState.COMPLETE, COMPLETE, now);
    }
  }

  /// One scan towards the end of a transient state of the whole procedure.
  private void transit(ProcedureState state, Instant now) {
    PhaseRun phase = course.current().orElse(null);
    String cause = COMPLETE;
    if (phase != null && phase.element().state() == state) {
      switch (phase.transit(state, now)) {
        case Progress.Continues _ -> {
          return;
        }
        case Progress.Failed failed -> {
          // Holding and stopping are tried until they succeed: the reason is shown, and the
          // operator can go on to STOP or ABORT. There is nothing beyond aborting.
          if (state == ProcedureState.RESTARTING) {
            upwards(Command.HOLD, failed.reason(), now);
          }
          if (state != ProcedureState.ABORTING) {
            return;
          }
          cause = failed.reason();
        }
        case Progress.Done _ -> {}
      }
    }
    complete(state, cause, now);
  }

  private void settle(Instant now) {
    PhaseRun phase = course.current().orElse(null);
    if (settling && phase != null && phase.element().state() == ProcedureState.HELD) {
      settling = !(phase.transit(ProcedureState.HOLDING, now) instanceof Progress.Done);
    }
  }

  /// Everything in a transient state has reached its end, children first.
  private void complete(ProcedureState state, String cause, Instant now) {
    for (ProceduralElement element : course.elements().reversed()) {
      if (element.state() == state) {
        state.complete().ifPresent(to -> enter(element, to, cause, now));
      }
    }
  }

  /// A command goes from the procedure to all that is under way below it.
  private void downwards(Command command, String cause, Instant now) {
    for (ProceduralElement element : course.elements()) {
      pass(element, command, cause, now);
    }
  }

  private void upwards(Command command, String cause, Instant now) {
    for (ProceduralElement element : course.elements().reversed()) {
      pass(element, command, cause, now);
    }
  }

  /// A phase is never paused: its end is the point that PAUSE waits for.
  private void pass(ProceduralElement element, Command command, String cause, Instant now) {
    boolean pausing = command == Command.PAUSE || command == Command.RESUME;
    if (!pausing || element.level() != Level.PHASE) {
      move(element, command, cause, now);
    }
  }

  private void move(ProceduralElement element, Command command, String cause, Instant now) {
    if (element.state().on(command) instanceof Outcome.Moved moved) {
      enter(element, moved.to(), cause, now);
    }
  }

  private void enter(ProceduralElement element, ProcedureState to, String cause, Instant now) {
    ProcedureState from = element.state();
    course.enter(element, to, cause, now);
    events.accept(new StateChanged(element.path(), from, to, cause));
  }

  private void comeBack(Instant lastSeen, Instant now) {
    for (ProceduralElement element : course.elements()) {
      if (element.ticks()) {
        element.stopClock(lastSeen);
        // Else the next restart would count the time until this one as active.
        double seconds = element.activeNanos(now) / 1e9;
        events.accept(new PhaseNoted(element.path(), PhaseMemory.ACTIVE_SECONDS, seconds));
      }
    }
    switch (procedure.state()) {
      case IDLE, STOPPED, ABORTED, COMPLETE -> {}
      case STOPPING -> downwards(Command.STOP, RESTORED, now);
      case ABORTING -> downwards(Command.ABORT, RESTORED, now);
      case RUNNING, PAUSING, PAUSED, HOLDING, HELD, RESTARTING -> {
        downwards(Command.HOLD, RESTORED, now);
        complete(ProcedureState.HOLDING, RESTORED, now);
        settling = true;
      }
    }
  }

  /// Process time never runs backwards here, even if a clock is set back.
  private Instant forward(Instant now) {
    picture.outdate();
    if (now.isAfter(latest)) {
      latest = now;
    }
    return latest;
  }
}
