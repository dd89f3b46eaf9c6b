package org.cellstation.simulator.device;

import org.cellstation.simulator.random.Noise;

/// How a property differs from one specimen to the next.
public sealed interface Draw {
  /// All specimens are alike.
  Draw ALIKE = new Uniform(0, 0);

  /// Around zero, bounded at 3.46 standard deviations.
  record Normal(double deviation) implements Draw {
    @Override
    public double from(Noise noise) {
      return deviation * noise.jitter();
    }
  }

  /// Anything between two bounds.
  record Uniform(double low, double high) implements Draw {
    @Override
    public double from(Noise noise) {
      return low + (high - low) * noise.uniform();
    }
  }

  /// A size between two bounds, up or down.
  record EitherWay(double low, double high) implements Draw {
    @Override
    public double from(Noise noise) {
      double size = low + (high - low) * noise.uniform();
      return noise.uniform() < 0.5 ? -size : size;
    }
  }

  /// One specimen's.
  double from(Noise noise);
}
