package org.cellstation.recipes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import org.cellstation.recipes.chart.ChartLayout;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Equipment;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.engine.ProcedureEngine;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;

/// Measures by hand what tests must not assert: how long a recipe of 10 000 lines takes to read,
/// first in a cold program and then warm, and what one scan of a running phase costs.
final class RecipesBenchmark {
  private static final int SCANS = 5_000_000;

  private RecipesBenchmark() {}

  public static void main(String[] arguments) {
    byte[] large = large(10_000).getBytes(UTF_8);
    Recipe recipe = null;
    for (int i = 0; i < 12; i++) {
      long begun = System.nanoTime();
      ReadResult result = RecipeReader.read("large.yaml", large);
      double millis = (System.nanoTime() - begun) / 1e6;
      System.out.printf("read %d bytes, 10 000 lines: %.1f ms%n", large.length, millis);
      recipe = ((ReadResult.Valid) result).recipe();
    }
    chart(large(10_000));
    scans("one phase of the large recipe", recipe(large(120)));
    if (recipe != null) {
      scans("the large recipe", recipe);
    }
  }

  /// What the editor does after each change besides reading.
  private static void chart(String text) {
    for (int i = 0; i < 6; i++) {
      long begun = System.nanoTime();
      SourceMap map = SourceMap.of(text).orElseThrow();
      double mapped = (System.nanoTime() - begun) / 1e6;
      ChartLayout layout = ChartLayout.of(map.outline());
      double laidOut = (System.nanoTime() - begun) / 1e6 - mapped;
      System.out.printf(
          "map of 10 000 lines: %.1f ms, chart of %d boxes: %.1f ms%n",
          mapped, layout.boxes().size(), laidOut);
    }
  }

  private static void scans(String what, Recipe recipe) {
    ProcedureEngine engine = new ProcedureEngine(recipe, new Endless(), event -> {});
    Instant now = Instant.parse("2026-03-01T08:00:00Z");
    engine.command(Command.START, now);
    for (boolean withStatus : new boolean[] {false, true, false, true}) {
      int scans =
          withStatus && recipe.procedure().getFirst().operations().size() > 10 ? 20_000 : SCANS;
      long begun = System.nanoTime();
      long seen = 0;
      for (int i = 0; i < scans; i++) {
        now = now.plusSeconds(1);
        engine.scan(now);
        if (withStatus) {
          seen += engine.status(now).elements().size();
        }
      }
      System.out.printf(
          "%s, scan%s: %.0f ns (%d elements seen)%n",
          what,
          withStatus ? " and status" : "",
          (System.nanoTime() - begun) / (double) scans,
          seen);
    }
  }

  private static Recipe recipe(String text) {
    return ((ReadResult.Valid) RecipeReader.read("t.yaml", text.getBytes(UTF_8))).recipe();
  }

  /// Operations of four phases each, with a transition and a prompt, until there are enough lines.
  private static String large(int lines) {
    StringBuilder text =
        new StringBuilder(
            """
            format: 1
            id: large
            version: 1.0.0
            title: Large
            author: benchmark
            description: Many steps.
            equipment class: rocking-bag
            formula:
              temperature: {value: 37 degC, min: 36 degC, max: 38 degC}
            procedure:
              - id: up
                title: Unit procedure
                unit: bioreactor
                operations:
            """);
    int written = 14;
    for (int operation = 0; written < lines; operation++) {
      text.append("      - id: operation-").append(operation).append('\n');
      text.append("        title: Operation\n        phases:\n");
      written += 3;
      for (int phase = 0; phase < 4; phase++) {
        text.append("          - id: phase-").append(phase).append('\n');
        text.append(
            """
                        title: Perfuse
                        phase: perfuse
                        parameters:
                          duration: 24 h
                          rate: 1 1/d
                          temperature: {temperature}
                          DO: 40 %
                          pH: 7.2 pH
                        until: weight above 1200 g for 10 min or after 9999 d
                        ask after:
                          - id: results
                            text: Enter the results.
                            fields:
                              viability: 0 to 100 %
                              glucose: 0 to 40 mmol/L
            """);
        written += 16;
      }
    }
    return text.toString();
  }

  /// A plant whose phases never end.
  private static final class Endless implements Equipment {
    private static final Observation WEIGHT = new Observation.Value(1000, "g");

    @Override
    public EquipmentPhase phase(
        String unit, String phase, Map<String, Quantity> parameters, PhaseMemory memory) {
      return now ->
          memory.active().isNegative()
              ? EquipmentPhase.Progress.DONE
              : EquipmentPhase.Progress.CONTINUES;
    }

    @Override
    public Observation read(String unit, String variable) {
      return WEIGHT;
    }
  }
}
