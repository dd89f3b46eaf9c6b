package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Fill, inoculate and sample: one transfer, stopped whenever the phase is not running.
final class TransferPhase implements EquipmentPhase {
  private final Transfer transfer;

  TransferPhase(Transfer transfer) {
    this.transfer = transfer;
  }

  @Override
  public Progress running(Instant now) {
    return transfer.run();
  }

  @Override
  public Progress holding(Instant now) {
    transfer.stop();
    return Progress.DONE;
  }

  @Override
  public Progress restarting(Instant now) {
    transfer.restart();
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    transfer.stop();
    return Progress.DONE;
  }

  @Override
  public Progress aborting(Instant now) {
    transfer.stop();
    return Progress.DONE;
  }
}
