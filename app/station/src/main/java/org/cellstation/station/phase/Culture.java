package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Expand and perfuse: culture at given set-points for a time, without or with medium exchange.
///
/// Exchange is done by the unit's exchange loop, which keeps the weight that the vessel has when the
/// exchange begins.
final class Culture implements EquipmentPhase {
  private static final String START = "working weight g";
  private static final double SMOOTHING_SECONDS = 300;
  private static final double SETTLING_SECONDS = 600;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final SetPoints target;
  private final double hours;
  private final double exchangesPerDay;
  private final double picolitresPerCellAndDay;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private boolean applied;
  private boolean exchanging;

  /// @param exchangesPerDay vessel volumes a day, 0 for none
  /// @param picolitresPerCellAndDay goes before, where cells are measured; 0 for none
  Culture(
      UnitActions unit,
      PhaseMemory memory,
      SetPoints target,
      double hours,
      double exchangesPerDay,
      double picolitresPerCellAndDay) {
    this.unit = unit;
    this.memory = memory;
    this.target = target;
    this.hours = hours;
    this.exchangesPerDay = exchangesPerDay;
    this.picolitresPerCellAndDay = picolitresPerCellAndDay;
  }

  @Override
  public Progress running(Instant now) {
    if (!applied) {
      String refusal = target.applyTo(unit);
      if (!refusal.isEmpty()) {
        return new Progress.Failed(refusal);
      }
      applied = true;
    }
    if (memory.active().toSeconds() >= hours * 3600) {
      stopPumps();
      return Progress.DONE;
    }
    return exchangesPerDay > 0 ? exchange() : Progress.CONTINUES;
  }

  private Progress exchange() {
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      return new Progress.Continues("weight " + weight.cause().text() + ", exchange stopped");
    }
    if (exchanging) {
      return Progress.CONTINUES;
    }
    average.take(weight, unit.scanSeconds());
    if (!average.settled()) {
      return Progress.CONTINUES;
    }
    if (memory.recall(START).isEmpty()) {
      memory.note(START, average.grams());
    }
    String refusal =
        unit.exchange(memory.recall(START).orElseThrow(), exchangesPerDay, picolitresPerCellAndDay);
    exchanging = refusal.isEmpty();
    return exchanging ? Progress.CONTINUES : new Progress.Failed(refusal);
  }

  private void stopPumps() {
    if (exchanging) {
      unit.endExchange();
      exchanging = false;
    }
  }

  @Override
  public Progress holding(Instant now) {
    stopPumps();
    return Progress.DONE;
  }

  @Override
  public Progress restarting(Instant now) {
    applied = false;
    average.restart();
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    stopPumps();
    return Progress.DONE;
  }

  @Override
  public Progress aborting(Instant now) {
    stopPumps();
    return Progress.DONE;
  }
}
