package org.cellstation.app.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.probe.Candidate;
import org.cellstation.drivers.probe.Find;
import org.cellstation.drivers.probe.LinkReport;
import org.cellstation.drivers.probe.LinkReport.Outcome;

/// What was found, one row for each place where something answers, as wide as its words.
public final class FoundTable {
  private static final List<String> HEAD =
      List.of("port", "at", "maker", "model", "serial", "firmware", "configure as");

  private FoundTable() {}

  public static String text(List<LinkReport> reports) {
    List<List<String>> rows = new ArrayList<>();
    for (LinkReport report : reports) {
      for (Find find : report.finds()) {
        rows.add(row(report, find));
      }
    }
    StringBuilder text = new StringBuilder();
    if (!rows.isEmpty()) {
      rows.addFirst(HEAD);
      rows.forEach(row -> line(text, row, rows));
    }
    for (LinkReport report : reports) {
      aside(report).forEach(words -> text.append(words).append('\n'));
    }
    return text.toString();
  }

  private static List<String> row(LinkReport report, Find find) {
    String port = report.target().name();
    if (find.isNamed()) {
      Candidate candidate = find.candidates().getFirst();
      Identity told = candidate.identity();
      return List.of(
          port,
          find.address(),
          told.maker(),
          told.model(),
          told.serial(),
          told.firmware(),
          candidate.model());
    }
    String like =
        find.candidates().stream()
            .map(Candidate::model)
            .distinct()
            .collect(Collectors.joining(" or "));
    return List.of(
        port,
        find.address(),
        "",
        like.isEmpty() ? "something answers: " + find.remark() : "answers like " + like,
        "",
        "",
        "");
  }

  private static void line(StringBuilder text, List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width =
          rows.stream()
              .filter(r -> !r.getLast().isEmpty())
              .mapToInt(r -> r.get(column).length())
              .max()
              .orElse(0);
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(Math.max(0, width - cell.length()) + 2));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static List<String> aside(LinkReport report) {
    String name = report.target().name();
    List<String> lines = new ArrayList<>();
    switch (report.outcome()) {
      case UNUSABLE -> lines.add(name + " cannot be searched: " + report.detail());
      case BROKEN_OFF -> lines.add(name + " was not searched to the end: " + report.detail());
      case SEARCHED -> {
        if (!report.detail().isEmpty()) {
          lines.add(name + ": " + report.detail());
        }
        if (report.finds().isEmpty()) {
          lines.add(name + ": nothing answers");
        }
      }
    }
    return lines;
  }

  /// Whether a line was searched to its end and nothing answers there.
  public static boolean hasSilentLine(List<LinkReport> reports) {
    return reports.stream().anyMatch(r -> r.outcome() == Outcome.SEARCHED && r.finds().isEmpty());
  }
}
