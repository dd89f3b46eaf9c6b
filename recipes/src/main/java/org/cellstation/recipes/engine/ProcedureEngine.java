package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseNoted;
import org.cellstation.recipes.model.Recipe;

/// Runs one procedure: its unit procedures, operations and phases as its chart says, through the
/// states of ISA-88. Everything is decided in `command`, `answer` and `scan`, at the instant they
/// are given; the logic of a state runs first in the scan after the state was entered. All on the
/// control thread.
///
/// HOLD, STOP and ABORT go from the procedure to whatever is under way below it. PAUSE ends at the
/// next safe point, which is the end of the phases under way. A phase that fails holds the
/// procedure with all its branches; nothing aborts by itself.
public final class ProcedureEngine {
  private static final String COMPLETE = "complete";
  private static final String RESTORED = "the program was started again";

  private final Course course;
  private final ProceduralElement procedure;
  private final Orders orders;
  private final StatusPicture picture;
  private final Consumer<ProcedureEvent> events;

  /// After a restart the plant may still do what the lost phase last asked of it; its holding logic
  /// runs in HELD until the plant is where HELD says it is.
  private boolean settling;

  private boolean holdsBack;

  private Instant latest = Instant.MIN;

  /// @param events is called for each event, in order, within `command`, `answer` and `scan`
  public ProcedureEngine(Recipe recipe, Equipment equipment, Consumer<ProcedureEvent> events) {
    this.events = events;
    course = new Course(recipe, equipment, events);
    procedure = course.procedure();
    orders = new Orders(course);
    picture = new StatusPicture(course, orders);
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

  /// The same procedure by a changed recipe, exactly where it stands; nothing is emitted. Only at a
  /// safe point, and only when {@link LiveChange#obstacles} finds none.
  ///
  /// @param past everything that the procedure has emitted so far, in order
  public static ProcedureEngine continued(
      Recipe changed,
      Equipment equipment,
      Consumer<ProcedureEvent> events,
      List<Past> past,
      Instant now) {
    ProcedureEngine engine = new ProcedureEngine(changed, equipment, events);
    PastReplay.apply(past, engine.course);
    engine.forward(now);
    engine.course.parents().forEach(ElementBlock::claimAgain);
    // What is held has to hold the equipment by the logic that goes on with it.
    engine.settling = engine.state() == ProcedureState.HELD;
    return engine;
  }

  /// From now on what is under way goes on to its end, and nothing else begins.
  public void holdBack(boolean wanted) {
    holdsBack = wanted;
  }

  /// Between phases, or with everything held: nothing that works on the equipment would notice a
  /// change of the recipe.
  public boolean atSafePoint() {
    return (procedure.state() == ProcedureState.HELD && !settling)
        || course.phases().stream().noneMatch(block -> block.phase().underWay());
  }

  /// The caller compares the state that the person saw with the present one first.
  public Outcome command(Command command, Instant at) {
    Instant now = forward(at);
    Outcome outcome = procedure.state().on(command);
    if (outcome instanceof Outcome.Moved) {
      settling = false;
      switch (command) {
        case START -> course.move(procedure, command, command.name(), now);
        case RESET -> course.upwards(command, command.name(), now);
        case PAUSE, RESUME, HOLD, RESTART, STOP, ABORT ->
            course.downwards(command, command.name(), now);
      }
    }
    return outcome;
  }

  public ProcedureMode mode() {
    return course.mode();
  }

  /// Another mode; no state changes by it. Callers compare the mode that the person saw first.
  ///
  /// @return empty, or why not
  public Optional<String> mode(ProcedureMode wanted, Instant at) {
    forward(at);
    ProcedureMode present = course.mode();
    if (present == wanted) {
      return Optional.of("The procedure is " + wanted + " already.");
    }
    course.mode(wanted);
    events.accept(new ProcedureEvent.ModeChanged("", present, wanted));
    return Optional.empty();
  }

  /// Does one of {@link ProcedureStatus#orders}; naming the step makes a second click harmless.
  ///
  /// @return empty, or why not
  public Optional<String> order(String path, int option, Instant at) {
    return orders.give(path, option, forward(at));
  }

  /// Empty when the answer is taken, else what is wrong with it, in the operator's words.
  ///
  /// @param comment of the person, empty when none
  /// @param by who answers
  public Optional<String> answer(
      String promptId, Map<String, String> answers, String comment, String by, Instant at) {
    forward(at);
    return course.desk().answer(promptId, answers, comment, by);
  }

  /// A person who has just been identified approves or rejects: what a prompt wants signed, or what
  /// somebody else has entered. Empty when it is taken, else what is wrong with it.
  ///
  /// @param comment why, when it is rejected
  public Optional<String> sign(
      String promptId, boolean approved, String comment, String by, Instant at) {
    forward(at);
    return course.desk().sign(promptId, approved, comment, by);
  }

  /// One step in time.
  public void scan(Instant at) {
    Instant now = forward(at);
    switch (procedure.state()) {
      case RUNNING -> {
        if (holdsBack) {
          finish(now);
        } else {
          course.advance(now);
        }
      }
      case PAUSING -> pause(now);
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

  private void pause(Instant now) {
    if (finish(now) && procedure.state() == ProcedureState.PAUSING) {
      course.complete(ProcedureState.PAUSING, COMPLETE, now);
    }
  }

  /// Runs what is under way and begins nothing; whether nothing is under way any more.
  private boolean finish(Instant now) {
    boolean over = true;
    ProcedureState state = procedure.state();
    for (PhaseBlock block : course.phases()) {
      if (procedure.state() == state && block.phase().element().state() == ProcedureState.RUNNING) {
        over &= block.run(now);
      }
    }
    return over;
  }

  /// One scan towards the end of a transient state of the whole procedure.
  private void transit(ProcedureState state, Instant now) {
    boolean over = true;
    String cause = COMPLETE;
    for (PhaseBlock block : course.phases()) {
      PhaseRun phase = block.phase();
      if (phase.element().state() == state) {
        switch (phase.transit(state, now)) {
          case Progress.Continues _ -> over = false;
          case Progress.Failed failed -> {
            // Holding and stopping are tried until they succeed: the reason is shown, and the
            // operator can go on to STOP or ABORT. There is nothing beyond aborting.
            if (state == ProcedureState.RESTARTING) {
              course.fail(failed.reason(), now);
            }
            over &= state == ProcedureState.ABORTING;
            cause = failed.reason();
          }
          case Progress.Done _ -> {}
        }
      }
    }
    if (over) {
      course.complete(state, cause, now);
    }
  }

  private void settle(Instant now) {
    if (!settling) {
      return;
    }
    settling = false;
    for (PhaseBlock block : course.phases()) {
      PhaseRun phase = block.phase();
      if (phase.element().state() == ProcedureState.HELD) {
        settling |= !(phase.transit(ProcedureState.HOLDING, now) instanceof Progress.Done);
      }
    }
  }

  private void comeBack(Instant lastSeen, Instant now) {
    course.parents().forEach(ElementBlock::claimAgain);
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
      case STOPPING -> course.downwards(Command.STOP, RESTORED, now);
      case ABORTING -> course.downwards(Command.ABORT, RESTORED, now);
      case RUNNING, PAUSING, PAUSED, HOLDING, HELD, RESTARTING -> {
        course.downwards(Command.HOLD, RESTORED, now);
        course.complete(ProcedureState.HOLDING, RESTORED, now);
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
    course.desk().at(latest);
    return latest;
  }
}
