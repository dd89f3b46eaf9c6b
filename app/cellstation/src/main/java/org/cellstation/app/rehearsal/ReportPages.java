package org.cellstation.app.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.cellstation.simulator.Consumed;
import org.cellstation.station.paper.Paper;
import org.cellstation.station.performance.LoopFigures;

/// The report for people: read on a screen, printed, and signed for. Screen and paper say the same.
public final class ReportPages {
  private static final double HOUR = 3600;
  private static final int SHORT = 16;

  private final RehearsalReport report;
  private final Sheet page;

  private ReportPages(RehearsalReport report, Sheet page) {
    this.report = report;
    this.page = page;
  }

  /// One page that stands alone.
  ///
  /// @param sha256 of the report for programs, by which this rehearsal is known
  public static byte[] html(RehearsalReport report, String sha256) {
    var page = new Page("Rehearsal of " + report.recipe().recipe().id());
    new ReportPages(report, page).write(sha256);
    return page.bytes();
  }

  /// The same on A4.
  ///
  /// @param sha256 of the report for programs, by which this rehearsal is known
  public static byte[] pdf(RehearsalReport report, String sha256) {
    var recipe = report.recipe().recipe();
    String title = "Rehearsal of " + recipe.id() + " " + recipe.version();
    String id = sha256.substring(0, SHORT);
    String program = "cellstation " + report.program();
    var frame =
        new Paper.Frame(
            title + " - " + report.verdict(),
            program,
            "Report " + id + " - recipe " + report.recipe().sha256().substring(0, SHORT));
    var print = new Print(new Paper(title, recipe.title(), program, frame, id));
    new ReportPages(report, print).write(sha256);
    return print.bytes();
  }

  private void write(String sha256) {
    head(sha256);
    expectations();
    outcomes();
    steps();
    coverage();
    alarms();
    limits();
    material();
    loops();
    faults();
  }

  private void head(String sha256) {
    var recipe = report.recipe().recipe();
    boolean passed = report.passed();
    page.verdict(report.verdict(), !passed ? "not" : report.uncovered().isEmpty() ? "met" : "part");
    page.heading(1, recipe.title());
    page.paragraph(
        "Rehearsed in virtual time: the same procedure engine, drivers and scan as on the real unit,"
            + " against simulated cells and instruments. "
            + report.donors().size()
            + " ordinary donors, "
            + report.faulty().size()
            + " runs in which something goes wrong.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Recipe", recipe.id() + ", version " + recipe.version()));
    rows.add(List.of("Recipe SHA-256", report.recipe().sha256()));
    rows.add(List.of("Program", "cellstation " + report.program()));
    rows.add(
        List.of("Skid", report.skid().equipment() + ", culture " + report.skid().culture().text()));
    rows.add(
        List.of("Fault set", report.faults().title() + ", SHA-256 " + report.faults().sha256()));
    rows.add(List.of("Report SHA-256", sha256 + " (of report.json)"));
    page.table(List.of("What", "Which"), rows);
  }

  private void expectations() {
    page.heading(2, "Expectations");
    List<List<String>> rows = new ArrayList<>();
    for (Verdict verdict : report.verdicts()) {
      if (!verdict.met()) {
        rows.add(row(verdict));
      }
    }
    if (rows.isEmpty()) {
      page.paragraph("All " + report.verdicts().size() + " expectations were met.");
    } else {
      page.table(List.of("Run", "Expectation", "", "Found"), rows);
    }
    List<List<String>> faulty = new ArrayList<>();
    for (RunResult run : report.faulty()) {
      Verdict.of(run).forEach(verdict -> faulty.add(row(verdict)));
    }
    if (!faulty.isEmpty()) {
      page.heading(3, "Runs with faults");
      page.table(List.of("Run", "Expectation", "", "Found"), faulty);
    }
  }

  private static List<String> row(Verdict verdict) {
    return List.of(
        verdict.run(), verdict.expectation(), verdict.met() ? "met" : "not met", verdict.detail());
  }

  private void outcomes() {
    page.heading(2, "Outcome of each run");
    List<List<String>> rows = new ArrayList<>();
    for (RunResult run : report.runs()) {
      rows.add(
          List.of(
              run.plan().id(),
              run.plan().title(),
              Long.toString(run.plan().skid().seed()),
              run.state(),
              Words.time(run.course().end()),
              Words.number(run.yield().viable(), 2),
              Words.number(run.yield().viability(), 1),
              Words.number(run.yield().millilitres(), 0),
              Words.number(run.yield().cells() / 1000, 2)));
    }
    page.table(
        List.of(
            "Run",
            "What",
            "#Seed",
            "End",
            "#Time",
            "#1e6/mL",
            "#Viability %",
            "#Harvest mL",
            "#Harvested, 1e9"),
        rows);
    page.paragraph(
        "Density and viability are true values when the harvest began. Harvested: viable cells.");
    GrowthChart.of(report.runs()).ifPresent(page::drawing);
  }

  private void steps() {
    page.heading(2, "Time for each step, ordinary donors");
    List<StepTimes> steps = report.steps();
    List<List<String>> rows = new ArrayList<>();
    for (StepTimes step : steps) {
      rows.add(
          List.of(
              step.title(),
              step.path(),
              Words.time(step.planned()),
              Words.time(step.p10()),
              Words.time(step.p50()),
              Words.time(step.p90()),
              Words.time(step.most())));
    }
    page.table(List.of("Step", "Path", "#Planned", "#P10", "#P50", "#P90", "#Longest"), rows);
    StepChart.of(steps).ifPresent(page::drawing);
  }

  private void coverage() {
    page.heading(2, "What was rehearsed");
    Coverage coverage = report.coverage();
    List<List<String>> rows = new ArrayList<>();
    for (Coverage.Kind kind : Coverage.Kind.values()) {
      if (coverage.total(kind) > 0) {
        rows.add(List.of(kind.text(), coverage.reached(kind) + " of " + coverage.total(kind)));
      }
    }
    page.table(List.of("What", "#Reached in at least one run"), rows);
    List<Coverage.Item> missed = coverage.missed();
    List<Coverage.Item> excused = coverage.excused();
    if (missed.isEmpty()) {
      page.paragraph(
          "Nothing was left out" + (excused.isEmpty() ? "." : " but what was declared."));
    } else {
      page.heading(3, "Not rehearsed: reached in no run");
      page.table(
          List.of("What", "Path", "Text"),
          missed.stream()
              .map(item -> List.of(item.kind().text(), item.path(), item.text()))
              .toList());
    }
    if (!excused.isEmpty()) {
      page.heading(3, "Declared out of reach");
      page.table(
          List.of("What", "Why"),
          excused.stream().map(item -> List.of(item.name(), item.excuse())).toList());
    }
    page.heading(3, "How many runs reached what");
    page.table(
        List.of("What", "Path", "Text", "#Runs"),
        coverage.items().stream()
            .map(
                item ->
                    List.of(
                        item.kind().text(),
                        item.path(),
                        item.text(),
                        Integer.toString(item.runs().size())))
            .toList());
  }

  private void alarms() {
    page.heading(2, "Alarms");
    Map<String, List<RunResult>> raised = new TreeMap<>();
    for (RunResult run : report.runs()) {
      run.alarmIds().forEach(id -> raised.computeIfAbsent(id, _ -> new ArrayList<>()).add(run));
    }
    if (raised.isEmpty()) {
      page.paragraph("None.");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    raised.forEach(
        (id, runs) -> {
          List<String> where = new ArrayList<>();
          int count = 0;
          long seconds = 0;
          String priority = "";
          String message = "";
          for (RunResult run : runs) {
            RunResult.AlarmCount alarm = run.alarms().get(id);
            if (alarm != null) {
              where.add(run.plan().id() + (alarm.raised() > 1 ? " \u00d7" + alarm.raised() : ""));
              count += alarm.raised();
              seconds = Math.max(seconds, alarm.seconds());
              priority = alarm.priority();
              message = alarm.message();
            }
          }
          rows.add(
              List.of(
                  id,
                  priority,
                  message,
                  Integer.toString(count),
                  Words.time(seconds),
                  String.join(", ", where)));
        });
    page.table(
        List.of("Alarm", "Priority", "Message", "#Raised", "#Longest in a run", "Runs"), rows);
  }

  private void limits() {
    page.heading(2, "Time outside the alarm limits, during culture");
    var variables = new TreeSet<String>();
    report.runs().forEach(run -> variables.addAll(run.limits().keySet()));
    List<List<String>> rows = new ArrayList<>();
    for (String variable : variables) {
      List<RunResult.Outside> donors = new ArrayList<>();
      List<RunResult.Outside> faulty = new ArrayList<>();
      for (RunResult run : report.runs()) {
        RunResult.Outside outside = run.limits().get(variable);
        if (outside != null) {
          (run.plan().faulty() ? faulty : donors).add(outside);
        }
      }
      rows.add(
          List.of(
              variable,
              worst(donors, RunResult.Outside::low),
              worst(donors, RunResult.Outside::high),
              worst(donors, RunResult.Outside::blind),
              worst(faulty, RunResult.Outside::low),
              worst(faulty, RunResult.Outside::high),
              worst(faulty, RunResult.Outside::blind)));
    }
    page.table(
        List.of(
            "Variable",
            "#Below, worst donor",
            "#Above",
            "#No good value",
            "#Below, worst fault run",
            "#Above",
            "#No good value"),
        rows);
  }

  private static String worst(List<RunResult.Outside> all, ToLongFunction<RunResult.Outside> of) {
    return all.isEmpty() ? "\u2013" : Words.time(all.stream().mapToLong(of).max().orElse(0));
  }

  private void material() {
    page.heading(2, "Material for one batch, ordinary donors");
    List<List<String>> rows = new ArrayList<>();
    material(rows, "Medium, mL", Consumed::feed, 1);
    material(rows, "Cell suspension, mL", Consumed::inoculum, 1);
    material(rows, "Permeate, mL", Consumed::permeate, 1);
    material(rows, "Samples and harvest, mL", Consumed::withdrawn, 1);
    material(rows, "Base, mL", Consumed::base, 1);
    material(rows, "Antifoam, mL", Consumed::antifoam, 1);
    material(rows, "Air, L", Consumed::air, 1000);
    material(rows, "Oxygen, L", Consumed::oxygen, 1000);
    material(rows, "Carbon dioxide, L", Consumed::carbonDioxide, 1000);
    material(rows, "Nitrogen, L", Consumed::nitrogen, 1000);
    page.table(List.of("What", "#Least", "#Median", "#Most"), rows);
  }

  private void material(
      List<List<String>> rows, String what, ToDoubleFunction<Consumed> of, double divisor) {
    double[] sorted =
        report.donors().stream()
            .mapToDouble(run -> of.applyAsDouble(run.consumed()) / divisor)
            .sorted()
            .toArray();
    if (sorted.length > 0 && sorted[sorted.length - 1] > 0) {
      rows.add(
          List.of(
              what,
              Words.number(sorted[0], 1),
              Words.number(sorted[(sorted.length - 1) / 2], 1),
              Words.number(sorted[sorted.length - 1], 1)));
    }
  }

  private void loops() {
    page.heading(2, "How well the loops did, ordinary donors");
    var names = new TreeSet<String>();
    report.donors().forEach(run -> names.addAll(run.loops().keySet()));
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      List<LoopFigures> figures = new ArrayList<>();
      for (RunResult run : report.donors()) {
        LoopFigures found = run.loops().get(name);
        if (found != null) {
          figures.add(found);
        }
      }
      double least =
          figures.stream()
              .mapToDouble(LoopFigures::withinPercent)
              .filter(Double::isFinite)
              .min()
              .orElse(Double.NaN);
      double most =
          figures.stream()
              .mapToDouble(LoopFigures::maxDeviation)
              .filter(Double::isFinite)
              .max()
              .orElse(Double.NaN);
      rows.add(List.of(name, Words.number(least, 2), Words.number(most, 3)));
    }
    page.table(
        List.of("Loop", "#Within tolerance %, worst donor", "#Largest deviation of any"), rows);
  }

  private void faults() {
    for (RunResult run : report.faulty()) {
      page.heading(2, "Fault run " + run.plan().id() + ": " + run.plan().title());
      page.paragraph(
          run.state()
              + " after "
              + Words.time(run.course().end())
              + (run.why().isEmpty() ? "." : ": " + run.why()));
      page.table(
          List.of("#At", "#Hours", "What happened"),
          run.story().stream()
              .map(
                  happening ->
                      List.of(
                          Words.time(happening.at()),
                          happening.at() < 0 ? "" : Words.number(happening.at() / HOUR, 2),
                          happening.what()))
              .toList());
    }
  }
}
