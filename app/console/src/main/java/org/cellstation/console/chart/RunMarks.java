package org.cellstation.console.chart;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.cellstation.console.model.Wording;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.chart.Outline.Loop;
import org.cellstation.recipes.chart.Outline.Selection;
import org.cellstation.recipes.chart.Outline.Synchronization;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.engine.ProcedureStatus.Element;
import org.cellstation.recipes.engine.ProcedureStatus.Junction;
import org.cellstation.recipes.engine.ProcedureStatus.Level;

/// What a chart says of a procedure that runs: states, the step under way, branches taken, rounds.
public final class RunMarks {
  private RunMarks() {}

  public static Function<String, Mark> of(Outline outline, ProcedureStatus procedure) {
    Map<String, Mark> marks = new HashMap<>();
    for (Element element : procedure.elements()) {
      boolean active = active(element.state());
      marks.put(
          element.path(),
          new Mark(
              element.state(),
              active && element.level() == Level.PHASE,
              false,
              Mark.Way.OPEN,
              element.level() == Level.PHASE ? time(element, active) : ""));
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Junction junction : procedure.junctions()) {
      counts.put(junction.path(), junction.count());
    }
    outline.visit(part -> junction(part, counts.getOrDefault(part.path(), 0), marks));
    return path -> marks.getOrDefault(path, Mark.NONE);
  }

  private static void junction(Outline.Part part, int count, Map<String, Mark> marks) {
    switch (part) {
      case Selection selection -> {
        for (int i = 1; i <= selection.branches().size() && count > 0; i++) {
          marks.put(
              Selection.branch(selection.path(), i),
              new Mark(null, false, false, i == count ? Mark.Way.TAKEN : Mark.Way.NOT_TAKEN, ""));
        }
      }
      case Loop loop -> {
        if (count > 0) {
          String round = "round " + count + " of at most " + loop.most();
          marks.put(loop.path(), new Mark(null, false, false, Mark.Way.OPEN, round));
        }
      }
      case Synchronization synchronization -> {
        if (count > 0) {
          Mark come = new Mark(null, false, false, Mark.Way.TAKEN, "has come here");
          marks.put(synchronization.path(), come);
        }
      }
      case Outline.Step _, Outline.Parallel _ -> {}
    }
  }

  /// Begun and not ended.
  public static boolean active(ProcedureState state) {
    return state.kind() == ProcedureState.Kind.TRANSIENT
        || state.kind() == ProcedureState.Kind.QUIESCENT;
  }

  private static String time(Element element, boolean active) {
    Duration planned = element.planned();
    if (element.begun() == null) {
      return planned == null ? "" : "planned " + Wording.duration(planned);
    }
    String elapsed = Wording.duration(element.active());
    String words = Wording.state(element.state()) + ", " + elapsed;
    return active && planned != null ? words + " of " + Wording.duration(planned) : words;
  }
}
