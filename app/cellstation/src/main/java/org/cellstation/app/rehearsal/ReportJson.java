package org.cellstation.app.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cellstation.simulator.Consumed;

/// The report for programs, and the one whose hash stands for the rehearsal: the same content gives
/// the same bytes.
public final class ReportJson {
  private static final double MICRO = 1e6;

  private ReportJson() {}

  public static byte[] bytes(RehearsalReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "cellstation rehearsal 1");
    root.put("passed", report.passed());
    root.put("verdict", report.verdict());
    ObjectNode recipe = root.putObject("recipe");
    recipe.put("id", report.recipe().recipe().id());
    recipe.put("title", report.recipe().recipe().title());
    recipe.put("version", report.recipe().recipe().version());
    recipe.put("sha256", report.recipe().sha256());
    root.put("program", report.program());
    ObjectNode skid = root.putObject("skid");
    skid.put("equipment", report.skid().equipment().toString());
    skid.put("culture", report.skid().culture().text());
    ObjectNode faults = root.putObject("fault set");
    faults.put("title", report.faults().title());
    faults.put("sha256", report.faults().sha256());
    verdicts(report, root.putArray("expectations"));
    ArrayNode runs = root.putArray("runs");
    report.runs().forEach(run -> run(run, runs.addObject()));
    coverage(report.coverage(), root.putObject("coverage"));
    steps(report, root.putArray("steps"));
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// Hex.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void verdicts(RehearsalReport report, ArrayNode into) {
    for (Verdict verdict : report.verdicts()) {
      ObjectNode row = into.addObject();
      row.put("run", verdict.run());
      row.put("expectation", verdict.expectation());
      row.put("met", verdict.met());
      row.put("found", verdict.detail());
    }
  }

  private static void run(RunResult run, ObjectNode into) {
    into.put("id", run.plan().id());
    into.put("title", run.plan().title());
    into.put("faulty", run.plan().faulty());
    into.put("seed", run.plan().skid().seed());
    into.put("donor", run.plan().skid().donor());
    into.put("outcome", run.state());
    into.put("why", run.why());
    into.put("process s", run.course().end());
    into.put("culture from s", run.course().cultureFrom());
    into.put("culture to s", run.course().cultureTo());
    into.put("journal's last hash", run.lastHash());
    ObjectNode yield = into.putObject("yield");
    number(yield, "viable cells 1e6/mL", run.yield().viable());
    number(yield, "viability %", run.yield().viability());
    number(yield, "harvest mL", run.yield().millilitres());
    number(yield, "harvested viable cells 1e6", run.yield().cells());
    material(run.consumed(), into.putObject("material mL"));
    alarms(run, into.putArray("alarms"));
    limits(run, into.putArray("outside alarm limits"));
    loops(run, into.putArray("loops"));
    ArrayNode steps = into.putArray("steps");
    for (RunResult.Step step : run.steps()) {
      ObjectNode row = steps.addObject();
      row.put("path", step.path());
      row.put("begun s", step.begun());
      row.put("took s", step.seconds());
    }
    ArrayNode story = into.putArray("story");
    for (RunResult.Happening happening : run.story()) {
      ObjectNode row = story.addObject();
      row.put("at s", happening.at());
      row.put("what", happening.what());
    }
  }

  private static void material(Consumed used, ObjectNode into) {
    number(into, "medium", used.feed());
    number(into, "cell suspension", used.inoculum());
    number(into, "permeate", used.permeate());
    number(into, "samples and harvest", used.withdrawn());
    number(into, "base", used.base());
    number(into, "antifoam", used.antifoam());
    number(into, "air", used.air());
    number(into, "oxygen", used.oxygen());
    number(into, "carbon dioxide", used.carbonDioxide());
    number(into, "nitrogen", used.nitrogen());
  }

  private static void alarms(RunResult run, ArrayNode into) {
    run.alarms()
        .forEach(
            (id, count) -> {
              ObjectNode row = into.addObject();
              row.put("id", id);
              row.put("priority", count.priority());
              row.put("message", count.message());
              row.put("raised", count.raised());
              row.put("present s", count.seconds());
            });
  }

  private static void limits(RunResult run, ArrayNode into) {
    run.limits()
        .forEach(
            (variable, outside) -> {
              ObjectNode row = into.addObject();
              row.put("variable", variable);
              row.put("below s", outside.low());
              row.put("above s", outside.high());
              row.put("without good value s", outside.blind());
              number(row, "smallest", outside.min());
              number(row, "largest", outside.max());
            });
  }

  private static void loops(RunResult run, ArrayNode into) {
    run.loops()
        .forEach(
            (loop, figures) -> {
              ObjectNode row = into.addObject();
              row.put("loop", loop);
              number(row, "within tolerance %", figures.withinPercent());
              number(row, "largest deviation", figures.maxDeviation());
              number(row, "integral of deviation x h", figures.iae());
              number(row, "output travel %", figures.travelPercent());
            });
  }

  private static void coverage(Coverage coverage, ObjectNode into) {
    for (Coverage.Kind kind : Coverage.Kind.values()) {
      ObjectNode row = into.putObject(kind.text());
      row.put("reached", coverage.reached(kind));
      row.put("of", coverage.total(kind));
    }
    ArrayNode items = into.putArray("items");
    for (Coverage.Item item : coverage.items()) {
      ObjectNode row = items.addObject();
      row.put("kind", item.kind().text());
      row.put("path", item.path());
      row.put("text", item.text());
      ArrayNode runs = row.putArray("runs");
      item.runs().forEach(runs::add);
      if (!item.excuse().isEmpty()) {
        row.put("out of reach", item.excuse());
      }
    }
    ArrayNode missed = into.putArray("not rehearsed");
    coverage.missed().forEach(item -> missed.add(item.name()));
  }

  private static void steps(RehearsalReport report, ArrayNode into) {
    for (StepTimes step : report.steps()) {
      ObjectNode row = into.addObject();
      row.put("path", step.path());
      row.put("title", step.title());
      row.put("planned s", step.planned());
      row.put("passes", step.passes());
      row.put("P10 s", step.p10());
      row.put("P50 s", step.p50());
      row.put("P90 s", step.p90());
      row.put("longest s", step.most());
    }
  }

  /// To a millionth; nothing for what is no number.
  private static void number(ObjectNode row, String name, double value) {
    if (Double.isFinite(value)) {
      row.put(name, Math.rint(value * MICRO) / MICRO);
    } else {
      row.putNull(name);
    }
  }
}
