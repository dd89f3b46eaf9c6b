package org.cellstation.simulator.plant;

import org.cellstation.simulator.chemistry.Medium;

/// What hangs on the line by which cells come: the cells, and later what acts on them.
///
/// @param medium that carries it
/// @param viable cells in it, 1e6/mL
/// @param viability fraction
/// @param particles of a vector that can infect, 1e6/mL
/// @param stimulates whether it activates T cells
public record Suspension(
    Medium medium, double viable, double viability, double particles, boolean stimulates) {
  /// A lentiviral stock as it comes to the batch: 20 mL for some 0.3e9 cells make 3 to 4 particles
  /// for each [G 1e7..1e9/mL].
  private static final double TITRE = 50;

  /// Cells.
  public static Suspension cells(Medium medium, double viable, double viability) {
    return new Suspension(medium, viable, viability, 0, false);
  }

  /// A reagent against CD3 and CD28; a second one within the hour is the same one.
  public static Suspension reagent(Medium medium) {
    return new Suspension(medium, 0, 1, 0, true);
  }

  /// A vector.
  public static Suspension vector(Medium medium) {
    return new Suspension(medium, 0, 1, TITRE, false);
  }

  /// @param oxygen that it brings, mM
  double[] composition(double oxygen) {
    return medium.composition(viable, viable * (1 / viability - 1), oxygen);
  }
}
