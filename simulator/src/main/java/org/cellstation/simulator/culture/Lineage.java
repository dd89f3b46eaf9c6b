package org.cellstation.simulator.culture;

/// What stem cells have become, as a laboratory would find out with markers and a microscope.
///
/// @param committed share of the viable cells that have left the stem cell's state, 0..1
/// @param matured share of them that are what the differentiation aims at, 0..1
/// @param isletEquivalents volume of the aggregates, in spheres of 150 um for each million viable
///   cells
public record Lineage(double committed, double matured, double isletEquivalents) {
  /// Of cells that are no stem cells and stay what they are.
  public static final Lineage NONE = new Lineage(Double.NaN, Double.NaN, Double.NaN);

  /// Whether there is one to speak of.
  public boolean known() {
    return !Double.isNaN(committed);
  }
}
