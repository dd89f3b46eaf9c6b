package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Final medium onto the cells while they cool.
final class Formulate implements EquipmentPhase {
  private final TransferPhase transfer;
  private final UnitActions unit;
  private final double temperatureC;
  private boolean applied;

  Formulate(TransferPhase transfer, UnitActions unit, double temperatureC) {
    this.transfer = transfer;
    this.unit = unit;
    this.temperatureC = temperatureC;
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
    return transfer.running(now);
  }

  @Override
  public Progress holding(Instant now) {
    return transfer.holding(now);
  }

  @Override
  public Progress restarting(Instant now) {
    applied = false;
    return transfer.restarting(now);
  }

  @Override
  public Progress stopping(Instant now) {
    return transfer.stopping(now);
  }

  @Override
  public Progress aborting(Instant now) {
    return transfer.aborting(now);
  }
}
