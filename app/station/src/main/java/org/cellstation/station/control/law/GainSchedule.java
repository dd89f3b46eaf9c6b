package org.cellstation.station.control.law;

import java.util.List;

/// Controller gain and integral time as a function of one scheduling variable, linear between the
/// points and constant beyond them.
public final class GainSchedule {
  /// @param at value of the scheduling variable
  public record Point(double at, double gain, double integralSeconds) {}

  private final double[] at;
  private final double[] gain;
  private final double[] integralSeconds;

  public GainSchedule(List<Point> points) {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (!(point.integralSeconds() > 0)
          || !Double.isFinite(point.gain())
          || (i > 0 && !(point.at() > points.get(i - 1).at()))) {
        throw new IllegalArgumentException(
            "a gain schedule needs rising points with Ti > 0 s: " + points);
      }
    }
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a gain schedule needs at least one point");
    }
    at = points.stream().mapToDouble(Point::at).toArray();
    gain = points.stream().mapToDouble(Point::gain).toArray();
    integralSeconds = points.stream().mapToDouble(Point::integralSeconds).toArray();
  }

  /// The same parameters everywhere.
  public static GainSchedule constant(double gain, double integralSeconds) {
    return new GainSchedule(List.of(new Point(0, gain, integralSeconds)));
  }

  public double gain(double x) {
    return interpolate(x, gain);
  }

  public double integralSeconds(double x) {
    return interpolate(x, integralSeconds);
  }

  /// Whether every gain has this sign, -1 or 1.
  boolean hasSign(double sign) {
    for (double each : gain) {
      if (Math.signum(each) != sign) {
        return false;
      }
    }
    return sign != 0;
  }

  private double interpolate(double x, double[] y) {
    if (x <= at[0]) {
      return y[0];
    }
    for (int i = 1; i < at.length; i++) {
      if (x <= at[i]) {
        return y[i - 1] + (y[i] - y[i - 1]) * (x - at[i - 1]) / (at[i] - at[i - 1]);
      }
    }
    return y[y.length - 1];
  }
}
