package org.cellstation.station.tuning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The loop benchmark: published plants and controllers, run with the production controller, and
/// how far the figures are from the published ones. Rows come from a file, so anybody can add
/// plants; what is not published is computed and shown all the same.
public final class Benchmark {
  /// Largest deviation that passes, as a share of the published value.
  public static final double TOLERANCE = 0.02;

  /// @param published `NaN` when it is not
  /// @param mark how sure the published value is, and its source
  public record Line(
      String row, BenchmarkFigure figure, double published, double computed, String mark) {
    /// Share of the published value; of 1 when that is 0, `NaN` when nothing is published.
    public double deviation() {
      return (computed - published) / (published == 0 ? 1 : Math.abs(published));
    }

    public boolean passes() {
      return Double.isNaN(published) || Math.abs(deviation()) <= TOLERANCE;
    }

    private String verdict() {
      return Double.isNaN(computed) ? "unstable" : passes() ? "ok" : "OUTSIDE 2 %";
    }
  }

  /// @param faults rows that could not be read or computed, each with its place and what is wrong
  public record Result(List<Line> lines, List<String> faults) {
    public Result {
      lines = List.copyOf(lines);
      faults = List.copyOf(faults);
    }
  }

  private Benchmark() {}

  /// The table that is shipped with the program.
  public static Result shipped() {
    try (InputStream in = Benchmark.class.getResourceAsStream("benchmarks.tsv")) {
      if (in == null) {
        throw new IllegalStateException("benchmarks.tsv is missing in the program");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new IllegalStateException("benchmarks.tsv cannot be read", unreadable);
    }
  }

  /// @param table as {@link BenchmarkTable} says
  /// @throws IllegalArgumentException when it is no table at all, or an empty one
  public static Result of(String table) {
    List<String> faults = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (BenchmarkRow row : BenchmarkTable.read(table, faults)) {
      try {
        lines.addAll(row.compute());
      } catch (IllegalArgumentException impossible) {
        faults.add(row.name() + ": " + impossible.getMessage());
      }
    }
    return new Result(lines, faults);
  }

  /// For people: one line a figure, published and computed, deviation and verdict.
  public static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    String row = "";
    for (Line line : lines) {
      if (!line.row().equals(row)) {
        row = line.row();
        text.append(row).append("  ").append(line.mark()).append('\n');
      }
      boolean known = !Double.isNaN(line.published());
      text.append(
              known
                  ? String.format(
                      Locale.ROOT,
                      "  %-12s %12.5g %12.5g %+9.2f %%  %s",
                      line.figure().column(),
                      line.published(),
                      line.computed(),
                      100 * line.deviation(),
                      line.verdict())
                  : String.format(
                      Locale.ROOT,
                      "  %-12s %12s %12s",
                      line.figure().column(),
                      "-",
                      Double.isNaN(line.computed())
                          ? "unstable"
                          : String.format(Locale.ROOT, "%.5g", line.computed())))
          .append('\n');
    }
    long published = lines.stream().filter(line -> !Double.isNaN(line.published())).count();
    long outside = lines.stream().filter(line -> !line.passes()).count();
    return text.append(published)
        .append(" published figures, ")
        .append(outside)
        .append(" outside ")
        .append(Math.round(100 * TOLERANCE))
        .append(" %\n")
        .toString();
  }
}
