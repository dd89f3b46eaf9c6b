package org.cellstation.drivers.calibration;

import java.util.List;

/// What came of one calibration point.
///
/// @param given the true value it was told
/// @param asFound before
/// @param asLeft right after; it may take the instrument some measurements to settle
/// @param accepted whether the instrument works with the new point
/// @param stable whether the instrument found value and temperature steady
/// @param status what the instrument says about the point, in words; empty when nothing is wrong
public record CalibrationResult(
    CalibrationPoint point,
    double given,
    CalibrationState asFound,
    CalibrationState asLeft,
    boolean accepted,
    boolean stable,
    List<String> status) {
  public CalibrationResult {
    status = List.copyOf(status);
  }
}
