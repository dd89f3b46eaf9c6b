package org.cellstation.station.calibration;

/// What is calibrated, which decides how.
public enum CalibrationKind {
  PH,
  OXYGEN,
  PUMP
}
