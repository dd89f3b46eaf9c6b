package org.cellstation.drivers.calibration;

/// What an instrument says of itself at one moment of a calibration.
///
/// @param value of the signal that the point adjusts
/// @param celsius its own temperature, `NaN` when it has none
/// @param qualityPercent the instrument's own judgement of its sensing element, `NaN` when it gives
///   none
public record CalibrationState(double value, double celsius, double qualityPercent) {}
