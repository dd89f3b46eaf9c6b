package org.cellstation.simulator.culture;

import static org.cellstation.simulator.chemistry.Species.AMMONIUM;
import static org.cellstation.simulator.chemistry.Species.GLUTAMINE;

import org.cellstation.simulator.chemistry.Medium;

/// A medium for cells: what is in it, and what it does beside that.
///
/// @param name as files call it
public record CultureMedium(String name, Medium composition, Support support) {
  /// Glutamine falls apart without cells, 1/h [F process.md 1.2].
  static final double GLUTAMINE_DECAY = 0.0045;

  /// What time does to medium where no cells are.
  public static void age(double[] composition, double hours) {
    double decayed = composition[GLUTAMINE] * -StrictMath.expm1(-GLUTAMINE_DECAY * hours);
    composition[AMMONIUM] += decayed;
    composition[GLUTAMINE] -= decayed;
  }
}
