package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Cools the set-point, empties the vessel down to the heel, then ends life support, which only
/// this phase may while there are cells.
final class Harvest implements EquipmentPhase {
  private final UnitActions unit;
  private final Emptying emptying;
  private final double temperatureC;
  private boolean applied;

  Harvest(UnitActions unit, Emptying emptying, double temperatureC) {
    this.unit = unit;
    this.emptying = emptying;
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
    return emptying.run();
  }

  @Override
  public Progress holding(Instant now) {
    return emptying.stop();
  }

  @Override
  public Progress restarting(Instant now) {
    emptying.restart();
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    return emptying.stop();
  }

  @Override
  public Progress aborting(Instant now) {
    return emptying.stop();
  }
}
