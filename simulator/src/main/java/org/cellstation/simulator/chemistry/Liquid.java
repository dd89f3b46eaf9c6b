package org.cellstation.simulator.chemistry;

/// A well mixed liquid: volume and composition. Every move conserves each species to the last
/// digit. Source: process.md 1.1.
public final class Liquid {
  public final double[] c = new double[Species.COUNT];
  public double litres;

  public void add(double[] composition, double volume) {
    add(composition, 1, volume);
  }

  /// @param amounts in all of what is added from, times `perLitre` its composition
  void add(double[] amounts, double perLitre, double volume) {
    if (volume <= 0) {
      return;
    }
    litres += volume;
    double part = volume / litres;
    for (int i = 0; i < Species.COUNT; i++) {
      c[i] += (amounts[i] * perLitre - c[i]) * part;
    }
  }

  /// Suspension leaves, cells and all.
  public void draw(double volume) {
    litres -= volume;
  }

  /// Clear liquid leaves through a filter.
  ///
  /// @param retention share of the cells that it holds back
  public void drawClear(double volume, double retention) {
    double left = litres - volume;
    if (left > 0) {
      double factor = (litres - (1 - retention) * volume) / left;
      c[Species.VIABLE] *= factor;
      c[Species.DEAD] *= factor;
    }
    litres = left;
  }

  /// Water leaves, everything else stays.
  public void evaporate(double volume) {
    double factor = litres / (litres - volume);
    for (int i = 0; i < Species.COUNT; i++) {
      c[i] *= factor;
    }
    litres -= volume;
  }

  /// What of a wanted volume can be drawn when a heel has to stay.
  public double drawable(double wanted, double heel) {
    return Math.max(0, Math.min(wanted, litres - heel));
  }
}
