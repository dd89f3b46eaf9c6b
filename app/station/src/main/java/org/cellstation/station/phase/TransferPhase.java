package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Fill, inoculate and sample: one transfer, stopped whenever the phase is not running.
///
/// Owned by the control thread.
final class TransferPhase implements EquipmentPhase {
  private final Transfer transfer;
  private final Runnable first;
  private boolean begun;

  /// @param first done once before anything moves
  TransferPhase(Transfer transfer, Runnable first) {
    this.transfer = transfer;
    this.first = first;
  }

  @Override
  public Progress running(Instant now) {
    if (!begun) {
      first.run();
      begun = true;
    }
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
