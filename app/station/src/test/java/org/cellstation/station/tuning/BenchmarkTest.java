package org.cellstation.station.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The loop benchmark, printed and held to 2 %.
class BenchmarkTest {
  @Test
  void everyPublishedFigureIsReproducedWithinTwoPercent() {
    List<Benchmark.Line> lines = Benchmark.shipped().lines();
    String table = Benchmark.text(lines);
    System.out.println(table);
    assertTrue(lines.stream().filter(line -> !Double.isNaN(line.published())).count() >= 85);
    assertTrue(lines.stream().allMatch(Benchmark.Line::passes), table);
  }

  @Test
  void aPlantCanBeAddedWithAndWithoutPublishedFigures() {
    String table =
        """
        # a comment
        name\tlags\tdead time\tintegrators\tzeros\tuse Kc\tuse Ti\tstep\thorizon\tMs\tSP IAE
        known\t1\t1\t\t\t0.5\t1\t0.01\t60\t1.59\t2
        new\t5 1\t\t1\t-0.5\t0.05\t40\t0.01\t400
        """;

    List<Benchmark.Line> lines = Benchmark.of(table).lines();

    assertTrue(line(lines, "known", BenchmarkFigure.MS).passes());
    assertFalse(line(lines, "known", BenchmarkFigure.SP_IAE).passes());
    assertEquals((2.17 - 2) / 2, line(lines, "known", BenchmarkFigure.SP_IAE).deviation(), 0.01);
    assertTrue(Double.isNaN(line(lines, "new", BenchmarkFigure.SP_IAE).published()));
    assertTrue(line(lines, "new", BenchmarkFigure.SP_IAE).passes());
    assertTrue(Benchmark.text(lines).contains("2 published figures, 1 outside 2 %"));
  }

  private static Benchmark.Line line(
      List<Benchmark.Line> lines, String row, BenchmarkFigure figure) {
    return lines.stream()
        .filter(line -> line.row().equals(row) && line.figure() == figure)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "name;lag, 'x;1', no column",
    "name;lags;use Kc;use Ti, 'x;-1;1;1', line 2",
    "name;lags;use Kc;use Ti, 'x;1;fast;1', shall be a number",
    "name;lags;rule, 'x;1;SIMPC', there is no rule 'SIMPC'",
    "name;lags, 'x;1', needs either a rule",
    "name;lags;rule;relay, 'x;1;SIMC_PI;1', needs either a rule",
    "name;lags;rule, 'x;1;SIMC_PI;7', 4 cells",
    "name;lags;rule, 'x;1;SIMC_PI', tau_c",
    "name;lags;rule, 'x;1;ZN_PI', no ultimate gain",
    "name;lags, '# nothing', there are no rows",
    "name;lags;use Ti, 'x;1;1', go with 'use Kc'",
    "name;lags;use Kc;use Ki, 'x;1;1;1', integral action alone",
    "name;swings;use Kc, 'x;1;1', a swing is seconds and damping",
    "name;swings;rule, 'x;1:0.5;SIMC_PI', real, stable poles only",
    "name;lags;integrators;use Kc, 'x;1;0.5;1', 'integrators' shall be",
  })
  void aWrongTableIsRefusedWithItsLine(String head, String row, String complaint) {
    String table = (head + "\n" + row).replace(';', '\t');
    String message;
    try {
      message = String.join(" ", Benchmark.of(table).faults());
    } catch (IllegalArgumentException noTable) {
      message = String.valueOf(noTable.getMessage());
    }
    assertTrue(message.contains(complaint), message);
  }

  @Test
  void aRowThatCannotBeComputedCostsNoOther() {
    String table =
        "name;lags;dead time;rule;horizon;step\nbad;1;;SIMC_PI\ngood;1;1;SIMC_PI;60\nlong;1;1;SIMC_PI;1e7\ndead;1;1e9;SIMC_PI;;1"
            .replace(';', '\t');
    Benchmark.Result result = Benchmark.of(table);
    assertEquals(2.17, line(result.lines(), "good", BenchmarkFigure.SP_IAE).computed(), 0.01);
    String faults = String.join("\n", result.faults());
    assertEquals(3, result.faults().size(), faults);
    assertTrue(faults.contains("bad: ") && faults.contains("tau_c"), faults);
    assertTrue(faults.contains("line 4: a horizon of 1.0E7 s"), faults);
    assertTrue(faults.contains("more than 20000000 steps"), faults);
  }

  /// Laws and plants beyond lags and PI; values in closed form.
  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource({
    // P on an integrator: IAE of a set-point 1/Kc.
    "'integrators;use Kc;step', '1;0.5;0.002', SP_IAE, 2",
    // I on a dead time with Ki = 1/(2 theta): Ms 1.59, gain margin pi, phase margin 61.35 degrees.
    "'dead time;use Ki', '1;0.5', MS, 1.59",
    "'dead time;use Ki', '1;0.5', GAIN_MARGIN, 3.1416",
    "'dead time;use Ki', '1;0.5', PHASE_MARGIN, 61.35",
    "'dead time;rule', '1;SIMC_PI', KI, 0.5",
    // SIMC with tau_c = theta: the same open loop.
    "'lags;dead time;rule', '1;1;SIMC_PI', PHASE_MARGIN, 61.35",
    // PD on a double integrator: s^2 + 2 s + 1 with the derivative on the value, overshoot 0.
    "'integrators;use Kc;use Td;N', '2;1;2;1000', OVERSHOOT, 0",
    // I on a pair of damping 0.5: gain margin 2 zeta / (Ki To).
    "'swings;use Ki', '1:0.5;0.25', GAIN_MARGIN, 4",
    // P on 1/(s - 1): y = Kc/(Kc - 1).
    "'unstable;use Kc;step', '1;3;0.001', OVERSHOOT, 50",
    "'lags;use Kc', '1 1 1;4', GAIN_MARGIN, 2",
    "'swings;use Kc', '1:1;1', KC, 1",
  })
  void furtherPlantsAndLaws(String head, String cells, BenchmarkFigure figure, double value) {
    List<Benchmark.Line> lines = Benchmark.of((head + "\n" + cells).replace(';', '\t')).lines();
    double computed =
        lines.stream().filter(line -> line.figure() == figure).findFirst().orElseThrow().computed();
    assertEquals(value, computed, 0.005 * Math.max(1, value), lines.toString());
  }

  @Test
  void anUnstableRowSaysSoAndMeetsNothingPublished() {
    String table = "name;lags;dead time;use Kc;use Ti;Ms\nx;10 1;2;20;10;1.22".replace(';', '\t');
    List<Benchmark.Line> lines = Benchmark.of(table).lines();
    assertFalse(line(lines, "x", BenchmarkFigure.MS).passes());
    assertTrue(Benchmark.text(lines).contains("unstable"), Benchmark.text(lines));
  }
}
