package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.app.assembly.InputException;

/// The files that a rehearsal leaves.
///
/// @param sha256 of `json`: the name by which this rehearsal is known
public record RehearsalFiles(Path json, Path html, Path pdf, Path junit, String sha256) {
  private static final String JSON = "report.json";

  /// A rehearsal never writes into what another left. Creates nothing.
  public static void mustBeFresh(Path folder) throws InputException {
    if (Files.exists(folder.resolve(JSON))
        || Files.exists(folder.resolve("runs"))
        || Files.exists(folder.resolve("journal"))) {
      throw new InputException(
          folder + " already holds a rehearsal. Name another folder with --out.");
    }
  }

  public static RehearsalFiles write(RehearsalReport report, Path folder) throws IOException {
    Files.createDirectories(folder);
    byte[] json = ReportJson.bytes(report);
    String sha256 = ReportJson.sha256(json);
    return new RehearsalFiles(
        Files.write(folder.resolve(JSON), json),
        Files.write(folder.resolve("report.html"), ReportPages.html(report, sha256)),
        Files.write(folder.resolve("report.pdf"), ReportPages.pdf(report, sha256)),
        Files.write(folder.resolve("junit.xml"), ReportJunit.bytes(report)),
        sha256);
  }

  /// What a person wants to know at once.
  public List<String> tell(RehearsalReport report) {
    List<String> lines = new ArrayList<>();
    List<Verdict> verdicts = report.verdicts();
    long met = verdicts.stream().filter(Verdict::met).count();
    lines.add(
        "%s %s %s: %d runs, %d of %d expectations met"
            .formatted(
                report.verdict(),
                report.recipe().recipe().id(),
                report.recipe().recipe().version(),
                report.runs().size(),
                met,
                verdicts.size()));
    verdicts.stream()
        .filter(verdict -> !verdict.met())
        .map(v -> "not met       " + v.run() + " " + v.expectation() + ": " + v.detail())
        .forEach(lines::add);
    Coverage coverage = report.coverage();
    for (Coverage.Kind kind : Coverage.Kind.values()) {
      if (coverage.total(kind) > 0) {
        lines.add(
            "reached       %d of %d %s"
                .formatted(coverage.reached(kind), coverage.total(kind), kind.text()));
      }
    }
    report.uncovered().forEach(name -> lines.add("not rehearsed " + name));
    coverage
        .excused()
        .forEach(one -> lines.add("out of reach  " + one.name() + ": " + one.excuse()));
    lines.add("recipe        " + report.recipe().sha256());
    lines.add("report        " + html.toAbsolutePath());
    lines.add("              " + pdf.toAbsolutePath());
    lines.add("              " + json.toAbsolutePath() + ", SHA-256 " + sha256);
    lines.add("              " + junit.toAbsolutePath());
    return lines;
  }
}
