package org.cellstation.station.phase;

import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.engine.PhaseMemory;

/// Moves a volume with one pump, judged by the vessel's weight and guarded by what the pump should
/// have moved meanwhile: a pump that runs without the weight following is stopped. One gram is
/// taken as one millilitre. The weight is averaged, since a vessel that is rocked or stirred never
/// rests on its balance.
final class Transfer {
  private static final String START = "start weight g";
  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;

  /// How much more than asked the pump may have moved, by its own count or by the time it was told
  /// to run, before it is disbelieved.
  private static final double DISBELIEF = 1.3;

  private static final double DISBELIEF_MARGIN_ML = 30;

  private final UnitActions unit;
  private final PhaseMemory memory;
  private final String pump;
  private final double flow;
  private final double volume;
  private final int direction;
  private final String start;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private double pumped;
  private double ordered;

  /// @param flow mL/min
  /// @param volume mL
  /// @param direction +1 into the vessel, -1 out of it
  Transfer(
      UnitActions unit,
      PhaseMemory memory,
      String pump,
      double flow,
      double volume,
      int direction) {
    this(unit, memory, START, pump, flow, volume, direction);
  }

  /// @param start under which the weight at the start is noted, where a phase moves more than one
  ///   volume
  Transfer(
      UnitActions unit,
      PhaseMemory memory,
      String start,
      String pump,
      double flow,
      double volume,
      int direction) {
    this.start = start;
    this.unit = unit;
    this.memory = memory;
    this.pump = pump;
    this.flow = flow;
    this.volume = volume;
    this.direction = direction;
  }

  /// One scan.
  Progress run() {
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      stop();
      return new Progress.Continues("weight " + weight.cause().text() + ", pump stopped");
    }
    double seconds = unit.scanSeconds();
    average.take(weight, seconds);
    if (!average.settled()) {
      return new Progress.Continues("the weight to settle");
    }
    if (memory.recall(start).isEmpty()) {
      memory.note(start, average.grams());
    }
    double moved = (average.grams() - memory.recall(start).orElseThrow()) * direction;
    if (moved >= volume) {
      stop();
      return Progress.DONE;
    }
    Reading actual = unit.read(pump + " flow");
    if (actual.isGood()) {
      pumped += actual.value() * seconds / 60;
    }
    double enough = volume * DISBELIEF + DISBELIEF_MARGIN_ML;
    if (pumped > enough) {
      stop();
      return new Progress.Failed(
          "the %s pump has moved %.0f mL but the weight changed by %.0f g of %.0f g: check clamps, tubing and balance, then restart"
              .formatted(pump, pumped, moved, volume));
    }
    if (ordered > enough) {
      stop();
      return new Progress.Failed(
          "the %s pump should have moved %.0f mL at %.1f mL/min but reports %.0f mL, and the weight changed by %.0f g of %.0f g: check that the pump runs and that the vessel is not at its maximum weight, then restart"
              .formatted(pump, ordered, flow, pumped, moved, volume));
    }
    unit.pump(pump, flow);
    ordered += flow * seconds / 60;
    return Progress.CONTINUES;
  }

  void stop() {
    unit.pump(pump, 0);
  }

  /// Starts the comparison of pump and balance afresh after a person has looked at it.
  void restart() {
    pumped = 0;
    ordered = 0;
    average.restart();
  }
}
