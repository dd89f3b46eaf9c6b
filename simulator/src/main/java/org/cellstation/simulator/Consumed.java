package org.cellstation.simulator;

/// What went into the vessel and out of it: volumes as they passed the tubes and the mass flow
/// controllers, whatever the station believes to have sent.
///
/// @param feed mL of medium by the feed line, filling and perfusion alike
/// @param inoculum mL of cell suspension
/// @param permeate mL taken away without cells
/// @param withdrawn mL taken away with cells: samples and harvest
/// @param viableWithdrawn 1e6 viable cells in it
/// @param base mL
/// @param antifoam mL
/// @param air mL at the controllers' standard conditions, as all gases
/// @param oxygen mL
/// @param carbonDioxide mL
/// @param nitrogen mL
public record Consumed(
    double feed,
    double inoculum,
    double permeate,
    double withdrawn,
    double viableWithdrawn,
    double base,
    double antifoam,
    double air,
    double oxygen,
    double carbonDioxide,
    double nitrogen) {
  /// What came after another moment.
  public Consumed since(Consumed earlier) {
    return new Consumed(
        feed - earlier.feed,
        inoculum - earlier.inoculum,
        permeate - earlier.permeate,
        withdrawn - earlier.withdrawn,
        viableWithdrawn - earlier.viableWithdrawn,
        base - earlier.base,
        antifoam - earlier.antifoam,
        air - earlier.air,
        oxygen - earlier.oxygen,
        carbonDioxide - earlier.carbonDioxide,
        nitrogen - earlier.nitrogen);
  }
}
