package org.cellstation.drivers.calibration;

/// One point at which an instrument can be calibrated.
///
/// @param name as its manual calls it: `CP1`
/// @param signal which of the instrument's signals it adjusts
/// @param unit of the value that is given to it
/// @param min smallest value that can be given
/// @param max largest value that can be given
/// @param product whether the value comes later, from a laboratory: the instrument keeps what it
///   read when the sample was drawn
public record CalibrationPoint(
    String name, String signal, String unit, double min, double max, boolean product) {
  /// A NaN is no value.
  public boolean takes(double value) {
    return value >= min && value <= max;
  }
}
