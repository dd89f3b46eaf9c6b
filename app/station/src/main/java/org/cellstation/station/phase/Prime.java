package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Medium through the feed line until it comes into the vessel, at most as much as the line holds
/// and half as much again.
final class Prime implements EquipmentPhase {
  private static final String START = "start weight g";
  private static final double SMOOTHING_SECONDS = 10;
  private static final double SETTLING_SECONDS = 30;
  private static final double DISBELIEF = 1.5;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double lineMillilitres;
  private final double flow;
  private final double arrivalGrams;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private double ordered;

  Prime(
      UnitActions unit,
      PhaseMemory memory,
      double lineMillilitres,
      double flow,
      double arrivalGrams) {
    this.unit = unit;
    this.memory = memory;
    this.lineMillilitres = lineMillilitres;
    this.flow = flow;
    this.arrivalGrams = arrivalGrams;
  }

  @Override
  public Progress running(Instant now) {
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      unit.pump("feed", 0);
      return new Progress.Continues("weight " + weight.cause().text() + ", pump stopped");
    }
    double seconds = unit.scanSeconds();
    average.take(weight, seconds);
    if (!average.settled()) {
      return new Progress.Continues("the weight to settle");
    }
    if (memory.recall(START).isEmpty()) {
      memory.note(START, average.grams());
    }
    if (average.grams() - memory.recall(START).orElseThrow() >= arrivalGrams) {
      unit.pump("feed", 0);
      return Progress.DONE;
    }
    if (ordered > lineMillilitres * DISBELIEF + arrivalGrams) {
      unit.pump("feed", 0);
      return new Progress.Failed(
          "the feed pump has run for %.0f mL and no medium has come into the vessel: check bag, clamps and tubing, then restart"
              .formatted(ordered));
    }
    unit.pump("feed", flow);
    ordered += flow * seconds / 60;
    return new Progress.Continues("medium to come into the vessel");
  }

  @Override
  public Progress holding(Instant now) {
    unit.pump("feed", 0);
    return Progress.DONE;
  }

  @Override
  public Progress restarting(Instant now) {
    ordered = 0;
    average.restart();
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
