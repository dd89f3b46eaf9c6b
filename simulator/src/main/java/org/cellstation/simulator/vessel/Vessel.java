package org.cellstation.simulator.vessel;

/// What a culture stands in, as data: the physics read it and know no vessel by name. Numbers are
/// marked where they are given, in {@link Vessels}. Immutable.
///
/// @param name what a person calls it
/// @param mixing how quickly an addition is everywhere
/// @param tareGrams of the empty vessel on its scale
public record Vessel(
    String name,
    Volumes volumes,
    Aeration aeration,
    Mixing mixing,
    HeatSizes heat,
    GasSpace gasSpace,
    Filter filter,
    GasLines gasLines,
    double tareGrams) {

  /// Liquid, L.
  ///
  /// @param heel what no pump can draw
  /// @param least that works: probes covered, impeller wetted
  /// @param working what batches are run at
  /// @param whole vessel, gas and all
  public record Volumes(double heel, double least, double working, double whole) {
    public Volumes {
      if (!(heel >= 0 && least >= heel && working >= least && whole >= working)) {
        throw new IllegalArgumentException(
            "volumes have to grow from heel to least, working and whole: "
                + heel
                + ", "
                + least
                + ", "
                + working
                + ", "
                + whole
                + " L");
      }
    }
  }

  /// Additions are spread with a first-order lag; a third of the 95 % mixing time.
  ///
  /// @param seconds lag at the reference rate; 0 for a vessel that is mixed at once
  /// @param referenceRate rocks or turns per minute (mL/min of recirculation in fibres)
  /// @param stillSeconds lag when nothing moves
  public record Mixing(double seconds, double referenceRate, double stillSeconds) {}

  /// Heater and cooler act on a pad or jacket, the pad on the liquid, both on the room.
  ///
  /// @param heaterWatts at 100 %
  /// @param heaterLagSeconds of the element
  /// @param coolerWatts at 100 %
  /// @param padCapacity J/K
  /// @param shellCapacity J/K of whatever is as warm as the liquid
  /// @param padToLiquid W/K
  /// @param padToRoom W/K
  /// @param liquidToRoom W/K
  /// @param wettedLitres filling that wets the whole floor or wall
  public record HeatSizes(
      double heaterWatts,
      double heaterLagSeconds,
      double coolerWatts,
      double padCapacity,
      double shellCapacity,
      double padToLiquid,
      double padToRoom,
      double liquidToRoom,
      double wettedLitres) {}

  /// Gas over, around or behind the liquid.
  ///
  /// @param chamberLitres of a gas space of its own (incubator, oxygenator); 0 for what the liquid
  ///   leaves free
  /// @param leastLitres that always remains
  /// @param exhaustFlowPerKilopascal what the clean exhaust filter lets through, mL/min per kPa
  /// @param startCarbonDioxide share in the dry gas before the first step
  /// @param inletHumidity of the supplied gas at the liquid's temperature, 0..1
  /// @param condensed share of the leaving vapour that comes back
  /// @param burstKilopascal gauge pressure at which the vessel's relief opens
  public record GasSpace(
      double chamberLitres,
      double leastLitres,
      double exhaustFlowPerKilopascal,
      double startCarbonDioxide,
      double inletHumidity,
      double condensed,
      double burstKilopascal) {}

  /// The filter in the permeate line.
  ///
  /// @param squareMetres of membrane
  /// @param permeability clean, L/(m2 h kPa) of water at 37 degC
  /// @param retention share of the cells held back
  /// @param foulingPerLoad relative growth of resistance per 1e9 cells that were drawn against a
  ///   square metre
  /// @param mostKilopascal what the pump can draw against
  public record Filter(
      double squareMetres,
      double permeability,
      double retention,
      double foulingPerLoad,
      double mostKilopascal) {}

  /// Full scale of the gas controllers, mL/min.
  public record GasLines(double air, double oxygen, double carbonDioxide, double nitrogen) {}

  @Override
  public String toString() {
    return name;
  }
}
