package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Expand and perfuse: culture at given set-points for a time, as batch, fed-batch or with medium
/// exchange.
///
/// When the weight says that medium does not come or permeate does not leave, the pumps stop and
/// the phase holds, with what to look at.
///
/// Exchange is done by the unit's exchange loop, which keeps the weight that the vessel has when
/// the exchange begins. A feed goes on where it was on its profile, after a hold and after a
/// restart of the program.
final class Culture implements EquipmentPhase {
  private static final String START = "working weight g";
  private static final double SMOOTHING_SECONDS = 300;
  private static final double SETTLING_SECONDS = 600;

  private static final String FED = "feed profile s";
  private static final double NOTED_EVERY_SECONDS = 600;

  /// What the cells get.
  ///
  /// @param exchangesPerDay vessel volumes a day, 0 for none
  /// @param picolitresPerCellAndDay goes before, where cells are measured; 0 for none
  /// @param mostFeed mL/min, 0 for none
  record Supply(double exchangesPerDay, double picolitresPerCellAndDay, double mostFeed) {
    static Supply exchange(double perDay, double picolitresPerCellAndDay) {
      return new Supply(perDay, picolitresPerCellAndDay, 0);
    }

    static Supply feed(double most) {
      return new Supply(0, 0, most);
    }
  }

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final SetPoints target;
  private final double hours;
  private final Supply supply;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private final SupplyGuard guard = new SupplyGuard();
  private boolean applied;
  private boolean supplying;

  Culture(UnitActions unit, PhaseMemory memory, SetPoints target, double hours, Supply supply) {
    this.unit = unit;
    this.memory = memory;
    this.target = target;
    this.hours = hours;
    this.supply = supply;
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
    if (supply.mostFeed() > 0) {
      return feed();
    }
    return supply.exchangesPerDay() > 0 ? exchange() : Progress.CONTINUES;
  }

  private Progress feed() {
    if (supplying) {
      note(NOTED_EVERY_SECONDS);
      Reading weight = unit.read("weight");
      if (weight.quality() == Quality.BAD) {
        guard.restart();
        return Progress.CONTINUES;
      }
      return checked(guard.feeding(weight, unit.read("feed flow"), unit.scanSeconds()));
    }
    String refusal = unit.feed(supply.mostFeed(), memory.recall(FED).orElse(0));
    supplying = refusal.isEmpty();
    return supplying ? Progress.CONTINUES : new Progress.Failed(refusal);
  }

  private void note(double everySeconds) {
    double seconds = unit.feedSeconds();
    if (seconds - memory.recall(FED).orElse(0) >= everySeconds) {
      memory.note(FED, seconds);
    }
  }

  private Progress exchange() {
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      guard.restart();
      return new Progress.Continues("weight " + weight.cause().text() + ", exchange stopped");
    }
    if (supplying) {
      double keeps = memory.recall(START).orElseThrow();
      return checked(guard.exchanging(weight, keeps, unit.scanSeconds()));
    }
    average.take(weight, unit.scanSeconds());
    if (!average.settled()) {
      return Progress.CONTINUES;
    }
    if (memory.recall(START).isEmpty()) {
      memory.note(START, average.grams());
    }
    String refusal =
        unit.exchange(
            memory.recall(START).orElseThrow(),
            supply.exchangesPerDay(),
            supply.picolitresPerCellAndDay());
    supplying = refusal.isEmpty();
    return supplying ? Progress.CONTINUES : new Progress.Failed(refusal);
  }

  private Progress checked(Progress found) {
    if (found instanceof Progress.Failed) {
      stopPumps();
    }
    return found;
  }

  private void stopPumps() {
    if (supplying) {
      if (supply.mostFeed() > 0) {
        note(Double.MIN_VALUE);
      }
      unit.endSupply();
      supplying = false;
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
    guard.restart();
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
