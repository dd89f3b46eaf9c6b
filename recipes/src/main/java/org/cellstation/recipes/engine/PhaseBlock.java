package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;

/// A phase in the chart. Unless the procedure is AUTOMATIC, it begins only when a person orders it.
final class PhaseBlock implements Block {
  private final PhaseRun phase;
  private final Course course;
  private boolean ordered;
  private boolean awaitsOrder;

  PhaseBlock(PhaseRun phase, Course course) {
    this.phase = phase;
    this.course = course;
  }

  PhaseRun phase() {
    return phase;
  }

  /// Whether it is next and only an order is missing.
  boolean awaitsOrder() {
    return awaitsOrder && course.mode() != ProcedureMode.AUTOMATIC;
  }

  void order() {
    ordered = true;
    awaitsOrder = false;
  }

  @Override
  public boolean advance(Instant now) {
    return switch (phase.element().state()) {
      case COMPLETE -> true;
      case RUNNING -> run(now);
      case IDLE -> {
        start(now);
        yield false;
      }
      default -> false;
    };
  }

  private void start(Instant now) {
    awaitsOrder = course.mode() != ProcedureMode.AUTOMATIC && !ordered;
    if (!awaitsOrder && phase.mayStart()) {
      ordered = false;
      course.begin(phase.element(), now);
      phase.execution(now);
    }
  }

  /// One scan of the phase under way; whether it has just completed.
  boolean run(Instant now) {
    return switch (phase.run(now)) {
      case Progress.Continues _ -> false;
      case Progress.Failed failed -> {
        course.fail(failed.reason(), now);
        yield false;
      }
      case Progress.Done _ -> {
        course.end(phase.element(), now);
        yield true;
      }
    };
  }

  @Override
  public void again(Instant now) {
    course.again(phase.element(), now);
  }

  @Override
  public void forget() {
    ordered = false;
    awaitsOrder = false;
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
  }
}
