package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Cools the set-point, empties the vessel down to the heel, then ends life support: the one phase
/// that may.
final class Harvest implements EquipmentPhase {
  private final UnitActions unit;
  private final double flow;
  private final double heelGrams;
  private final double temperatureC;
  private boolean applied;

  Harvest(UnitActions unit, double flow, double heelGrams, double temperatureC) {
    this.unit = unit;
    this.flow = flow;
    this.heelGrams = heelGrams;
    this.temperatureC = temperatureC;
  }

  @Override
  public Progress running(Instant now) {
    if (!applied) {
      String refusal = unit.setpoint("temperature", temperatureC);
      if (!refusal.isEmpty()) {
        return new Progress.Failed(refusal);
      }
      unit.culture(false);
      applied = true;
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
    unit.pump("harvest", 0);
    return Progress.DONE;
  }

  @Override
  public Progress aborting(Instant now) {
    unit.pump("harvest", 0);
    return Progress.DONE;
  }
}
