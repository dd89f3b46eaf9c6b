package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Liquid;
import org.cellstation.simulator.chemistry.Plume;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.vessel.Aeration;
import org.cellstation.simulator.vessel.Heat;
import org.cellstation.simulator.vessel.Vessel;

/// All liquid in a vessel: the well mixed part with the cells, what was added and is not mixed in
/// yet, and the medium outside of hollow fibres. Whatever crosses the border is written into the
/// ledger with the heat that it carries.
final class Contents {
  final Liquid cells = new Liquid();

  /// Medium that breathes: outside of hollow fibres, else the same liquid as the cells'.
  final Liquid medium;

  final boolean fibres;
  private final Plume plume = new Plume();
  private final Vessel vessel;
  private final Heat heat;
  private final Ledger ledger;
  private final double cellLitres;
  private final double loopLitres;

  Contents(Vessel vessel, Heat heat, Ledger ledger) {
    this.vessel = vessel;
    this.heat = heat;
    this.ledger = ledger;
    if (vessel.aeration() instanceof Aeration.Fibres f) {
      fibres = true;
      medium = new Liquid();
      cellLitres = f.cellLitres();
      loopLitres = f.loopLitres();
    } else {
      fibres = false;
      medium = cells;
      cellLitres = Double.POSITIVE_INFINITY;
      loopLitres = 0;
    }
  }

  double litres() {
    return cells.litres + plume.litres() + (fibres ? medium.litres : 0);
  }

  double inventory(int species) {
    double inside = cells.c[species] * cells.litres + plume.amount(species);
    return fibres ? inside + medium.c[species] * medium.litres : inside;
  }

  private double joule(double litres) {
    return litres * Heat.WATER * heat.liquid();
  }

  void bring(double[] composition, double volume, double celsius) {
    if (volume <= 0) {
      return;
    }
    heat.mix(litres(), volume, celsius);
    ledger.brought(composition, volume, volume * Heat.WATER * celsius);
    plume.add(composition, volume);
  }

  /// All of it at once, where nothing was.
  void fill(double[] composition, double litres) {
    double all = Double.isNaN(litres) ? 0 : litres;
    double inner = fibres ? Math.min(all, cellLitres) : all;
    put(cells, composition, inner);
    if (fibres) {
      put(medium, composition, Math.min(all - inner, loopLitres));
    }
  }

  private static void put(Liquid liquid, double[] composition, double litres) {
    System.arraycopy(composition, 0, liquid.c, 0, composition.length);
    liquid.litres = litres;
  }

  /// Another concentration, where one is known; cells are only among the cells.
  void compose(int species, double concentration) {
    if (!Double.isNaN(concentration)) {
      cells.c[species] = concentration;
      if (!Species.particulate(species)) {
        medium.c[species] = concentration;
      }
    }
  }

  /// Lets additions of this and earlier steps go into the well mixed part.
  ///
  /// @param share of them; all when there is little for them to be spread in
  void mixIn(double share) {
    plume.release(cells, cells.litres < plume.litres() ? 1 : share);
  }

  /// Suspension leaves.
  ///
  /// @return what of it could be drawn, L
  double draw(double wanted) {
    double volume = cells.drawable(wanted, vessel.volumes().heel());
    if (volume > 0) {
      ledger.taken(cells.c, volume, 1, joule(volume));
      cells.draw(volume);
    }
    return volume;
  }

  double clear(double wanted) {
    return medium.drawable(wanted, vessel.volumes().heel());
  }

  /// Clear liquid leaves.
  ///
  /// @param volume as {@link #clear} allows
  /// @param retention share of the cells held back
  void drawClear(double volume, double retention) {
    if (volume > 0) {
      ledger.taken(medium.c, volume, 1 - retention, joule(volume));
      medium.drawClear(volume, retention);
    }
  }

  /// What a permeate pump that turns backwards pushes back: its line holds clear liquid.
  void pushBack(double volume, double[] scratch) {
    for (int i = 0; i < Species.COUNT; i++) {
      scratch[i] = Species.particulate(i) ? 0 : medium.c[i];
    }
    bring(scratch, volume, heat.liquid());
  }

  void evaporate(double volume) {
    ledger.evaporated(volume, joule(volume));
    medium.evaporate(volume);
  }

  /// What fibres have too much goes through their wall, and from the full loop to waste.
  ///
  /// @param retention of cells
  /// @return L through the wall
  double overflow(double retention) {
    double through = fibres ? Math.max(0, cells.litres - cellLitres) : 0;
    if (through > 0) {
      double share = 1 - retention;
      double before = medium.litres;
      medium.litres += through;
      double part = through / medium.litres;
      for (int i = 0; i < Species.COUNT; i++) {
        double passes = cells.c[i] * (Species.particulate(i) ? share : 1);
        medium.c[i] = before > 0 ? medium.c[i] + (passes - medium.c[i]) * part : passes;
      }
      cells.drawClear(through, retention);
    }
    double waste = fibres ? medium.litres - loopLitres : 0;
    if (waste > 0) {
      ledger.taken(medium.c, waste, 1, joule(waste));
      medium.draw(waste);
    }
    return through;
  }

  /// Diffusion through the wall of fibres, of everything but cells and what breathing moves itself.
  void diffuse(double dtHours, double exchange) {
    double x = dtHours * exchange * (1 / cells.litres + 1 / medium.litres);
    double volume = x / (1 + x) * cells.litres * medium.litres / (cells.litres + medium.litres);
    for (int i = 0; i < Species.COUNT; i++) {
      if (!Species.particulate(i) && i != Species.OXYGEN && i != Species.CARBON) {
        double moved = (cells.c[i] - medium.c[i]) * volume;
        cells.c[i] -= moved / cells.litres;
        medium.c[i] += moved / medium.litres;
      }
    }
  }
}
