package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Species;

/// What a pump drew out of a vessel in one step, as it was there. Written by the plant, read by
/// whoever leads it on; one thread.
public final class Stream {
  private final double[] composition = new double[Species.COUNT];
  private double litres;
  private double celsius;

  Stream() {}

  void nothing() {
    litres = 0;
  }

  void take(double[] c, double volume, double temperature) {
    System.arraycopy(c, 0, composition, 0, Species.COUNT);
    litres = volume;
    celsius = temperature;
  }

  /// L; 0 when nothing was drawn.
  public double litres() {
    return litres;
  }

  double[] composition() {
    return composition;
  }

  double celsius() {
    return celsius;
  }
}
