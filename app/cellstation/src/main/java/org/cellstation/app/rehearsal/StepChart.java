package org.cellstation.app.rehearsal;

import java.util.List;
import java.util.Optional;
import org.cellstation.station.paper.Pen;

/// How long each step took: a bar from P10 to P90, a mark at the median, a hollow mark where the
/// recipe planned it.
final class StepChart {
  private static final double WIDTH = 900;
  private static final double LEFT = 250;
  private static final double ROW = 18;
  private static final double BAR = 8;

  private StepChart() {}

  /// Empty where there is nothing to draw.
  static Optional<Sheet.Drawing> of(List<StepTimes> steps) {
    long most =
        steps.stream().mapToLong(step -> Math.max(step.p90(), step.planned())).max().orElse(0);
    double height = ROW * (steps.size() + 1);
    return most <= 0
        ? Optional.empty()
        : Optional.of(
            new Sheet.Drawing(
                WIDTH, height, "Time for each step", pen -> draw(pen, steps, most, height)));
  }

  private static void draw(Pen pen, List<StepTimes> steps, long most, double height) {
    for (int i = 0; i < steps.size(); i++) {
      StepTimes step = steps.get(i);
      double middle = ROW * (i + 0.5);
      pen.text(0, middle + 4, step.title());
      pen.line(LEFT, middle, WIDTH - 10, middle, 0xe3e9ee);
      if (step.passes() > 0) {
        double from = x(step.p10(), most);
        double wide = Math.max(1, x(step.p90(), most) - from);
        pen.box(from, middle - BAR / 2, wide, BAR, 0x9fb3c4);
        double median = x(step.p50(), most);
        pen.line(median, middle - BAR, median, middle + BAR, 0x12395b);
      }
      if (step.planned() >= 0) {
        pen.ring(x(step.planned(), most), middle, 3.5, 0xc0392b);
      }
    }
    pen.text(
        LEFT,
        height - 4,
        "0 to " + Words.time(most) + "; bar P10 to P90, line P50, circle planned");
  }

  private static double x(long seconds, long most) {
    return LEFT + (WIDTH - LEFT - 10) * seconds / most;
  }
}
