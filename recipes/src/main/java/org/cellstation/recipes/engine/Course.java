package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.StateChanged;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.model.Operand;
import org.cellstation.recipes.model.Recipe;

/// Where the procedure stands: all its elements with their states, the chart that joins them, and
/// what follows from a state by itself. Live moves and events of the past both go through {@link
/// #arrive}, so a restored procedure cannot differ from the one that was lost.
final class Course {
  private static final String COMPLETE = "complete";
  private static final String REPEAT = "repeat";
  private static final Observation NO_CULTURE = new Observation.Unusable("no cells have come in");

  private static final Observation NO_PHASE = new Observation.Unusable("no phase to total in");

  private final List<ProceduralElement> elements;
  private final List<PhaseBlock> phases = new ArrayList<>();
  private final List<ElementBlock> parents = new ArrayList<>();
  private final List<LoopBlock> loops = new ArrayList<>();
  private final Map<String, Junction> junctions = new LinkedHashMap<>();
  private final Map<ProceduralElement, PhaseRun> runs = new HashMap<>();
  private final ElementBlock chart;
  private final PromptDesk desk;
  private final Equipment equipment;
  private final Consumer<ProcedureEvent> events;
  private ProcedureMode mode = ProcedureMode.AUTOMATIC;
  private String heldBecause = "";

  Course(Recipe recipe, Equipment equipment, Consumer<ProcedureEvent> events) {
    this.equipment = equipment;
    this.events = events;
    desk = new PromptDesk(events);
    var making = new Chart(this, equipment, events);
    chart = making.procedure(recipe);
    elements = making.elements();
    chart.visit(
        block -> {
          switch (block) {
            case PhaseBlock phase -> {
              phases.add(phase);
              runs.put(phase.phase().element(), phase.phase());
            }
            case ElementBlock parent -> parents.add(parent);
            case Junction junction -> {
              junctions.put(junction.path(), junction);
              if (junction instanceof LoopBlock loop) {
                loops.add(loop);
              }
            }
            default -> {}
          }
        });
  }

  /// Parents before children.
  List<ProceduralElement> elements() {
    return elements;
  }

  ProceduralElement procedure() {
    return chart.element();
  }

  List<PhaseBlock> phases() {
    return phases;
  }

  List<ElementBlock> parents() {
    return parents;
  }

  Map<String, Junction> junctions() {
    return junctions;
  }

  PromptDesk desk() {
    return desk;
  }

  ProcedureMode mode() {
    return mode;
  }

  void mode(ProcedureMode wanted) {
    mode = wanted;
  }

  /// The command or failure that brought the procedure to HOLDING last.
  String heldBecause() {
    return heldBecause;
  }

  void advance(Instant now) {
    chart.advance(now);
  }

  void emit(ProcedureEvent event) {
    events.accept(event);
  }

  /// Time since inoculation began, in whatever state the procedure is; empty before it.
  Optional<Duration> cultureAge(Instant now) {
    for (PhaseBlock block : phases) {
      Instant begun = block.phase().element().begun();
      if (block.phase().step().type().bringsCells() && begun != null) {
        return Optional.of(Duration.between(begun, now));
      }
    }
    return Optional.empty();
  }

  /// What a condition compares, as it is now.
  Observation observe(Operand operand, String unit, Instant now) {
    return switch (operand) {
      case Operand.Measured measured -> equipment.read(unit, measured.variable().variable());
      case Operand.Entered entered -> desk.entered(entered.field());
      case Operand.Total _ -> NO_PHASE;
      case Operand.CultureAge _ ->
          cultureAge(now)
              .<Observation>map(age -> new Observation.Value(age.toMillis() / 3.6e6, "h"))
              .orElse(NO_CULTURE);
    };
  }

  String claim(String path, List<String> resources) {
    return resources.isEmpty() ? "" : equipment.claim(path, resources);
  }

  void release(String path) {
    equipment.release(path);
  }

  void begin(ProceduralElement element, Instant now) {
    move(element, Command.START, Command.START.name(), now);
  }

  /// Another round of a loop.
  void again(ProceduralElement element, Instant now) {
    move(element, Command.RESET, REPEAT, now);
  }

  void end(ProceduralElement element, Instant now) {
    if (element.state() == ProcedureState.RUNNING) {
      enter(element, ProcedureState.COMPLETE, COMPLETE, now);
    }
  }

  /// A phase cannot go on: everything is held, children first.
  void fail(String reason, Instant now) {
    upwards(Command.HOLD, reason, now);
  }

  /// Everything in a transient state has reached its end, children first.
  void complete(ProcedureState state, String cause, Instant now) {
    for (ProceduralElement element : elements.reversed()) {
      if (element.state() == state) {
        state.complete().ifPresent(to -> enter(element, to, cause, now));
      }
    }
  }

  /// A command goes from the procedure to all that is under way below it.
  void downwards(Command command, String cause, Instant now) {
    for (ProceduralElement element : elements) {
      pass(element, command, cause, now);
    }
  }

  void upwards(Command command, String cause, Instant now) {
    for (ProceduralElement element : elements.reversed()) {
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

  void move(ProceduralElement element, Command command, String cause, Instant now) {
    if (element.state().on(command) instanceof Outcome.Moved moved) {
      enter(element, moved.to(), cause, now);
    }
  }

  private void enter(ProceduralElement element, ProcedureState to, String cause, Instant now) {
    ProcedureState from = element.state();
    arrive(element, to, cause, now);
    events.accept(new StateChanged(element.path(), from, to, cause));
    if (element == procedure() && to.kind() == ProcedureState.Kind.FINAL) {
      parents.forEach(ElementBlock::release);
    }
  }

  /// As {@link #enter}, for a move of the past.
  void replay(ProceduralElement element, ProcedureState to, String cause, Instant then) {
    arrive(element, to, cause, then);
    if (to == ProcedureState.RUNNING) {
      loops.forEach(loop -> loop.replayBegun(element));
    }
  }

  private void arrive(ProceduralElement element, ProcedureState to, String cause, Instant now) {
    element.enter(to, now);
    PhaseRun run = runs.get(element);
    if (run != null) {
      run.entered();
      // A reset of the whole procedure follows from the procedure's own.
      if (to == ProcedureState.IDLE && procedure().state().kind() != ProcedureState.Kind.FINAL) {
        run.reset();
      }
    }
    if (element != procedure()) {
      return;
    }
    if (to == ProcedureState.HOLDING) {
      heldBecause = cause;
    } else if (to == ProcedureState.IDLE) {
      beginAnew();
    } else if (to.kind() == ProcedureState.Kind.FINAL) {
      desk.close();
    }
  }

  private void beginAnew() {
    desk.forget();
    phases.forEach(block -> block.phase().reset());
    chart.visit(Block::forget);
  }
}
