package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseBegun;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureEvent.TransitionTaken;
import org.cellstation.recipes.model.Operand;
import org.cellstation.recipes.model.PhaseStep;
import org.jspecify.annotations.Nullable;

/// One phase of the running procedure, in its place: what is asked before and after, the equipment
/// that does it and the transition that may end it.
final class PhaseRun {
  private final PhaseStep step;
  private final ProceduralElement element;
  private final String unit;
  private final Equipment equipment;
  private final PromptDesk desk;
  private final Sight sight;
  private final Consumer<ProcedureEvent> events;

  private List<Prompt> before;
  private List<Prompt> after;
  private StepMemory memory;
  private Totals totals;
  private Stage stage = Stage.LOGIC;
  private @Nullable EquipmentPhase execution;
  private @Nullable ConditionWatch watch;
  private String waitingFor = "";
  private int run = 1;

  /// The transient state of which its part is done, while other phases still work on theirs.
  private @Nullable ProcedureState arrived;

  /// What a condition compares, as it is now.
  @FunctionalInterface
  interface Sight {
    Equipment.Observation observe(Operand operand, String unit, Instant now);
  }

  PhaseRun(
      PhaseStep step,
      ProceduralElement element,
      Equipment equipment,
      String unit,
      PromptDesk desk,
      Sight sight,
      Consumer<ProcedureEvent> events) {
    this.step = step;
    this.element = element;
    this.unit = unit;
    this.equipment = equipment;
    this.desk = desk;
    this.sight = sight;
    this.events = events;
    before = PromptDesk.prompts(step.path(), step.before(), 1);
    after = PromptDesk.prompts(step.path(), step.after(), 1);
    memory = new StepMemory(element, events);
    totals = new Totals(equipment, unit, memory);
    watch = watch();
  }

  PhaseStep step() {
    return step;
  }

  ProceduralElement element() {
    return element;
  }

  /// Whether all that must be answered first is.
  boolean mayStart() {
    return desk.settled(before);
  }

  String waitingFor() {
    return waitingFor.isEmpty() && watch != null && stage == Stage.LOGIC
        ? watch.waitingFor()
        : waitingFor;
  }

  /// As if it had never run. Its prompts get new ids, which stay unique within the batch.
  void reset() {
    run++;
    before = PromptDesk.prompts(step.path(), step.before(), run);
    after = PromptDesk.prompts(step.path(), step.after(), run);
    stage = Stage.LOGIC;
    memory = new StepMemory(element, events);
    totals = new Totals(equipment, unit, memory);
    execution = null;
    watch = watch();
    waitingFor = "";
  }

  /// One scan of RUNNING; done when the phase is complete.
  Progress run(Instant now) {
    return switch (stage) {
      case LOGIC -> {
        Progress progress = note(execution(now).running(now));
        if (progress instanceof Progress.Continues
            && watch != null
            && watch.judge(now, element.activeNanos(now)) == Verdict.TRUE) {
          events.accept(new TransitionTaken(step.path(), watch.condition().toString()));
          stage = Stage.ENDING;
        }
        yield progress instanceof Progress.Done ? ask() : progress;
      }
      case ENDING -> {
        Progress progress = note(execution(now).stopping(now));
        yield progress instanceof Progress.Done ? ask() : progress;
      }
      case ASKING -> ask();
    };
  }

  /// One scan of HOLDING, RESTARTING, STOPPING or ABORTING. A phase whose logic is done has nothing
  /// left to hold, and one that is ending must not be brought back to work.
  Progress transit(ProcedureState state, Instant now) {
    if (state == arrived) {
      return Progress.DONE;
    }
    Progress progress = towards(state, now);
    if (progress instanceof Progress.Done) {
      arrived = state;
    }
    return progress;
  }

  /// It is in another state now.
  void entered() {
    arrived = null;
  }

  /// The transition is taken although its condition is not true.
  void force() {
    stage = Stage.ENDING;
  }

  /// Neither before its begin nor behind its end.
  boolean underWay() {
    return element.state() != ProcedureState.IDLE
        && element.state().kind() != ProcedureState.Kind.FINAL;
  }

  boolean inLogic() {
    return stage == Stage.LOGIC;
  }

  private Progress towards(ProcedureState state, Instant now) {
    if (stage == Stage.ASKING || (stage == Stage.ENDING && state == ProcedureState.RESTARTING)) {
      return note(Progress.DONE);
    }
    return note(
        switch (state) {
          case HOLDING -> {
            if (watch != null) {
              watch.beginAnew();
            }
            yield execution(now).holding(now);
          }
          case RESTARTING -> execution(now).restarting(now);
          case STOPPING -> execution(now).stopping(now);
          case ABORTING -> execution(now).aborting(now);
          default -> throw new IllegalArgumentException(state + " is no transition of a phase");
        });
  }

  /// Takes the equipment; at once when it starts, and when first needed after a restart.
  EquipmentPhase execution(Instant now) {
    memory.at(now);
    EquipmentPhase present = execution;
    if (present == null) {
      String phase = step.type().phase();
      events.accept(new PhaseBegun(step.path(), unit, phase, step.parameters()));
      present = equipment.phase(unit, phase, step.parameters(), memory);
      execution = present;
    }
    return present;
  }

  void replay(ProcedureEvent past) {
    switch (past) {
      case ProcedureEvent.PhaseNoted noted -> memory.replay(noted);
      case TransitionTaken _, ProcedureEvent.TransitionForced _ -> stage = Stage.ENDING;
      case ProcedureEvent.ConditionWaiting waiting when watch != null -> watch.replay(waiting);
      case ProcedureEvent.PromptRaised raised -> {
        if (after.stream().anyMatch(prompt -> prompt.id().equals(raised.prompt().id()))) {
          stage = Stage.ASKING;
        }
      }
      default -> {}
    }
  }

  /// What it asks under that id.
  Optional<Prompt> prompt(String id) {
    return Stream.concat(before.stream(), after.stream())
        .filter(prompt -> prompt.id().equals(id))
        .findFirst();
  }

  private Progress ask() {
    stage = Stage.ASKING;
    return desk.settled(after) ? Progress.DONE : Progress.CONTINUES;
  }

  private Progress note(Progress progress) {
    waitingFor =
        switch (progress) {
          case Progress.Continues continues -> continues.waitingFor();
          case Progress.Failed failed -> failed.reason();
          case Progress.Done _ -> "";
        };
    return progress;
  }

  private @Nullable ConditionWatch watch() {
    return step.until() == null
        ? null
        : new ConditionWatch(step.until(), step.path(), this::observe, events);
  }

  private Equipment.Observation observe(Operand operand, Instant now) {
    return operand instanceof Operand.Total total
        ? totals.observe(total, now)
        : sight.observe(operand, unit, now);
  }

  private enum Stage {
    /// The equipment works.
    LOGIC,
    /// The transition was taken; the equipment is brought to its controlled end.
    ENDING,
    /// The equipment is done; only answers are missing.
    ASKING
  }
}
