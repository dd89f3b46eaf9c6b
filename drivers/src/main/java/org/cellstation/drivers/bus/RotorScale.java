package org.cellstation.drivers.bus;

import java.time.Duration;
import java.util.List;

/// What a pump that counts revolutions is asked for: a speed, or, with the volume that one
/// revolution moves, a flow.
///
/// @param name of its signal and its setting
/// @param unit of both
/// @param perRevolution what one revolution per minute is in this unit
/// @param maxRpm largest speed
public record RotorScale(String name, String unit, double perRevolution, double maxRpm) {
  /// @param millilitresPerRevolution from the calibration of the tube; 0 without one
  public static RotorScale of(double millilitresPerRevolution, double maxRpm) {
    return millilitresPerRevolution > 0
        ? new RotorScale("flow", "mL/min", millilitresPerRevolution, maxRpm)
        : new RotorScale("speed", "rpm", 1, maxRpm);
  }

  public List<Instrument.Signal> signals() {
    return List.of(new Instrument.Signal(name, unit));
  }

  public List<Instrument.Setting> settings() {
    return List.of(new Instrument.Setting(name, unit, 0, maxRpm * perRevolution, Duration.ZERO));
  }

  public double rpm(double value) {
    return value / perRevolution;
  }

  public double value(double rpm) {
    return rpm * perRevolution;
  }
}
