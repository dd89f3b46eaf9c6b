package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Fresh medium through the vessel at constant weight: what goes out by the permeate pump is
/// counted, the feed pump keeps the weight.
final class Wash implements EquipmentPhase {
  private static final String START = "start weight g";
  private static final String THROUGH = "through mL";
  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;
  private static final double NOTED_EVERY_ML = 10;

  /// Feed in mL/min for each gram that is missing; a missing 10 g come back in some minutes. [U]
  private static final double GAIN = 0.2;

  /// A weight that far away is not kept any more, g.
  private static final double GUARD_GRAMS = 60;

  private static final double DISBELIEF = 1.3;
  private static final double DISBELIEF_MARGIN_ML = 30;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double volume;
  private final double flow;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private double through;
  private double ordered;

  Wash(UnitActions unit, PhaseMemory memory, double volume, double flow) {
    this.unit = unit;
    this.memory = memory;
    this.volume = volume;
    this.flow = flow;
    through = memory.recall(THROUGH).orElse(0);
  }

  @Override
  public Progress running(Instant now) {
    Reading weight = unit.read("weight");
    Reading out = unit.read("permeate flow");
    if (weight.quality() == Quality.BAD || out.quality() == Quality.BAD) {
      stop();
      average.restart();
      return new Progress.Continues(
          (weight.quality() == Quality.BAD
                  ? "weight " + weight.cause().text()
                  : "permeate flow " + out.cause().text())
              + ", pumps stopped");
    }
    double seconds = unit.scanSeconds();
    average.take(weight, seconds);
    if (!average.settled()) {
      return new Progress.Continues("the weight to settle");
    }
    if (memory.recall(START).isEmpty()) {
      memory.note(START, average.grams());
    }
    count(out.value() * seconds / 60);
    if (through >= volume) {
      stop();
      return Progress.DONE;
    }
    double away = average.grams() - memory.recall(START).orElseThrow();
    if (Math.abs(away) > GUARD_GRAMS) {
      return failed(
          "the weight went %.0f g away while washing: check both bags, clamps and the filter, then restart"
              .formatted(away));
    }
    if (ordered > volume * DISBELIEF + DISBELIEF_MARGIN_ML) {
      return failed(
          "the permeate pump should have moved %.0f mL but reports %.0f mL: check pump and filter, then restart"
              .formatted(ordered, through));
    }
    ordered += flow * seconds / 60;
    unit.pump("permeate", flow);
    unit.pump("feed", Math.clamp(flow - GAIN * away, 0, 2 * flow));
    return Progress.CONTINUES;
  }

  private void count(double millilitres) {
    through += millilitres;
    if (through - memory.recall(THROUGH).orElse(0) >= NOTED_EVERY_ML) {
      memory.note(THROUGH, through);
    }
  }

  private Progress failed(String why) {
    stop();
    return new Progress.Failed(why);
  }

  private void stop() {
    unit.pump("feed", 0);
    unit.pump("permeate", 0);
  }

  @Override
  public Progress holding(Instant now) {
    stop();
    return Progress.DONE;
  }

  @Override
  public Progress restarting(Instant now) {
    ordered = through;
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
