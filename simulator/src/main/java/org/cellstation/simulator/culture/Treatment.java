package org.cellstation.simulator.culture;

/// What is done to cells beside what their liquid is made of. Kinds of cells to which it means
/// nothing go on as they are.
public sealed interface Treatment {
  /// The cells that come have had no stimulus: they rest until one comes.
  record Resting() implements Treatment {}

  /// Beads or reagent, the first ones or new ones.
  record Stimulus() implements Treatment {}

  /// A vector.
  ///
  /// @param particlesPerCell multiplicity of infection
  record Vector(double particlesPerCell) implements Treatment {}

  /// Further carriers, onto which cells walk over from bead to bead.
  record Carriers(double squareCentimetres) implements Treatment {}
}
