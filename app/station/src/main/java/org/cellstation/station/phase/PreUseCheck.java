package org.cellstation.station.phase;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;

/// Every instrument answers credibly, and the closed vessel keeps its weight for the hold time.
final class PreUseCheck implements EquipmentPhase {
  private final UnitActions unit;
  private final PhaseMemory memory;
  private final List<String> variables;
  private final double holdMinutes;
  private final double toleranceGrams;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  PreUseCheck(
      UnitActions unit,
      PhaseMemory memory,
      List<String> variables,
      double holdMinutes,
      double toleranceGrams) {
    this.unit = unit;
    this.memory = memory;
    this.variables = variables;
    this.holdMinutes = holdMinutes;
    this.toleranceGrams = toleranceGrams;
  }

  @Override
  public Progress running(Instant now) {
    for (String variable : variables) {
      Reading reading = unit.read(variable);
      if (reading.quality() == Quality.BAD) {
        return new Progress.Continues(variable + " " + reading.cause().text());
      }
    }
    double weight = unit.read("weight").value();
    lowest = Math.min(lowest, weight);
    highest = Math.max(highest, weight);
    if (highest - lowest > toleranceGrams) {
      return new Progress.Failed(
          "the vessel's weight changed by %.1f g during the integrity hold, allowed are %.1f g: check for leaks and open clamps, then restart"
              .formatted(highest - lowest, toleranceGrams));
    }
    return memory.active().toSeconds() >= holdMinutes * 60 ? Progress.DONE : Progress.CONTINUES;
  }

  @Override
  public Progress restarting(Instant now) {
    lowest = Double.POSITIVE_INFINITY;
    highest = Double.NEGATIVE_INFINITY;
    return Progress.DONE;
  }
}
