package org.cellstation.simulator;

import java.util.function.ToDoubleFunction;
import org.cellstation.simulator.fault.Watched;
import org.cellstation.simulator.plant.Plant;

/// What a scenario can wait for, read off the plant. Owned by the thread that steps the skid.
record PlantWatch(Plant plant) implements ToDoubleFunction<Watched> {
  @Override
  public double applyAsDouble(Watched watched) {
    return switch (watched) {
      case VIABLE -> plant.viable();
      case VIABILITY -> viability();
      case GLUCOSE -> plant.glucose();
      case LACTATE -> plant.lactate();
      case GLUTAMINE -> plant.glutamine();
      case AMMONIUM -> plant.ammonium();
      case ACIDITY -> plant.ph();
      case OXYGEN -> plant.dissolvedOxygenPercent();
      case CARBON_DIOXIDE -> plant.carbonDioxidePressure();
      case TEMPERATURE -> plant.celsius();
      case VOLUME -> plant.millilitres();
      case OXYGEN_UPTAKE -> plant.oxygenUptake();
    };
  }

  /// Where there are no cells none of them is dead: 100, which no one takes for a loss.
  private double viability() {
    double total = plant.viable() + plant.dead();
    return total > 0 ? 100 * plant.viable() / total : 100;
  }
}
