package org.cellstation.simulator.chemistry;

/// A well mixed liquid: volume and composition, and what has crossed its border since the start, so
/// that every balance can be checked. Source: process.md 1.1.
public final class Liquid {
  /// What pumps cannot draw out of the bag, L [G].
  public static final double HEEL = 0.0005;

  public final double[] c = new double[Species.COUNT];

  /// mmol (1e9 for cells) brought in and taken out.
  public final double[] broughtIn = new double[Species.COUNT];

  public final double[] takenOut = new double[Species.COUNT];
  public double litres;

  public void add(double[] other, double volume) {
    if (volume <= 0) {
      return;
    }
    litres += volume;
    double part = volume / litres;
    for (int i = 0; i < Species.COUNT; i++) {
      c[i] += (other[i] - c[i]) * part;
      broughtIn[i] += other[i] * volume;
    }
  }

  /// Draws suspension, cells and all.
  public void draw(double wanted) {
    double volume = drawable(wanted);
    for (int i = 0; i < Species.COUNT; i++) {
      takenOut[i] += c[i] * volume;
    }
    litres -= volume;
  }

  /// Draws clear liquid through a filter that holds back `retention` of the cells.
  public void drawClear(double wanted, double retention) {
    double volume = drawable(wanted);
    double left = litres - volume;
    for (int i = 0; i < Species.COUNT; i++) {
      boolean cells = Species.particulate(i);
      double out = c[i] * volume * (cells ? 1 - retention : 1);
      takenOut[i] += out;
      if (cells && left > 0) {
        c[i] = (c[i] * litres - out) / left;
      }
    }
    litres = left;
  }

  /// Water leaves, everything else but the dissolved gas stays.
  public void evaporate(double volume) {
    double left = litres - volume;
    if (volume <= 0 || left < HEEL) {
      return;
    }
    for (int i = 0; i < Species.COUNT; i++) {
      if (i != Species.OXYGEN) {
        c[i] *= litres / left;
      }
    }
    litres = left;
  }

  private double drawable(double wanted) {
    return Math.clamp(wanted, 0, Math.max(0, litres - HEEL));
  }
}
