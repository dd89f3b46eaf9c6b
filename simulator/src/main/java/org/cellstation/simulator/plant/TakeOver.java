package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Solubility;
import org.cellstation.simulator.chemistry.Species;
import org.cellstation.simulator.culture.Culture;
import org.cellstation.simulator.vessel.Heat;
import org.cellstation.simulator.vessel.Standing;

/// Fills an empty vessel as one stands that has been at work elsewhere, by what is known of it.
/// What cells own (activation, size, attachment) is grown for as long as they have been in culture,
/// in plenty; of glutamine and ammonium as much is taken and made as belongs to the glucose that is
/// gone.
final class TakeOver {
  private static final double SAME_PH = 0.01;
  private static final int HALVINGS = 50;

  /// Share of the vessel that the cell suspension usually makes [G].
  private static final double USUAL_INOCULUM = 0.1;

  /// Used or made in proportion to glucose.
  private static final int[] WITH_GLUCOSE = {Species.GLUTAMINE, Species.AMMONIUM, Species.LACTATE};

  private final Standing standing;
  private final double[] medium;
  private final Contents contents;
  private final Breathing breathing;

  TakeOver(Standing standing, double[] medium, Contents contents, Breathing breathing) {
    this.standing = standing;
    this.medium = medium;
    this.contents = contents;
    this.breathing = breathing;
  }

  void of(PlantSettings settings, Heat heat, Culture cells) {
    if (!Double.isNaN(standing.celsius())) {
      heat.settle(standing.celsius());
    }
    contents.fill(medium, standing.litres());
    breathing.solvePh();
    if (!Double.isNaN(standing.cultureHours())) {
      inhabit(settings, cells);
    }
    contents.compose(Species.GLUCOSE, standing.glucose());
    contents.compose(Species.LACTATE, standing.lactate());
    double full = Plant.FULL_OXYGEN * Solubility.oxygen(heat.liquid());
    contents.compose(Species.OXYGEN, standing.oxygen() / 100 * full);
    breathing.solvePh();
    if (!Double.isNaN(standing.ph())) {
      acidity(standing.ph());
    }
  }

  private void inhabit(PlantSettings settings, Culture cells) {
    Suspension inoculum = settings.inoculum();
    double alive = known(standing.viability() / 100, inoculum.viability());
    double deadEach = 1 / alive - 1;
    double usual = inoculum.viable();
    double[] living =
        inoculum.medium().composition(usual, usual * deadEach, medium[Species.OXYGEN]);
    cells.arrive(1);
    // As many as usually come to it find its surface, and grow on it.
    cells.houseAnew(usual * USUAL_INOCULUM * contents.litres());
    double[] after = living.clone();
    double step = Plant.CELL_STEP_SECONDS / 3600;
    for (double gone = 0; gone < standing.cultureHours(); gone += step) {
      System.arraycopy(living, 0, after, 0, Species.COUNT);
      cells.environment(37, breathing.cellCharges().ph());
      cells.step(after, Math.min(step, standing.cultureHours() - gone));
    }
    double used = living[Species.GLUCOSE] - after[Species.GLUCOSE];
    double share = (medium[Species.GLUCOSE] - standing.glucose()) / used;
    if (used > 0 && share > 0) {
      for (int species : WITH_GLUCOSE) {
        double each = after[species] - living[species];
        contents.compose(species, Math.max(0, medium[species] + share * each));
      }
    }
    double viable = known(standing.viable(), usual * USUAL_INOCULUM);
    contents.compose(Species.VIABLE, viable);
    contents.compose(Species.DEAD, viable * deadEach);
    cells.houseAnew(contents.inventory(Species.VIABLE));
  }

  private static double known(double value, double otherwise) {
    return Double.isNaN(value) ? otherwise : value;
  }

  /// As much carbon dioxide as makes this pH; where even none leaves it more acid, base must have
  /// been added.
  private void acidity(double ph) {
    seek(Species.CARBON, 0, 4 * medium[Species.CARBON], ph, false);
    if (breathing.mediumCharges().ph() < ph - SAME_PH) {
      double ions = contents.medium.c[Species.STRONG_IONS];
      contents.compose(Species.CARBON, medium[Species.CARBON]);
      seek(Species.STRONG_IONS, ions, ions + 1000, ph, true);
    }
  }

  /// Halves the range of a concentration until the pH is found.
  ///
  /// @param rises whether more of it makes it more alkaline
  private void seek(int species, double from, double to, double ph, boolean rises) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      contents.compose(species, middle);
      breathing.solvePh();
      if ((breathing.mediumCharges().ph() < ph) == rises) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
