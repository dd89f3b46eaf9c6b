package org.cellstation.station.phase;

import java.time.Instant;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Spent medium out, then as much fresh medium in; never so much that the cells lie dry.
final class MediaExchange implements EquipmentPhase {
  private static final String OUT = "medium is out";

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final double volume;
  private final double leastGrams;
  private final Transfer out;
  private final Transfer in;

  MediaExchange(
      UnitActions unit, PhaseMemory memory, double volume, double flow, double leastGrams) {
    this.unit = unit;
    this.memory = memory;
    this.volume = volume;
    this.leastGrams = leastGrams;
    out = new Transfer(unit, memory, "weight before g", "permeate", flow, volume, -1);
    in = new Transfer(unit, memory, "weight between g", "feed", flow, volume, +1);
  }

  @Override
  public Progress running(Instant now) {
    if (memory.recall(OUT).isPresent()) {
      return in.run();
    }
    Reading weight = unit.read("weight");
    if (memory.recall("weight before g").isEmpty()
        && weight.isGood()
        && weight.value() - volume < leastGrams) {
      return new Progress.Failed(
          "%.0f mL out of %.0f g would leave less than %.0f g on the cells: take less, or fill the vessel, then restart"
              .formatted(volume, weight.value(), leastGrams));
    }
    Progress progress = out.run();
    if (progress instanceof Progress.Done) {
      memory.note(OUT, 1);
      return Progress.CONTINUES;
    }
    return progress;
  }

  @Override
  public Progress holding(Instant now) {
    out.stop();
    in.stop();
    return Progress.DONE;
  }

  @Override
  public Progress restarting(Instant now) {
    out.restart();
    in.restart();
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
