package org.cellstation.simulator.validation;

import org.cellstation.simulator.culture.CultureMedium;

/// What is done to a culture, and when: hours since the start of the run.
public sealed interface Action {
  double hours();

  /// From now on so many vessel volumes of medium a day pass through.
  ///
  /// @param volumesPerDay VVD; 0 ends it
  record Perfuse(double hours, double volumesPerDay) implements Action {}

  /// From now on so much medium for each cell passes through.
  ///
  /// @param picolitresPerCellDay CSPR
  /// @param least,most VVD that pumps are kept to
  record PerfuseByCells(double hours, double picolitresPerCellDay, double least, double most)
      implements Action {}

  /// Once, medium comes in.
  ///
  /// @param volumes in start volumes
  /// @param instead true when as much spent medium is taken out first and the cells are left in
  record Feed(double hours, double volumes, CultureMedium medium, boolean instead)
      implements Action {}

  /// Diluted to this density with fresh medium, the whole kept; nothing happens when it is thinner.
  ///
  /// @param density viable cells, 1e6/mL
  record Dilute(double hours, double density) implements Action {}

  /// New stimulus for T cells.
  record Restimulate(double hours) implements Action {}

  /// Vector for T cells.
  ///
  /// @param particlesPerCell MOI
  record Transduce(double hours, double particlesPerCell) implements Action {}

  /// Further carriers.
  ///
  /// @param surface cm2/mL
  record AddSurface(double hours, double surface) implements Action {}
}
