package org.cellstation.station.batch;

/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten.
///
/// @param low first tick at or below the data
/// @param high last tick at or above the data
record AxisTicks(double low, double high, double step) {
  /// @param most how many ticks fit
  static AxisTicks around(double min, double max, int most) {
    double span = max - min;
    if (!(span > 0)) {
      span = Math.max(Math.abs(max) * 0.02, 1e-3);
    }
    double rough = span / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power * 10;
    for (double factor : new double[] {1, 2, 5}) {
      if (rough <= factor * power * (1 + 1e-9)) {
        step = factor * power;
        break;
      }
    }
    double middle = (min + max) / 2;
    double low = Math.floor(Math.min(min, middle - span / 2) / step + 1e-9) * step;
    double high = Math.ceil(Math.max(max, middle + span / 2) / step - 1e-9) * step;
    return new AxisTicks(low, high, step);
  }

  int count() {
    return (int) Math.round((high - low) / step) + 1;
  }

  double tick(int index) {
    return low + index * step;
  }
}
