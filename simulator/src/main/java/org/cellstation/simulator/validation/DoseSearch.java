package org.cellstation.simulator.validation;

import org.cellstation.simulator.culture.Donor;

/// Finds the level of a waste product at which cells of a run have stopped growing, as a
/// dose-response experiment does: the same run, begun with more and more of it.
final class DoseSearch {
  /// Growth is taken for stopped at this part of what it is without, which is what a counter can
  /// still tell from nothing [U]; the dead are not taken off.
  private static final double STOPPED = 0.1;

  private static final double HIGHEST = 200;
  private static final int HALVINGS = 10;

  private DoseSearch() {}

  /// Mean level during the measure in the run that is stopped, mM: cells and the decay of glutamine
  /// add to what was given. `NaN` where the highest dose does not stop it.
  static double of(Protocol protocol, Donor donor, Measure measure) {
    boolean lactate = measure.quantity() == Quantity.INHIBITING_LACTATE;
    double free = Run.of(protocol.withWaste(0, 0), donor).births(measure);
    double low = 0;
    double high = lactate ? HIGHEST : HIGHEST / 10;
    double level = Double.NaN;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      Course dosed =
          Run.of(lactate ? protocol.withWaste(middle, 0) : protocol.withWaste(0, middle), donor);
      if (dosed.births(measure) > STOPPED * free) {
        low = middle;
      } else {
        high = middle;
        level = dosed.meanWaste(measure, lactate);
      }
    }
    return level;
  }
}
