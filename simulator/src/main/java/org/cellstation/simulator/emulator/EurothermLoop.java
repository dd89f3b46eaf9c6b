package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// The control loop inside a Eurotherm 2000 series controller, whichever protocol it was ordered
/// with. Source: 2000 series communications handbook HA026230.
public final class EurothermLoop {
  static final double LOWEST = 0;
  static final double HIGHEST = 60;

  /// Tuning for a heating blanket: proportional band, integral time [G].
  static final double BAND_KELVIN = 5;

  static final double INTEGRAL_SECONDS = 150;

  private final DoubleSupplier celsius;
  private final FaultState faults;
  private double target;
  private double output;
  private double integral;
  private boolean manual;
  private int memoryWrites;

  /// @param celsius what its sensor is at, degC
  public EurothermLoop(DoubleSupplier celsius, FaultState faults) {
    this.celsius = celsius;
    this.faults = faults;
  }

  /// Regulates for one step.
  public void advance(double dtSeconds) {
    if (manual) {
      return;
    }
    if (sensorIsBroken()) {
      output = 0;
      integral = 0;
      return;
    }
    double error = target - celsius.getAsDouble();
    double wanted = 100 / BAND_KELVIN * error + integral;
    output = Math.clamp(wanted, 0, 100);
    integral +=
        (100 / BAND_KELVIN * error + output - wanted) * Math.min(1, dtSeconds / INTEGRAL_SECONDS);
  }

  /// Heater output, %.
  public double outputPercent() {
    return output;
  }

  /// degC.
  public double setPointCelsius() {
    return target;
  }

  /// Writes to the memory that wears out.
  public int memoryWrites() {
    return memoryWrites;
  }

  /// As with the key at its front.
  public void setManual(boolean manual) {
    this.manual = manual;
  }

  boolean isManual() {
    return manual;
  }

  FaultState faults() {
    return faults;
  }

  boolean sensorIsBroken() {
    return faults.has(Fault.PROBE_LOST);
  }

  double processValue() {
    // A broken input is driven up-scale.
    return sensorIsBroken() ? 999.9 : celsius.getAsDouble();
  }

  /// @return whether it lies within the limits
  boolean setTarget(double wanted) {
    if (!(wanted >= LOWEST && wanted <= HIGHEST)) {
      return false;
    }
    target = wanted;
    memoryWrites++;
    return true;
  }
}
