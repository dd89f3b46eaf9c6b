package org.cellstation.station.calibration;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.api.Calibrations.Figure;
import org.cellstation.station.api.Calibrations.Point;

/// Judges a calibration by its limits. Pure.
public final class CalibrationRules {
  /// @param findings why it failed, or what to look after
  /// @param factor of a pump from now on, 1 for all else
  public record Verdict(
      boolean passed, List<Figure> figures, List<String> findings, double factor) {}

  private CalibrationRules() {}

  /// A sensor held against one or two standards, or against a laboratory.
  ///
  /// @param before whether there was a calibration before that could have drifted
  public static Verdict sensor(CalibrationPlan plan, List<Point> points, boolean before) {
    CalibrationLimits limits = plan.limits();
    List<Figure> figures = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    double residual = 0;
    double drift = 0;
    for (Point point : points) {
      residual = worse(residual, point.asLeft() - point.given());
      drift = worse(drift, point.asFound() - point.given());
    }
    if (points.size() > 1) {
      Point low = points.getFirst();
      Point high = points.getLast();
      double slope = 100 * (high.asFound() - low.asFound()) / (high.given() - low.given());
      figures.add(
          new Figure("slope", slope, "%", limits.slopeLowPercent(), limits.slopeHighPercent()));
    }
    double offset = points.getFirst().asFound() - points.getFirst().given();
    figures.add(new Figure("offset", offset, plan.engUnit(), -limits.offset(), limits.offset()));
    figures.add(new Figure("residual", residual, plan.engUnit(), Double.NaN, limits.residual()));
    boolean passed = judge(figures, findings);
    if (before) {
      drift(
          new Figure("drift", drift, plan.engUnit(), Double.NaN, limits.drift()),
          figures,
          findings);
    }
    return new Verdict(passed, figures, findings, 1);
  }

  /// A pump that was collected at one or more flows: the line through the origin that fits best.
  ///
  /// @param points nominal volume as found, delivered volume given, both mL
  /// @param factor it had during these runs
  public static Verdict pump(
      CalibrationPlan plan, List<Point> points, double factor, boolean before) {
    CalibrationLimits limits = plan.limits();
    double products = 0;
    double squares = 0;
    for (Point point : points) {
      products += point.given() * point.asFound();
      squares += point.asFound() * point.asFound();
    }
    double ratio = products / squares;
    double residual = 0;
    for (Point point : points) {
      residual = worse(residual, 100 * (point.given() / (point.asFound() * ratio) - 1));
    }
    double next = factor * ratio;
    List<Figure> figures = new ArrayList<>();
    List<String> findings = new ArrayList<>();
    figures.add(new Figure("factor", next, "", 1 - limits.offset(), 1 + limits.offset()));
    figures.add(new Figure("residual", residual, "%", Double.NaN, limits.residual()));
    boolean passed = judge(figures, findings);
    if (before) {
      double drift = Math.abs(100 * (ratio - 1));
      drift(new Figure("drift", drift, "%", Double.NaN, limits.drift()), figures, findings);
    }
    return new Verdict(passed, figures, findings, passed ? next : factor);
  }

  private static boolean judge(List<Figure> figures, List<String> findings) {
    for (Figure figure : figures) {
      if (!Double.isFinite(figure.value())) {
        findings.add("no " + figure.name() + " can be worked out");
      } else if (!figure.within()) {
        findings.add(words(figure) + ": outside " + range(figure));
      }
    }
    return findings.isEmpty();
  }

  private static void drift(Figure drift, List<Figure> figures, List<String> findings) {
    figures.add(drift);
    if (!drift.within()) {
      findings.add(
          words(drift)
              + " since the calibration before, more than "
              + number(drift.high())
              + ": look at what was made with it since");
    }
  }

  private static double worse(double worst, double error) {
    // A NaN wins: what is not known is not within limits.
    return Math.max(worst, Math.abs(error));
  }

  private static String words(Figure figure) {
    return (figure.name() + " " + number(figure.value()) + " " + figure.engUnit()).strip();
  }

  private static String range(Figure figure) {
    return Double.isNaN(figure.low())
        ? "0 .. " + number(figure.high())
        : number(figure.low()) + " .. " + number(figure.high());
  }

  /// As people write it: three decimals at most.
  static String number(double value) {
    double rounded = Math.rint(value * 1000) / 1000 + 0.0;
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? Long.toString((long) rounded)
        : Double.toString(rounded);
  }
}
