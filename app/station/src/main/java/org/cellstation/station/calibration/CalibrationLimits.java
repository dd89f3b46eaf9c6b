package org.cellstation.station.calibration;

/// How well a calibration has to come out. What fails one of the first four fails the calibration;
/// a larger drift is a finding: the instrument is right again, but what it said before is doubtful.
///
/// @param slopeLowPercent smallest sensitivity against the calibration before
/// @param slopeHighPercent largest
/// @param offset largest error at the first point before it was adjusted; of a pump, largest
///   distance of its factor from 1
/// @param residual largest error after; of a pump in % of the flow
/// @param drift largest error found, in the unit of the value; of a pump in %
/// @param steady how far the value may wander in half a minute and still be called steady
public record CalibrationLimits(
    double slopeLowPercent,
    double slopeHighPercent,
    double offset,
    double residual,
    double drift,
    double steady) {
  /// pH, % of air saturation, and for a pump factor and %. A slope below 92 % is the usual sign of
  /// a glass that ages.
  public static CalibrationLimits preset(CalibrationKind kind) {
    return switch (kind) {
      case PH -> new CalibrationLimits(92, 108, 0.5, 0.05, 0.15, 0.02);
      case OXYGEN -> new CalibrationLimits(85, 115, 10, 1, 5, 1);
      case PUMP -> new CalibrationLimits(0, 0, 0.25, 3, 10, 0);
    };
  }
}
