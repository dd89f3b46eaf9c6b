package org.cellstation.simulator.emulator;

import java.util.List;

/// Two calibration points and a product calibration of one Hamilton sensor. The corrected value
/// runs through the points; the product calibration shifts it. A point that the sensor does not
/// take is not used, and leaves its reasons in the point's status. Source: EPHUM011, calibration
/// points CP1, CP2, CP6; every threshold is ours [D].
final class HamiltonCalibration {
  /// What a sensor holds its calibration against.
  ///
  /// @param standards it knows
  /// @param match how far a given value may be from a standard
  /// @param apart how far the two points must be from each other
  /// @param offset how far the reading may be from the standard
  /// @param steady how far the reading may be from its own mean of the last seconds
  record Limits(List<Double> standards, double match, double apart, double offset, double steady) {}

  private static final int PRODUCT_INITIAL = 1;
  private static final int PRODUCT_CANCEL = 2;
  private static final int STATUS_OUTSIDE = 1 << 24;
  private static final int STATUS_ACTIVE = 1 << 26;
  private static final int STATUS_INITIAL = 1 << 27;

  /// Product calibration active and assigned, as the manual prints it.
  private static final int STATUS_ASSIGNED = 0x14000000;

  private static final int TOO_CLOSE = 0x01;
  private static final int NO_MATCHING_STANDARD = 0x02;
  private static final int TOO_COLD = 0x04;
  private static final int TOO_WARM = 0x08;
  private static final int TEMPERATURE_UNSTABLE = 0x10;
  private static final int TOO_LOW = 0x20;
  private static final int TOO_HIGH = 0x40;
  private static final int VALUE_UNSTABLE = 0x80;

  private static final double COLDEST = 5;
  private static final double WARMEST = 60;
  private static final double STEADY_KELVIN = 0.5;
  private static final double MEAN_SECONDS = 5;

  private final Limits limits;
  private double raw1;
  private double raw2;
  private double value1;
  private double value2;
  private double shift;
  private double initial = Double.NaN;
  private int status1;
  private int status2;
  private int status6;
  private double meanRaw = Double.NaN;
  private double meanCelsius = Double.NaN;

  /// Freshly from the factory: both points at the given standards.
  HamiltonCalibration(double low, double high, Limits limits) {
    this.limits = limits;
    raw1 = value1 = low;
    raw2 = value2 = high;
  }

  double apply(double raw) {
    return value1 + (raw - raw1) * (value2 - value1) / (raw2 - raw1) + shift;
  }

  /// What was begun and not ended is forgotten; what was calibrated stays.
  void powerUp() {
    initial = Double.NaN;
    status6 &= ~STATUS_INITIAL;
  }

  /// Watches whether value and temperature are steady.
  void advance(double dtSeconds, double raw, double celsius) {
    double share = Math.min(1, dtSeconds / MEAN_SECONDS);
    meanRaw = Double.isNaN(meanRaw) ? raw : meanRaw + share * (raw - meanRaw);
    meanCelsius =
        Double.isNaN(meanCelsius) ? celsius : meanCelsius + share * (celsius - meanCelsius);
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

  /// Whether the last calibration of either point was not taken.
  boolean failed() {
    return (status1 | status2) != 0 || (status6 & STATUS_OUTSIDE) != 0;
  }

  void point(int point, double standard, double raw, double celsius) {
    int fault = fault(standard, point == 1 ? value2 : value1, raw, celsius);
    if (point == 1) {
      status1 = fault;
    } else {
      status2 = fault << 8;
    }
    if (fault != 0) {
      return;
    }
    if (point == 1) {
      raw1 = raw;
      value1 = standard;
    } else {
      raw2 = raw;
      value2 = standard;
    }
    shift = 0;
    initial = Double.NaN;
    status6 = 0;
  }

  private int fault(double standard, double other, double raw, double celsius) {
    int fault = 0;
    if (!matches(standard)) {
      fault |= NO_MATCHING_STANDARD;
    } else if (raw < standard - limits.offset) {
      fault |= TOO_LOW;
    } else if (raw > standard + limits.offset) {
      fault |= TOO_HIGH;
    }
    if (Math.abs(standard - other) < limits.apart) {
      fault |= TOO_CLOSE;
    }
    if (celsius < COLDEST) {
      fault |= TOO_COLD;
    } else if (celsius > WARMEST) {
      fault |= TOO_WARM;
    }
    // Nothing was watched before the first step: then nothing is known to be unsteady.
    if (Math.abs(celsius - meanCelsius) > STEADY_KELVIN) {
      fault |= TEMPERATURE_UNSTABLE;
    }
    if (Math.abs(raw - meanRaw) > limits.steady) {
      fault |= VALUE_UNSTABLE;
    }
    return fault;
  }

  private boolean matches(double standard) {
    for (double known : limits.standards) {
      if (Math.abs(known - standard) <= limits.match) {
        return true;
      }
    }
    return false;
  }

  /// @return false for a command the manual does not list
  boolean product(int command, double raw) {
    switch (command) {
      case PRODUCT_INITIAL -> {
        initial = apply(raw);
        status6 = STATUS_INITIAL | (status6 & STATUS_ASSIGNED);
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
    double difference = laboratoryValue - initial;
    initial = Double.NaN;
    if (Math.abs(difference) > limits.offset) {
      status6 = STATUS_OUTSIDE | (status6 & STATUS_ACTIVE);
      return true;
    }
    shift += difference;
    status6 = STATUS_ASSIGNED;
    return true;
  }
}
