package org.cellstation.station.control.law;

/// How many vessel volumes of medium a day the cells need: `D = CSPR Xv`, clamped. The rate changes
/// at most as fast as declared, so that a signal that comes back, or a step of the set-point, does
/// not throw the pumps.
///
/// Owned by the control thread.
public final class PerfusionRate {
  private final double least;
  private final double most;
  private final double changePerHour;
  private double rate = Double.NaN;

  /// @param least volumes a day
  /// @param most volumes a day
  /// @param changePerHour fastest change, volumes a day per hour
  public PerfusionRate(double least, double most, double changePerHour) {
    if (!(least >= 0 && least < most) || !(changePerHour > 0)) {
      throw new IllegalArgumentException(
          "perfusion needs 0 <= least < most and a change > 0: %s..%s, %s"
              .formatted(least, most, changePerHour));
    }
    this.least = least;
    this.most = most;
    this.changePerHour = changePerHour;
  }

  /// Vessel volumes a day that so many cells need.
  ///
  /// @param cspr pL/cell/day (T cells 40..100)
  /// @param millionCellsPerMillilitre living cells
  public double wanted(double cspr, double millionCellsPerMillilitre) {
    if (!(cspr >= 0) || !Double.isFinite(millionCellsPerMillilitre)) {
      throw new IllegalArgumentException(
          "perfusion by cells needs a CSPR >= 0 and cells: %s pL/cell/d, %s e6/mL"
              .formatted(cspr, millionCellsPerMillilitre));
    }
    // pL/cell/day x 1e6 cells/mL = 1e-3 mL/mL/day.
    return Math.clamp(cspr * millionCellsPerMillilitre / 1000, least, most);
  }

  /// Vessel volumes a day until the next step.
  public double step(double cspr, double millionCellsPerMillilitre, double dt) {
    double wanted = wanted(cspr, millionCellsPerMillilitre);
    double move = changePerHour * dt / 3600;
    rate = Double.isNaN(rate) ? wanted : Math.clamp(wanted, rate - move, rate + move);
    return rate;
  }

  /// Makes the next step begin at `volumesPerDay`.
  public void track(double volumesPerDay) {
    rate = volumesPerDay;
  }
}
