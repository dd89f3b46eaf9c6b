package org.cellstation.simulator;

import org.cellstation.simulator.culture.Lineage;
import org.cellstation.simulator.plant.Plant;
import org.cellstation.simulator.random.Noise;

/// The off-line laboratory: each instrument has a bias of its own, drawn once, and a random error
/// per sample. It has its own randomness, so that sampling does not change the course of the plant.
/// Source: process.md 2.6 (random + bias): counter 5 % + 3 %, viability 1.5 + 2 points, diameter
/// 0.1 + 0.2 um; analyser 5 % + 8 %; blood gas pH 0.005 + 0.002, pO2 0.3 % + 0.5 %, pCO2 0.5 % + 1
/// %.
final class Bench {
  private static final double PERCENT = 0.01;

  /// 100 % DO is humid air at 37 degC: 149 mmHg O2.
  private static final double FULL_OXYGEN_MMHG = 149.4;

  private final Noise random;

  /// Of what is asked of some cells only, so that other results do not depend on it.
  private final Noise cytometer;

  private final double[] bias = new double[10];

  /// @param biased false for instruments without systematic error
  Bench(long seed, boolean biased) {
    random = Noise.of(seed, "bench");
    cytometer = Noise.of(seed, "cytometer");
    for (int i = 0; i < bias.length; i++) {
      bias[i] = biased ? random.jitter() : 0;
    }
  }

  BenchSample measure(Plant plant) {
    double total = plant.viable() + plant.dead();
    double viability = total > 0 ? 100 * plant.viable() / total : 0;
    Lineage lineage = plant.culture().lineage();
    return new BenchSample(
        relative(plant.viable(), 5, 3, 0),
        Math.clamp(absolute(viability, 1.5, 2, 1), 0, 100),
        absolute(plant.cellDiameter(), 0.1, 0.2, 2),
        relative(plant.glucose(), 5, 8, 3),
        relative(plant.lactate(), 5, 8, 4),
        relative(plant.glutamine(), 5, 8, 5),
        relative(plant.ammonium(), 5, 8, 6),
        absolute(plant.ph(), 0.005, 0.002, 7),
        relative(plant.dissolvedOxygenPercent() / 100 * FULL_OXYGEN_MMHG, 0.3, 0.5, 8),
        relative(plant.carbonDioxidePressure(), 0.5, 1, 9),
        marked(1 - lineage.committed(), random),
        marked(lineage.committed(), random),
        marked(lineage.matured(), random),
        lineage.known() ? counted(lineage.isletEquivalents() * plant.viable()) : Double.NaN,
        marked(plant.culture().transduced(), cytometer),
        marked(1 - plant.culture().attached(), cytometer));
  }

  /// Cytometers differ by 3 points from sample to sample, counts of islets by 10 % [G].
  private static double marked(double share, Noise noise) {
    return Double.isNaN(share) ? Double.NaN : Math.clamp(100 * share + 3 * noise.jitter(), 0, 100);
  }

  private double counted(double perMillilitre) {
    return Math.max(0, perMillilitre * (1 + 0.1 * random.jitter()));
  }

  private double relative(double truth, double randomPercent, double biasPercent, int instrument) {
    double error = randomPercent * random.jitter() + biasPercent * bias[instrument];
    return Math.max(0, truth * (1 + error * PERCENT));
  }

  private double absolute(double truth, double randomSd, double biasSd, int instrument) {
    return truth + randomSd * random.jitter() + biasSd * bias[instrument];
  }
}
