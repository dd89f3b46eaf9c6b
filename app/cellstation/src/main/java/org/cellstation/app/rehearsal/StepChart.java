package org.cellstation.app.rehearsal;

import java.util.List;

/// How long each step took: a bar from P10 to P90, a mark at the median, a hollow mark where the
/// recipe planned it.
final class StepChart {
  private static final double WIDTH = 900;
  private static final double LEFT = 250;
  private static final double ROW = 18;
  private static final double BAR = 8;

  private StepChart() {}

  static String svg(List<StepTimes> steps) {
    long most =
        steps.stream().mapToLong(step -> Math.max(step.p90(), step.planned())).max().orElse(0);
    if (most <= 0) {
      return "";
    }
    double height = ROW * (steps.size() + 1);
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 ").append(GrowthChart.n(WIDTH)).append(' ');
    svg.append(GrowthChart.n(height)).append("\" role=\"img\" aria-label=\"Time for each step\">");
    for (int i = 0; i < steps.size(); i++) {
      StepTimes step = steps.get(i);
      double middle = ROW * (i + 0.5);
      svg.append("<text x=\"0\" y=\"").append(GrowthChart.n(middle + 4)).append("\">");
      svg.append(Page.escaped(step.title())).append("</text>");
      svg.append(GrowthChart.line(LEFT, middle, WIDTH - 10, middle, "#e3e9ee"));
      if (step.passes() > 0) {
        double from = x(step.p10(), most);
        svg.append("<rect x=\"").append(GrowthChart.n(from));
        svg.append("\" y=\"").append(GrowthChart.n(middle - BAR / 2));
        svg.append("\" width=\"").append(GrowthChart.n(Math.max(1, x(step.p90(), most) - from)));
        svg.append("\" height=\"").append(GrowthChart.n(BAR)).append("\" fill=\"#9fb3c4\"/>");
        double median = x(step.p50(), most);
        svg.append(GrowthChart.line(median, middle - BAR, median, middle + BAR, "#12395b"));
      }
      if (step.planned() >= 0) {
        svg.append("<circle cx=\"").append(GrowthChart.n(x(step.planned(), most)));
        svg.append("\" cy=\"").append(GrowthChart.n(middle));
        svg.append("\" r=\"3.5\" fill=\"none\" stroke=\"#c0392b\"/>");
      }
    }
    return svg.append("<text x=\"")
        .append(GrowthChart.n(LEFT))
        .append("\" y=\"")
        .append(GrowthChart.n(height - 4))
        .append("\">0 to ")
        .append(Words.time(most))
        .append("; bar P10 to P90, line P50, circle planned</text></svg>")
        .toString();
  }

  private static double x(long seconds, long most) {
    return LEFT + (WIDTH - LEFT - 10) * seconds / most;
  }
}
