package org.cellstation.drivers.calibration;

import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// An instrument that keeps its own calibration. The methods that take a {@link Line} run on the
/// bus's owner thread, as errands ({@link org.cellstation.drivers.bus.Bus#perform}); each is a few
/// exchanges long and never waits for a value to settle.
public interface Calibratable {
  List<CalibrationPoint> calibrationPoints();

  /// What the instrument says now. At a {@link CalibrationPoint#product} point it also keeps its
  /// value of this moment, which is the one the laboratory's value will be held against.
  ///
  /// @throws BusException.Refused when there is no sound value to calibrate from
  CalibrationState begin(Line line, CalibrationPoint point) throws BusException;

  /// Gives the instrument the true value at a point, and asks what it made of it. What the
  /// instrument itself rejects is a result, not an exception.
  ///
  /// @throws BusException.Refused when it cannot be tried at all
  /// @throws IllegalArgumentException for a value that {@link CalibrationPoint#takes} refuses
  CalibrationResult perform(Line line, CalibrationPoint point, double value) throws BusException;

  /// Ends a product calibration that was begun, and takes away one that is in force.
  void cancel(Line line, CalibrationPoint point) throws BusException;
}
