package org.cellstation.simulator.emulator;

/// Two calibration points and a product calibration of one Hamilton sensor. The corrected value
/// runs through the points; the product calibration shifts it. Source: EPHUM011, calibration points
/// CP1, CP2, CP6.
final class HamiltonCalibration {
  private static final int PRODUCT_INITIAL = 1;
  private static final int PRODUCT_CANCEL = 2;
  private static final int STATUS_INITIAL = 1 << 27;

  /// Product calibration active and assigned, as the manual prints it.
  private static final int STATUS_ASSIGNED = 0x14000000;

  private static final int VALUE_UNSTABLE = 0x80;
  private static final int NO_MATCHING_STANDARD = 0x02;

  private final double standardLow;
  private final double standardHigh;
  private final double tolerance;
  private double raw1;
  private double raw2;
  private double value1;
  private double value2;
  private double shift;
  private double initial = Double.NaN;
  private int status1;
  private int status2;
  private int status6;

  /// @param tolerance how far the reading may be from a standard before it is refused [D]
  HamiltonCalibration(double standardLow, double standardHigh, double tolerance) {
    this.standardLow = standardLow;
    this.standardHigh = standardHigh;
    this.tolerance = tolerance;
    raw1 = value1 = standardLow;
    raw2 = value2 = standardHigh;
  }

  double apply(double raw) {
    return value1 + (raw - raw1) * (value2 - value1) / (raw2 - raw1) + shift;
  }

  /// Status bits of calibration point 1, 2 or 6.
  int status(int point) {
    return switch (point) {
      case 1 -> status1;
      case 2 -> status2;
      default -> status6;
    };
  }

  /// The standard a point was last calibrated with; for point 6 the shift in force.
  double value(int point) {
    return switch (point) {
      case 1 -> value1;
      case 2 -> value2;
      default -> shift;
    };
  }

  /// Anything that has to be shown in the measuring status.
  boolean faulty() {
    return (status1 | status2) != 0;
  }

  void point(int point, double standard, double raw) {
    boolean first = point == 1;
    int failed = 0;
    if (standard < standardLow - tolerance || standard > standardHigh + tolerance) {
      failed = NO_MATCHING_STANDARD;
    } else if (Math.abs(raw - standard) > tolerance) {
      failed = VALUE_UNSTABLE;
    }
    if (first) {
      status1 = failed;
    } else {
      status2 = failed << 8;
    }
    if (failed == 0) {
      if (first) {
        raw1 = raw;
        value1 = standard;
      } else {
        raw2 = raw;
        value2 = standard;
      }
      shift = 0;
      status6 = 0;
    }
  }

  /// @return false for a command the manual does not list
  boolean product(int command, double raw) {
    switch (command) {
      case PRODUCT_INITIAL -> {
        initial = apply(raw);
        status6 = STATUS_INITIAL;
      }
      case PRODUCT_CANCEL -> {
        shift = 0;
        initial = Double.NaN;
        status6 = 0;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// @return false when no initial measurement was taken
  boolean assign(double laboratoryValue) {
    if (Double.isNaN(initial)) {
      return false;
    }
    shift += laboratoryValue - initial;
    initial = Double.NaN;
    status6 = STATUS_ASSIGNED;
    return true;
  }
}
