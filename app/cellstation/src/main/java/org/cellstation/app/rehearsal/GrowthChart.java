package org.cellstation.app.rehearsal;

import java.util.List;
import java.util.Locale;

/// True viable cell density over the days of the culture, a line for each run: grey for ordinary
/// donors, dark for the first, red for runs with faults. The density axis is logarithmic.
final class GrowthChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 300;
  private static final double LEFT = 50;
  private static final double BOTTOM = 30;
  private static final double TOP = 10;
  private static final double DAY = 86_400;

  private GrowthChart() {}

  /// Empty where there is nothing to draw.
  static String svg(List<RunResult> runs) {
    if (runs.stream().noneMatch(run -> run.growth().size() > 1)) {
      return "";
    }
    double last =
        runs.stream()
            .flatMap(run -> run.growth().stream())
            .mapToDouble(point -> point.at() / DAY)
            .max()
            .orElse(0);
    double low = extreme(runs, true);
    double high = extreme(runs, false);
    if (last <= 0 || !(low > 0) || high <= low) {
      return "";
    }
    double bottom = Math.floor(Math.log10(low));
    double top = Math.ceil(Math.log10(high));
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 ").append(n(WIDTH)).append(' ').append(n(HEIGHT));
    svg.append("\" role=\"img\" aria-label=\"Viable cell density over time\">");
    for (double decade = bottom; decade <= top; decade++) {
      double y = y(Math.pow(10, decade), bottom, top);
      svg.append(line(LEFT, y, WIDTH, y, "#e3e9ee"));
      svg.append("<text x=\"4\" y=\"").append(n(y + 4)).append("\">");
      svg.append(String.format(Locale.ROOT, decade < 0 ? "%.1g" : "%.0f", Math.pow(10, decade)));
      svg.append("</text>");
    }
    double every = Math.max(1, Math.ceil(last / 12));
    for (double day = 0; day <= last; day += every) {
      double x = x(day, last);
      svg.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(HEIGHT - 8));
      svg.append("\">day ").append(String.format(Locale.ROOT, "%.0f", day)).append("</text>");
    }
    for (int i = runs.size() - 1; i >= 0; i--) {
      RunResult run = runs.get(i);
      String colour = run.plan().faulty() ? "#c0392b" : i == 0 ? "#12395b" : "#9fb3c4";
      svg.append("<polyline fill=\"none\" stroke=\"").append(colour);
      svg.append("\" stroke-width=\"").append(i == 0 ? "2.2" : "1").append("\" points=\"");
      for (RunResult.Growth point : run.growth()) {
        if (point.viable() > 0) {
          svg.append(n(x(point.at() / DAY, last))).append(',');
          svg.append(n(y(point.viable(), bottom, top))).append(' ');
        }
      }
      svg.append("\"><title>").append(Page.escaped(run.plan().id())).append("</title></polyline>");
    }
    return svg.append("<text x=\"")
        .append(n(LEFT + 6))
        .append("\" y=\"")
        .append(n(TOP + 10))
        .append("\">10\u2076 viable cells/mL</text></svg>")
        .toString();
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

  static String line(double x1, double y1, double x2, double y2, String colour) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>"
        .formatted(n(x1), n(y1), n(x2), n(y2), colour);
  }

  static String n(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
