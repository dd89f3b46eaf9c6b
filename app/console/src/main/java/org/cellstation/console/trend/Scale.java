package org.cellstation.console.trend;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.console.model.Gauge;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Trend;

/// The vertical axis of a trend: round ends around what is to be seen, never narrower than a
/// twentieth of the instrument's range, so that noise does not look like an excursion.
///
/// @param step between grid lines
record Scale(double low, double high, double step) {
  private static final double NARROWEST_SHARE = 0.05;
  private static final int LINES = 4;

  static Scale of(Trend trend, Gauge gauge) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < trend.min().length; i++) {
      if (Double.isFinite(trend.min()[i])) {
        low = Math.min(low, trend.min()[i]);
        high = Math.max(high, trend.max()[i]);
      }
    }
    double setpoint = gauge.loop().map(Snapshot.Loop::setpoint).orElse(Double.NaN);
    if (Double.isFinite(setpoint)) {
      low = Math.min(low, setpoint);
      high = Math.max(high, setpoint);
    }
    Snapshot.Range range = gauge.range();
    boolean ranged = range.high() > range.low();
    if (low > high) {
      return ranged ? round(range.low(), range.high()) : round(0, 1);
    }
    double narrowest = ranged ? (range.high() - range.low()) * NARROWEST_SHARE : 1e-3;
    double widen = Math.max(0, narrowest - (high - low)) / 2 + (high - low) * 0.05;
    return round(low - widen, high + widen);
  }

  /// Ends and steps of 1, 2 or 5 times a power of ten.
  static Scale round(double low, double high) {
    double rough = (high - low) / LINES;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digits = rough / power - 1e-9;
    double step = power * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
    return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
  }

  List<Double> lines() {
    List<Double> lines = new ArrayList<>();
    for (int i = 0; low + i * step <= high + step / 2; i++) {
      lines.add(low + i * step);
    }
    return lines;
  }

  /// As many as the step needs to be told apart.
  int decimals() {
    return (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  }

  /// Distance from the top of a plot of that height.
  double y(double value, double height) {
    return (high - value) / (high - low) * height;
  }
}
