package org.cellstation.simulator.validation;

import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.CultureMedium;
import org.cellstation.simulator.vessel.Aeration;

/// Medium outside of hollow fibres: what is fed to the cells goes through the wall as much as comes
/// in, and leaves from there; what is dissolved diffuses both ways. Oxygen is {@link Aerated}'s.
/// One thread.
final class Wall {
  private final Liquid outside = new Liquid();
  private final double retention;
  private double litresPerHour;

  /// @param medium that fills the loop outside
  Wall(Aeration.Fibres fibres, double[] medium, double retention) {
    this.retention = retention;
    outside.add(medium, fibres.loopLitres());
    outside.c[Species.VIABLE] = 0;
    outside.c[Species.DEAD] = 0;
  }

  /// Dissolved amount outside.
  double amount(int species) {
    return outside.c[species] * outside.litres;
  }

  /// @param exchange by diffusion, L/h
  void conducts(double exchange) {
    litresPerHour = exchange;
  }

  /// As much as came in goes through the wall, and out.
  ///
  /// @param gone adds what left, mmol
  void pass(Liquid cells, double volume, double[] gone) {
    if (volume <= 0) {
      return;
    }
    double part = volume / (outside.litres + volume);
    for (int i = 0; i < Species.COUNT; i++) {
      double through = Species.particulate(i) ? cells.c[i] * (1 - retention) : cells.c[i];
      outside.c[i] += (through - outside.c[i]) * part;
      gone[i] += outside.c[i] * volume;
    }
    cells.drawClear(volume, retention);
  }

  /// Medium ages there too.
  void age(double hours) {
    CultureMedium.age(outside.c, hours);
  }

  /// Implicit, so that a quick exchange does not overshoot.
  void diffuse(Liquid cells, double hours) {
    double x = hours * litresPerHour * (1 / cells.litres + 1 / outside.litres);
    double volume = x / (1 + x) * cells.litres * outside.litres / (cells.litres + outside.litres);
    for (int i = 0; i < Species.COUNT; i++) {
      if (!Species.particulate(i) && i != Species.OXYGEN) {
        double moved = (cells.c[i] - outside.c[i]) * volume;
        cells.c[i] -= moved / cells.litres;
        outside.c[i] += moved / outside.litres;
      }
    }
  }
}
