package org.cellstation.station.phase;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Content from another unit: this one keeps its pumps still and weighs what comes. Cells may come
/// with it, so their alarms are on from the beginning.
final class Receive implements EquipmentPhase {
  private static final String START = "start weight g";
  private static final List<String> PUMPS = List.of("feed", "permeate", "inoculum", "harvest");
  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double volume;
  private final double toleranceGrams;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private boolean begun;

  Receive(UnitActions unit, PhaseMemory memory, double volume, double toleranceGrams) {
    this.unit = unit;
    this.memory = memory;
    this.volume = volume;
    this.toleranceGrams = toleranceGrams;
  }

  @Override
  public Progress running(Instant now) {
    if (!begun) {
      PUMPS.forEach(pump -> unit.pump(pump, 0));
      unit.culture(true);
      begun = true;
    }
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      return new Progress.Continues("weight " + weight.cause().text());
    }
    average.take(weight, unit.scanSeconds());
    if (!average.settled()) {
      return new Progress.Continues("the weight to settle");
    }
    if (memory.recall(START).isEmpty()) {
      memory.note(START, average.grams());
    }
    double come = average.grams() - memory.recall(START).orElseThrow();
    return come >= volume - toleranceGrams
        ? Progress.DONE
        : new Progress.Continues("the content of the other unit to come");
  }

  @Override
  public Progress restarting(Instant now) {
    begun = false;
    average.restart();
    return Progress.DONE;
  }
}
