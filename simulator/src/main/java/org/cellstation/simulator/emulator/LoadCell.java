package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// What a balance knows of the load on it: whether it stands still, its zero and its tare. Owned by
/// the thread that serves the balance's line.
final class LoadCell {
  private static final double WINDOW_SECONDS = 2;

  private final DoubleSupplier grams;
  private final double minimum;
  private final double maximum;
  private final double stableWithin;
  private final FaultState faults;
  private double zero;
  private double tare;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double windowAge;
  private boolean moving = true;

  /// @param grams what rests on the cell, noise included
  /// @param stableWithin g within the window that counts as standing still
  LoadCell(
      DoubleSupplier grams,
      double minimum,
      double maximum,
      double stableWithin,
      FaultState faults) {
    this.grams = grams;
    this.minimum = minimum;
    this.maximum = maximum;
    this.stableWithin = stableWithin;
    this.faults = faults;
  }

  /// Judges stability over one step.
  void advance(double dtSeconds) {
    double now = grams.getAsDouble();
    low = Math.min(low, now);
    high = Math.max(high, now);
    windowAge += dtSeconds;
    if (high - low > stableWithin) {
      moving = true;
    } else if (windowAge >= WINDOW_SECONDS) {
      moving = false;
    }
    if (windowAge >= WINDOW_SECONDS) {
      low = now;
      high = now;
      windowAge = 0;
    }
  }

  boolean isMoving() {
    return moving || faults.has(Fault.UNSTABLE);
  }

  private double gross() {
    return grams.getAsDouble() - zero;
  }

  double net() {
    return gross() - tare;
  }

  boolean isOver() {
    return gross() > maximum;
  }

  boolean isUnder() {
    return gross() < minimum;
  }

  void tare() {
    tare = gross();
  }

  /// Only within 2 % of the range: more than that is a load and no drift.
  ///
  /// @return whether it was done
  boolean zero() {
    if (Math.abs(grams.getAsDouble()) > 0.02 * maximum) {
      return false;
    }
    zero = grams.getAsDouble();
    tare = 0;
    return true;
  }

  /// What is not kept without mains. What lies there at power-up becomes the zero where it can.
  void powerUp() {
    tare = 0;
    zero = 0;
    moving = true;
    windowAge = 0;
    zero();
  }
}
