package org.cellstation.app.rehearsal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.cellstation.station.paper.Pen;

/// True viable cell density over the days of the culture, a line for each run: grey for ordinary
/// donors, dark for the first, red for runs with faults. The density axis is logarithmic.
final class GrowthChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 300;
  private static final double LEFT = 50;
  private static final double BOTTOM = 30;
  private static final double TOP = 10;
  private static final double DAY = 86_400;
  private static final int GRID = 0xe3e9ee;

  private GrowthChart() {}

  /// Empty where there is nothing to draw.
  static Optional<Sheet.Drawing> of(List<RunResult> runs) {
    double last =
        runs.stream()
            .flatMap(run -> run.growth().stream())
            .mapToDouble(point -> point.at() / DAY)
            .max()
            .orElse(0);
    if (last <= 0 || runs.stream().noneMatch(run -> run.growth().size() > 1)) {
      return Optional.empty();
    }
    double low = extreme(runs, true);
    double high = extreme(runs, false);
    if (!(low > 0) || high <= low) {
      return Optional.empty();
    }
    double bottom = Math.floor(Math.log10(low));
    double top = Math.ceil(Math.log10(high));
    return Optional.of(
        new Sheet.Drawing(
            WIDTH,
            HEIGHT,
            "Viable cell density over time",
            pen -> draw(pen, runs, last, bottom, top)));
  }

  private static void draw(Pen pen, List<RunResult> runs, double last, double bottom, double top) {
    for (double decade = bottom; decade <= top; decade++) {
      double y = y(Math.pow(10, decade), bottom, top);
      pen.line(LEFT, y, WIDTH, y, GRID);
      String label = decade < 0 ? "%.1g" : "%.0f";
      pen.text(4, y + 4, String.format(Locale.ROOT, label, Math.pow(10, decade)));
    }
    double every = Math.max(1, Math.ceil(last / 12));
    for (double day = 0; day <= last; day += every) {
      pen.text(x(day, last), HEIGHT - 8, String.format(Locale.ROOT, "day %.0f", day));
    }
    for (int i = runs.size() - 1; i >= 0; i--) {
      RunResult run = runs.get(i);
      int colour = run.plan().faulty() ? 0xc0392b : i == 0 ? 0x12395b : 0x9fb3c4;
      double[] points =
          run.growth().stream()
              .filter(point -> point.viable() > 0)
              .flatMapToDouble(
                  point ->
                      DoubleStream.of(x(point.at() / DAY, last), y(point.viable(), bottom, top)))
              .toArray();
      pen.lines(points, i == 0 ? 2.2 : 1, colour, run.plan().id());
    }
    pen.text(LEFT + 6, TOP + 10, "1e6 viable cells/mL");
  }

  private static double extreme(List<RunResult> runs, boolean least) {
    var values =
        runs.stream()
            .flatMap(run -> run.growth().stream())
            .mapToDouble(RunResult.Growth::viable)
            .filter(value -> value > 0)
            .summaryStatistics();
    return least ? values.getMin() : values.getMax();
  }

  private static double x(double day, double last) {
    return LEFT + (WIDTH - LEFT) * day / last;
  }

  private static double y(double value, double bottom, double top) {
    return TOP + (HEIGHT - BOTTOM - TOP) * (top - Math.log10(value)) / (top - bottom);
  }
}
