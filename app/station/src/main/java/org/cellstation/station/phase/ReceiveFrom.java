package org.cellstation.station.phase;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Content from another unit of the batch: this one keeps its pumps still, weighs what comes, and
/// tells the other. It ends with the other one, or by its weight when that one is done already.
///
/// Owned by the control thread.
final class ReceiveFrom implements EquipmentPhase {
  private static final String START = "start weight g";
  private static final List<String> PUMPS = List.of("feed", "permeate", "inoculum", "harvest");
  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final TransferLink.Side mine;
  private final TransferLink.Side other;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private boolean begun;

  ReceiveFrom(
      UnitActions unit,
      PhaseMemory memory,
      double volume,
      double toleranceGrams,
      TransferLink link) {
    this.unit = unit;
    this.memory = memory;
    mine = link.receiver;
    other = link.sender;
    mine.begin();
    if (other.ended) {
      other.begin();
    }
    mine.volume = volume;
    mine.tolerance = toleranceGrams;
    mine.maximum = unit.maximumGrams();
  }

  @Override
  public Progress running(Instant now) {
    double seconds = unit.scanSeconds();
    if (!begun) {
      PUMPS.forEach(pump -> unit.pump(pump, 0));
      begun = true;
    }
    mine.report(now);
    unit.cameIn(other.takePumped());
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      // What it was before is no longer the mean of anything.
      average.restart();
      mine.trouble = "weight " + weight.cause().text();
      return new Progress.Continues(mine.trouble);
    }
    mine.trouble = "";
    average.take(weight, seconds);
    if (!average.settled()) {
      mine.moved = Double.NaN;
      return new Progress.Continues("the weight to settle");
    }
    mine.grams = average.grams();
    boolean together = other.present(now, seconds);
    if (memory.recall(START).isEmpty()) {
      if (!together || Double.isNaN(other.grams)) {
        return new Progress.Continues(other.unit + " to send");
      }
      if (other.cells) {
        unit.culture(true);
      }
      memory.note(START, mine.grams);
    }
    mine.moved = mine.grams - memory.recall(START).orElseThrow();
    if (other.ended || (!together && mine.moved >= mine.volume - mine.tolerance)) {
      mine.ended = true;
      return Progress.DONE;
    }
    return new Progress.Continues(
        together
            ? ""
            : "%s to send: %.0f of %.0f g have come"
                .formatted(other.unit, mine.moved, mine.volume));
  }

  /// Pumps that a person has run meanwhile stand still again.
  @Override
  public Progress restarting(Instant now) {
    begun = false;
    average.restart();
    return Progress.DONE;
  }
}
