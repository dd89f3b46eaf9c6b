package org.cellstation.station.control.law;

/// Feed by what the cells take up: the feed-forward of a glucose loop.
public final class Uptake {
  private Uptake() {}

  /// `F = qG Xv V/(Gf - Gsp)`, mL/min.
  ///
  /// @param femtomolesPerCellHour qG (T cells 60..110, fitted)
  /// @param cells Xv V, living cells in the vessel
  /// @param feedMillimolar Gf, glucose in the feed
  /// @param setpointMillimolar Gsp, glucose to be held, below that of the feed
  public static double feed(
      double femtomolesPerCellHour,
      double cells,
      double feedMillimolar,
      double setpointMillimolar) {
    if (!(femtomolesPerCellHour >= 0)
        || !(cells >= 0)
        || !(feedMillimolar > setpointMillimolar)
        || !Double.isFinite(femtomolesPerCellHour * cells)) {
      throw new IllegalArgumentException(
          "a feed on uptake needs an uptake and cells >= 0 and a feed richer than the set-point:"
              + " %s fmol/cell/h, %s cells, %s mM, %s mM"
                  .formatted(femtomolesPerCellHour, cells, feedMillimolar, setpointMillimolar));
    }
    double millimolesPerHour = femtomolesPerCellHour * 1e-12 * cells;
    double litresPerHour = millimolesPerHour / (feedMillimolar - setpointMillimolar);
    return litresPerHour * 1000 / 60;
  }
}
