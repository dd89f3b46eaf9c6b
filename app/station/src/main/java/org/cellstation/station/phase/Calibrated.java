package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Waits until all that has to be calibrated is, for as long as the process will need it.
///
/// @param hours for how long from now
record Calibrated(UnitActions unit, double hours) implements EquipmentPhase {
  @Override
  public Progress running(Instant now) {
    String missing = unit.calibration(hours);
    if (missing.isEmpty()) {
      return over();
    }
    return new Progress.Continues(missing + " (screen Calibration)");
  }

  private Progress over() {
    unit.calibration(Double.NaN);
    return Progress.DONE;
  }

  @Override
  public Progress holding(Instant now) {
    return over();
  }

  @Override
  public Progress stopping(Instant now) {
    return over();
  }

  @Override
  public Progress aborting(Instant now) {
    return over();
  }
}
