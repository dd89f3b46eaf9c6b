package org.cellstation.station.phase;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where a culture shall be kept.
record SetPoints(double temperatureC, double doPercent, double ph) {

  Map<String, Double> byLoop() {
    Map<String, Double> wanted = new LinkedHashMap<>();
    wanted.put("temperature", temperatureC);
    wanted.put("DO", doPercent);
    wanted.put("pH", ph);
    return wanted;
  }

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
