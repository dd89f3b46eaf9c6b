package org.cellstation.simulator.chemistry;

/// Additions that are in the vessel but not yet everywhere: they reach the well mixed rest with a
/// first-order lag, so a pulse of base is seen late. Source: process.md 3.1 (lock base for 60 s
/// after each dose).
public final class Plume {
  /// Less than a drop is let go at once, L.
  private static final double NOTHING = 1e-9;

  private final double[] amounts = new double[Species.COUNT];
  private double litres;

  public void add(double[] other, double volume) {
    litres += volume;
    for (int i = 0; i < Species.COUNT; i++) {
      amounts[i] += other[i] * volume;
    }
  }

  /// Lets a share go into the bulk.
  ///
  /// @param share 0..1, all of it when next to nothing is left
  public void release(Liquid bulk, double share) {
    if (litres <= 0) {
      return;
    }
    double part = litres < NOTHING ? 1 : share;
    double volume = litres * part;
    bulk.add(amounts, 1 / litres, volume);
    litres -= volume;
    double left = 1 - part;
    for (int i = 0; i < Species.COUNT; i++) {
      amounts[i] *= left;
    }
  }

  public double litres() {
    return litres;
  }

  /// mmol, 1e9 for cells.
  public double amount(int species) {
    return amounts[species];
  }
}
