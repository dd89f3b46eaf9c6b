package org.cellstation.station.phase;

import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;

/// The vessel pumped out by the harvest pump down to a heel; then temperature, gas and motion end.
/// A heel that the line does not reach is found out: a pump that draws air runs without the weight
/// falling.
///
/// Owned by the control thread.
final class Emptying {
  private static final String PUMP = "harvest";
  private static final double SMOOTHING_SECONDS = 20;
  private static final double SETTLING_SECONDS = 60;

  /// The weight still falls when it falls by this, g, and does not when the pump should have moved
  /// the volume meanwhile, mL, and for at least this long, s. [G]
  private static final double FALL_GRAMS = 5;

  private static final double DISBELIEF_ML = 30;
  private static final double DISBELIEF_SECONDS = 120;

  private final UnitActions unit;
  private final double flow;
  private final double heelGrams;
  private final AveragedWeight average = new AveragedWeight(SMOOTHING_SECONDS, SETTLING_SECONDS);
  private double lowest = Double.NaN;
  private double sinceSeconds;

  /// @param flow mL/min
  Emptying(UnitActions unit, double flow, double heelGrams) {
    this.unit = unit;
    this.flow = flow;
    this.heelGrams = heelGrams;
  }

  Progress run() {
    Reading weight = unit.read("weight");
    if (weight.quality() == Quality.BAD) {
      stop();
      restart();
      return new Progress.Continues("weight " + weight.cause().text() + ", pump stopped");
    }
    if (weight.value() <= heelGrams) {
      stop();
      unit.release();
      return Progress.DONE;
    }
    if (standsStill(weight)) {
      stop();
      return new Progress.Failed(
          "the harvest pump has run for %.0f s and the weight stays at %.0f g, above the heel of %.0f g: open the clamps, look whether the pump draws air and whether bag and balance hang free, then restart; where the line reaches no deeper, end the step in mode MANUAL"
              .formatted(sinceSeconds, average.grams(), heelGrams));
    }
    unit.pump(PUMP, flow);
    return Progress.CONTINUES;
  }

  private boolean standsStill(Reading weight) {
    double seconds = unit.scanSeconds();
    average.take(weight, seconds);
    if (!average.settled()) {
      return false;
    }
    if (Double.isNaN(lowest) || average.grams() <= lowest - FALL_GRAMS) {
      lowest = average.grams();
      sinceSeconds = 0;
    } else {
      sinceSeconds += seconds;
    }
    return sinceSeconds >= Math.max(DISBELIEF_SECONDS, DISBELIEF_ML / flow * 60);
  }

  /// Begins to look anew, after a person has looked or the weight was lost.
  void restart() {
    average.restart();
    lowest = Double.NaN;
    sinceSeconds = 0;
  }

  Progress stop() {
    unit.pump(PUMP, 0);
    return Progress.DONE;
  }
}
