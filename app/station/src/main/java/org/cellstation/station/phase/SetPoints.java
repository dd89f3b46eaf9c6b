package org.cellstation.station.phase;

/// Where a culture shall be kept.
record SetPoints(double temperatureC, double doPercent, double ph) {

  /// Gives them to the loops.
  ///
  /// @return empty, or why the unit refuses one
  String applyTo(UnitActions unit) {
    String refusal = unit.setpoint("temperature", temperatureC);
    if (refusal.isEmpty()) {
      refusal = unit.setpoint("DO", doPercent);
    }
    return refusal.isEmpty() ? unit.setpoint("pH", ph) : refusal;
  }
}
