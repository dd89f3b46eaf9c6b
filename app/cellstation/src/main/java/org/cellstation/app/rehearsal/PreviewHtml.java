package org.cellstation.app.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.journal.Event;
import org.cellstation.station.rehearsal.Previewer;
import org.jspecify.annotations.Nullable;

/// The rest of a batch with either recipe, side by side, as a page that is printed and signed for.
final class PreviewHtml {
  private PreviewHtml() {}

  /// @param begun when the batch was created
  /// @param both with the recipe as it is, and as changed
  static byte[] bytes(
      Previewer.Task task,
      Recipe changed,
      List<String> assumptions,
      Instant begun,
      List<RunResult> both) {
    Event.RecipeChangeProposed change = task.change();
    Page page = new Page("Change " + change.change());
    page.heading(1, change.change() + ": " + changed.title());
    page.paragraph(
        "The rest of batch "
            + change.batch()
            + " on "
            + task.unit()
            + ", simulated from "
            + task.now()
            + " with the recipe as it is and as changed.");
    page.paragraph("Reason: " + change.reason());
    page.paragraph("Recipe SHA-256 now " + change.fromSha256() + ", changed " + change.sha256());
    page.heading(2, "What changes in the process");
    page.table(List.of("Change"), change.differences().stream().map(List::of).toList());
    page.heading(2, "What was taken for granted");
    page.table(List.of("Assumption"), assumptions.stream().map(List::of).toList());
    page.heading(2, "What it comes to");
    List<List<String>> rows = new ArrayList<>();
    for (Figure figure : PreviewFigures.of(both.getFirst(), both.getLast())) {
      rows.add(List.of(figure.what(), figure.before(), figure.after()));
    }
    page.table(List.of("", "As it is", "As changed"), rows);
    GrowthChart.of(both.reversed())
        .ifPresent(
            chart -> {
              page.heading(2, "Viable cells");
              page.drawing(chart);
              page.paragraph("Dark: as changed. Grey: as it is. Days since the batch was created.");
            });
    page.heading(2, "Steps from now on");
    page.paragraph("Times since the batch was created: from, and how long.");
    page.table(
        List.of("Step", "As it is", "As changed"),
        steps(Duration.between(begun, task.now()).toSeconds(), both));
    return page.bytes();
  }

  /// @param now s since the batch was created
  private static List<List<String>> steps(long now, List<RunResult> both) {
    Map<String, RunResult.@Nullable Step[]> byPath = new LinkedHashMap<>();
    for (int i = 0; i < both.size(); i++) {
      for (RunResult.Step step : both.get(i).steps()) {
        boolean toCome = step.seconds() < 0 || step.begun() + step.seconds() > now;
        if (toCome && step.path().chars().filter(c -> c == '/').count() == 2) {
          byPath.computeIfAbsent(step.path(), _ -> new RunResult.Step[2])[i] = step;
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    byPath.forEach((path, steps) -> rows.add(List.of(path, words(steps[0]), words(steps[1]))));
    return rows;
  }

  private static String words(RunResult.@Nullable Step step) {
    return step == null
        ? "\u2013"
        : Words.time(step.begun())
            + (step.seconds() < 0 ? ", does not end" : ", for " + Words.time(step.seconds()));
  }
}
