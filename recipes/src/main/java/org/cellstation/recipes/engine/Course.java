package org.cellstation.recipes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;

/// Where the procedure stands: all its elements with their states, and what follows from a state by
/// itself. Live moves and events of the past both go through {@link #enter}, so a restored
/// procedure cannot differ from the one that was lost.
final class Course {
  private final List<ProceduralElement> elements = new ArrayList<>();
  private final List<PhaseRun> phases = new ArrayList<>();
  private final ProceduralElement procedure;
  private final PromptDesk desk;
  private int position;
  private int run = 1;
  private String heldBecause = "";

  Course(Recipe recipe, Equipment equipment, Consumer<ProcedureEvent> events) {
    desk = new PromptDesk(events);
    procedure = new ProceduralElement("", Level.PROCEDURE, recipe.title(), null);
    elements.add(procedure);
    for (UnitProcedure up : recipe.procedure()) {
      ProceduralElement unitProcedure =
          new ProceduralElement(up.path(), Level.UNIT_PROCEDURE, up.title(), null);
      elements.add(unitProcedure);
      for (Operation op : up.operations()) {
        ProceduralElement operation =
            new ProceduralElement(op.path(), Level.OPERATION, op.title(), null);
        elements.add(operation);
        for (PhaseStep step : op.phases()) {
          ProceduralElement phase =
              new ProceduralElement(step.path(), Level.PHASE, step.title(), step.planned());
          elements.add(phase);
          phases.add(
              new PhaseRun(
                  step,
                  phase,
                  operation,
                  unitProcedure,
                  equipment,
                  up.unit(),
                  desk,
                  this::cultureAge,
                  events));
        }
      }
    }
  }

  /// Parents before children.
  List<ProceduralElement> elements() {
    return elements;
  }

  ProceduralElement procedure() {
    return procedure;
  }

  List<PhaseRun> phases() {
    return phases;
  }

  PromptDesk desk() {
    return desk;
  }

  /// The command or failure that brought the procedure to HOLDING last.
  String heldBecause() {
    return heldBecause;
  }

  /// The first phase that is not complete; empty behind the last.
  Optional<PhaseRun> current() {
    return position < phases.size() ? Optional.of(phases.get(position)) : Optional.empty();
  }

  /// The phase before the current one.
  Optional<PhaseRun> previous() {
    return position > 0 ? Optional.of(phases.get(position - 1)) : Optional.empty();
  }

  /// Time since inoculation began, in whatever state the procedure is; empty before it.
  Optional<Duration> cultureAge(Instant now) {
    for (PhaseRun phase : phases) {
      Instant begun = phase.element().begun();
      if (phase.step().type() == PhaseType.INOCULATE && begun != null) {
        return Optional.of(Duration.between(begun, now));
      }
    }
    return Optional.empty();
  }

  void enter(ProceduralElement element, ProcedureState to, String cause, Instant now) {
    element.enter(to, now);
    if (element.level() == Level.PHASE && to == ProcedureState.COMPLETE) {
      position++;
    }
    if (element != procedure) {
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
    run++;
    position = 0;
    desk.forget();
    for (PhaseRun phase : phases) {
      phase.reset(run);
    }
  }
}
