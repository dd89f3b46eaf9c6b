package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// The product at a temperature of its own for a time, in gas and motion.
final class Cooled implements EquipmentPhase {
  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double temperatureC;
  private final double hours;
  private boolean applied;

  Cooled(UnitActions unit, PhaseMemory memory, double temperatureC, double hours) {
    this.unit = unit;
    this.memory = memory;
    this.temperatureC = temperatureC;
    this.hours = hours;
  }

  @Override
  public Progress running(Instant now) {
    if (!applied) {
      String refusal = unit.setpoint("temperature", temperatureC);
      if (!refusal.isEmpty()) {
        return new Progress.Failed(refusal);
      }
      applied = true;
    }
    return memory.active().toSeconds() >= hours * 3600 ? Progress.DONE : Progress.CONTINUES;
  }

  @Override
  public Progress restarting(Instant now) {
    applied = false;
    return Progress.DONE;
  }
}
