package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;

/// What is left is pumped out, never cells; then temperature, gas and motion end.
final class Drain implements EquipmentPhase {
  private final UnitActions unit;
  private final double flow;
  private final double heelGrams;

  Drain(UnitActions unit, double flow, double heelGrams) {
    this.unit = unit;
    this.flow = flow;
    this.heelGrams = heelGrams;
  }

  @Override
  public Progress running(Instant now) {
    if (unit.hasCells()) {
      unit.pump("harvest", 0);
      return new Progress.Failed(
          "there are cells in the unit: they are taken out by `harvest`, never drained");
    }
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      unit.pump("harvest", 0);
      return new Progress.Continues("weight " + weight.cause().text() + ", pump stopped");
    }
    if (weight.value() <= heelGrams) {
      unit.pump("harvest", 0);
      unit.release();
      return Progress.DONE;
    }
    unit.pump("harvest", flow);
    return Progress.CONTINUES;
  }

  @Override
  public Progress holding(Instant now) {
    unit.pump("harvest", 0);
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    return holding(now);
  }

  @Override
  public Progress aborting(Instant now) {
    return holding(now);
  }
}
