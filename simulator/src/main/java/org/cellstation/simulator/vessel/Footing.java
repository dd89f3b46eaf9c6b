package org.cellstation.simulator.vessel;

/// What a vessel offers to cells that grow on a surface only, in all. Immutable.
///
/// @param squareCentimetres of surface
/// @param stays true for a wall or a floor; false for carriers, which leave with the suspension
///   that they float in
/// @param fullPerSquareCentimetre cells on a full surface: 5e4 in motion, up to 2e5 at rest [L
///   Petry 2018]
public record Footing(double squareCentimetres, boolean stays, double fullPerSquareCentimetre) {
  /// Carriers in suspension, cm2/mL of the working volume [G 3..6].
  private static final double CARRIERS = 5;

  /// Cells that carriers hold, 1/cm2 [G 5e4..1e5].
  private static final double ON_CARRIERS = 1e5;

  private static final double IN_MOTION = 5e4;
  private static final double AT_REST = 2e5;

  /// Five square centimetres in each millilitre of a litre, as carriers.
  public static final Footing USUAL = carriers(CARRIERS, 1);

  /// @param squareCentimetresPerMillilitre of carriers in what is filled in
  /// @param litres of that
  public static Footing carriers(double squareCentimetresPerMillilitre, double litres) {
    return new Footing(squareCentimetresPerMillilitre * litres * 1000, false, ON_CARRIERS);
  }

  /// Carriers where something keeps them afloat, the fibres themselves, or the floor.
  public static Footing of(Vessel vessel) {
    return switch (vessel.aeration()) {
      case Aeration.Rocking _, Aeration.Stirred _ -> carriers(CARRIERS, vessel.volumes().working());
      case Aeration.Fibres _ -> new Footing(vessel.filter().squareMetres() * 1e4, true, IN_MOTION);
      case Aeration.Membrane floor -> new Footing(floor.squareMetres() * 1e4, true, AT_REST);
    };
  }
}
