package org.cellstation.console.model;

import java.time.Duration;
import java.util.List;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.engine.ProcedureStatus.Level;

/// One line of the procedure chart.
///
/// @param depth 0 for an operation (or whatever stands highest below the procedure)
/// @param time elapsed, and planned where the recipe says so
/// @param share of the planned time that has passed, 0..1; `NaN` when not planned or not begun
/// @param current it is the phase being worked on
public record Step(
    String path,
    int depth,
    Level level,
    String title,
    ProcedureState state,
    String time,
    double share,
    boolean current) {

  /// Operations and phases in order; the procedure itself stands in the header.
  static List<Step> chart(ProcedureStatus procedure) {
    return procedure.elements().stream()
        .filter(e -> e.level() == Level.OPERATION || e.level() == Level.PHASE)
        .map(Step::of)
        .toList();
  }

  private static Step of(ProcedureStatus.Element element) {
    boolean current = element.level() == Level.PHASE && active(element.state());
    Duration planned = element.planned();
    boolean begun = element.begun() != null;
    double share =
        planned == null || planned.isZero() || !begun
            ? Double.NaN
            : Math.min(1, element.active().toSeconds() / (double) planned.toSeconds());
    return new Step(
        element.path(),
        element.level() == Level.PHASE ? 1 : 0,
        element.level(),
        element.title(),
        element.state(),
        time(element),
        share,
        current);
  }

  private static String time(ProcedureStatus.Element element) {
    Duration planned = element.planned();
    String plan = planned == null ? "" : Wording.duration(planned);
    if (element.begun() == null) {
      return plan;
    }
    String elapsed = Wording.duration(element.active());
    return plan.isEmpty() || !active(element.state()) ? elapsed : elapsed + " of " + plan;
  }

  /// Begun and not ended.
  static boolean active(ProcedureState state) {
    return state.kind() == ProcedureState.Kind.TRANSIENT
        || state.kind() == ProcedureState.Kind.QUIESCENT;
  }
}
