package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.jspecify.annotations.Nullable;

/// Medium out through what holds the cells back, until the content weighs so much.
final class Concentrate implements EquipmentPhase {
  private static final String TO_TAKE = "to take out mL";
  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double toGrams;
  private final double flow;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private @Nullable Transfer transfer;

  Concentrate(UnitActions unit, PhaseMemory memory, double toGrams, double flow) {
    this.unit = unit;
    this.memory = memory;
    this.toGrams = toGrams;
    this.flow = flow;
    memory.recall(TO_TAKE).ifPresent(this::take);
  }

  private Transfer take(double volume) {
    Transfer made = new Transfer(unit, memory, "permeate", flow, volume, -1);
    transfer = made;
    return made;
  }

  @Override
  public Progress running(Instant now) {
    if (transfer != null) {
      return transfer.run();
    }
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      average.restart();
      return new Progress.Continues("weight " + weight.cause().text());
    }
    average.take(weight, unit.scanSeconds());
    if (!average.settled()) {
      return new Progress.Continues("the weight to settle");
    }
    double volume = average.grams() - toGrams;
    if (volume <= 0) {
      return Progress.DONE;
    }
    memory.note(TO_TAKE, volume);
    return take(volume).run();
  }

  @Override
  public Progress holding(Instant now) {
    if (transfer != null) {
      transfer.stop();
    }
    return Progress.DONE;
  }

  @Override
  public Progress restarting(Instant now) {
    average.restart();
    if (transfer != null) {
      transfer.restart();
    }
    return Progress.DONE;
  }

  @Override
  public Progress stopping(Instant now) {
    return holding(now);
  }

  @Override
  public Progress aborting(Instant now) {
    return holding(now);
  }
}
