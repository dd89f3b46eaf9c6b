package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;

/// What is left is pumped out, never cells; then temperature, gas and motion end.
final class Drain implements EquipmentPhase {
  private final UnitActions unit;
  private final Emptying emptying;

  Drain(UnitActions unit, Emptying emptying) {
    this.unit = unit;
    this.emptying = emptying;
  }

  @Override
  public Progress running(Instant now) {
    if (unit.hasCells()) {
      emptying.stop();
      return new Progress.Failed(
          "there are cells in the unit: they are taken out by `harvest`, never drained");
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
