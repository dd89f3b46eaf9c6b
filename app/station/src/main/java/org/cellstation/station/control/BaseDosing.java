package org.cellstation.station.control;

import org.cellstation.station.control.law.PulseDoser;

/// A demand for base made into pulses of the base pump.
///
/// Owned by the control thread.
final class BaseDosing {
  static final String PUMP = "base pump";

  private final PulseDoser doser;
  private final Signal demand;

  /// @param demand 0..100 %
  BaseDosing(PulseDoser.Dosing dosing, Signal demand) {
    doser = new PulseDoser(dosing);
    this.demand = demand;
  }

  void write(double dt, UnitControl.Outputs out) {
    out.set(PUMP, doser.step(demand.value() > 0 ? demand.value() : 0, dt));
  }

  /// Given so far, mL.
  double total() {
    return doser.total();
  }

  /// What was given before a restart counts, and for want of anything better as given just now.
  void adopt(double total, double hourly) {
    doser.adopt(total, Math.min(total, hourly));
  }
}
