package org.cellstation.simulator;

import java.util.function.DoubleSupplier;

/// Where a probe is: in the vessel, or taken out and put into a standard. Single-threaded, as the
/// skid.
public final class Beaker implements DoubleSupplier {
  private final DoubleSupplier vessel;
  private final double error;
  private final boolean fixed;
  private double standard = Double.NaN;

  /// @param error by which the probe reads a standard too high
  /// @param fixed for one inside the wall of the vessel, which cannot be taken out
  Beaker(DoubleSupplier vessel, double error, boolean fixed) {
    this.vessel = vessel;
    this.error = error;
    this.fixed = fixed;
  }

  /// Takes the probe out of the vessel and puts it into a standard, where that can be done.
  public void hold(double value) {
    standard = fixed ? Double.NaN : value;
  }

  /// Puts the probe back.
  public void back() {
    standard = Double.NaN;
  }

  /// Whether it cannot be taken out of the vessel.
  boolean isFixed() {
    return fixed;
  }

  /// The standard that it is in, `NaN` in the vessel.
  public double standard() {
    return standard;
  }

  @Override
  public double getAsDouble() {
    return Double.isNaN(standard) ? vessel.getAsDouble() : standard + error;
  }
}
