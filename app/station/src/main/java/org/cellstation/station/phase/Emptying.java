package org.cellstation.station.phase;

import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;

/// The vessel pumped out by the harvest pump down to a heel; then temperature, gas and motion end.
///
/// Owned by the control thread.
final class Emptying {
  private static final String PUMP = "harvest";

  private final UnitActions unit;
  private final double flow;
  private final double heelGrams;

  /// @param flow mL/min
  Emptying(UnitActions unit, double flow, double heelGrams) {
    this.unit = unit;
    this.flow = flow;
    this.heelGrams = heelGrams;
  }

  Progress run() {
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      stop();
      return new Progress.Continues("weight " + weight.cause().text() + ", pump stopped");
    }
    if (weight.value() <= heelGrams) {
      stop();
      unit.release();
      return Progress.DONE;
    }
    unit.pump(PUMP, flow);
    return Progress.CONTINUES;
  }

  Progress stop() {
    unit.pump(PUMP, 0);
    return Progress.DONE;
  }
}
