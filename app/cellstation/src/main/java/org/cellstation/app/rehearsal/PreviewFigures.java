package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cellstation.station.api.LiveChanges.Figure;
import org.jspecify.annotations.Nullable;

/// What a person compares of two simulated ways to the end of a batch.
final class PreviewFigures {
  private PreviewFigures() {}

  /// What either way says to each question; times are from the moment of the simulation.
  static List<Figure> of(RunResult before, RunResult after) {
    List<Figure> figures = new ArrayList<>();
    add(figures, "Outcome", before, after, PreviewFigures::outcome);
    add(figures, "Length of the whole batch", before, after, run -> Words.time(run.course().end()));
    add(
        figures,
        "Length of the culture",
        before,
        after,
        run ->
            run.course().cultureFrom() < 0
                ? "no culture"
                : Words.time(run.course().cultureTo() - run.course().cultureFrom()));
    add(
        figures,
        "Viable cells at its end",
        before,
        after,
        run -> Words.number(run.yield().viable(), 2) + " 1e6/mL");
    add(
        figures,
        "Viability at its end",
        before,
        after,
        run -> Words.number(run.yield().viability(), 1) + " %");
    add(
        figures,
        "Viable cells harvested",
        before,
        after,
        run -> Words.number(run.yield().cells(), 0) + " 1e6");
    add(
        figures,
        "Medium from now on",
        before,
        after,
        run -> Words.number(run.consumed().feed() / 1000, 2) + " L");
    add(
        figures,
        "Base from now on",
        before,
        after,
        run -> Words.number(run.consumed().base(), 0) + " mL");
    for (String variable : variables(before, after)) {
      add(
          figures,
          variable + " outside its alarm limits",
          before,
          after,
          run -> outside(run.limits().get(variable)));
    }
    for (String alarm : alarms(before, after)) {
      add(figures, "Alarm " + alarm, before, after, run -> raised(run.alarms().get(alarm)));
    }
    return figures;
  }

  private static void add(
      List<Figure> figures,
      String what,
      RunResult before,
      RunResult after,
      Function<RunResult, String> tells) {
    figures.add(new Figure(what, tells.apply(before), tells.apply(after)));
  }

  private static String outcome(RunResult run) {
    return run.complete() ? run.state() : run.state() + ", " + run.why();
  }

  private static Set<String> variables(RunResult before, RunResult after) {
    TreeSet<String> names = new TreeSet<>();
    for (RunResult run : List.of(before, after)) {
      for (Map.Entry<String, RunResult.Outside> limit : run.limits().entrySet()) {
        if (limit.getValue().seconds() > 0) {
          names.add(limit.getKey());
        }
      }
    }
    return names;
  }

  private static String outside(RunResult.@Nullable Outside outside) {
    return outside == null || outside.seconds() == 0 ? "never" : Words.time(outside.seconds());
  }

  private static Set<String> alarms(RunResult before, RunResult after) {
    TreeSet<String> ids = new TreeSet<>(before.alarmIds());
    ids.addAll(after.alarmIds());
    return ids;
  }

  private static String raised(RunResult.@Nullable AlarmCount count) {
    return count == null ? "none" : count.raised() + " \u00d7, " + Words.time(count.seconds());
  }
}
