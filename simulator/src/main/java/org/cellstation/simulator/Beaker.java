package org.cellstation.simulator;

import java.util.function.DoubleSupplier;

/// Where a probe is: in the vessel, or taken out and put into a standard. Single-threaded, as the
/// skid.
public final class Beaker implements DoubleSupplier {
  private final DoubleSupplier vessel;
  private final double error;
  private double standard = Double.NaN;

  /// @param error by which the probe reads a standard too high
  Beaker(DoubleSupplier vessel, double error) {
    this.vessel = vessel;
    this.error = error;
  }

  /// Takes the probe out of the vessel and puts it into a standard.
  public void hold(double value) {
    standard = value;
  }

  /// Puts the probe back.
  public void back() {
    standard = Double.NaN;
  }

  @Override
  public double getAsDouble() {
    return Double.isNaN(standard) ? vessel.getAsDouble() : standard + error;
  }
}
