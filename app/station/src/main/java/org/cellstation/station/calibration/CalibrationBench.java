package org.cellstation.station.calibration;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.calibration.Calibratable;
import org.cellstation.drivers.calibration.CalibrationPoint;
import org.cellstation.drivers.calibration.CalibrationResult;
import org.cellstation.drivers.calibration.CalibrationState;

/// A sensor as a calibration reaches it: by errands on its bus.
public record CalibrationBench(Bus bus, String instrument, Calibratable sensor) {
  /// The standard points and the product point of one signal, as the sensor has them.
  List<CalibrationPoint> points(boolean product) {
    return sensor.calibrationPoints().stream().filter(p -> p.product() == product).toList();
  }

  CompletableFuture<CalibrationState> begin(CalibrationPoint point) {
    return bus.perform(instrument, line -> sensor.begin(line, point));
  }

  CompletableFuture<CalibrationResult> perform(CalibrationPoint point, double value) {
    return bus.perform(instrument, line -> sensor.perform(line, point, value));
  }

  CompletableFuture<Boolean> cancel(CalibrationPoint point) {
    return bus.perform(
        instrument,
        line -> {
          sensor.cancel(line, point);
          return true;
        });
  }
}
