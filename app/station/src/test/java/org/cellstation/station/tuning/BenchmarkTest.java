package org.cellstation.station.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The loop benchmark, printed and held to 2 %.
class BenchmarkTest {
  @Test
  void everyPublishedFigureIsReproducedWithinTwoPercent() {
    List<Benchmark.Line> lines = Benchmark.shipped();
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

    List<Benchmark.Line> lines = Benchmark.of(table);

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
  })
  void aWrongTableIsRefusedWithItsLine(String head, String row, String complaint) {
    String table = (head + "\n" + row).replace(';', '\t');
    var refusal = assertThrows(IllegalArgumentException.class, () -> Benchmark.of(table));
    assertTrue(String.valueOf(refusal.getMessage()).contains(complaint), refusal.getMessage());
  }
}
