package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Thawed cells into the vessel; they suffer in what they were frozen in, so a word when it took
/// long.
record ThawedCells(UnitActions unit, PhaseMemory memory, TransferPhase transfer, double minutes)
    implements EquipmentPhase {
  @Override
  public Progress running(Instant now) {
    Progress progress = transfer.running(now);
    double taken = memory.active().toSeconds() / 60.0;
    if (progress instanceof Progress.Done && taken > minutes) {
      unit.message(
          "The thawed cells took %.0f min into the vessel, %.0f min were allowed"
              .formatted(taken, minutes));
    }
    return progress;
  }

  @Override
  public Progress holding(Instant now) {
    return transfer.holding(now);
  }

  @Override
  public Progress restarting(Instant now) {
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
