package org.cellstation.station.control.law;

import java.util.List;

/// How many vessel volumes of medium a day: by cells (`D = CSPR Xv`, clamped) while their number is
/// known, else by a schedule. Between the two, and along the schedule's steps, the rate changes at
/// most as fast as declared, so that a lost or returning signal does not throw the pumps.
///
/// Owned by the control thread.
public final class PerfusionRate {
  /// @param fromHours culture time from which the rate holds
  public record Step(double fromHours, double volumesPerDay) {}

  private final double cspr;
  private final double least;
  private final double most;
  private final List<Step> schedule;
  private final double changePerHour;
  private double rate = Double.NaN;
  private boolean byCells;

  /// @param cspr cell-specific perfusion rate, pL/cell/day (T cells 40..100)
  /// @param least volumes a day, 0.25 by default of the process text
  /// @param most volumes a day, 3
  /// @param schedule rising times; before the first nothing is exchanged
  /// @param changePerHour fastest change, volumes a day per hour
  public PerfusionRate(
      double cspr, double least, double most, List<Step> schedule, double changePerHour) {
    if (!(cspr >= 0) || !(least >= 0 && least <= most) || !(changePerHour > 0)) {
      throw new IllegalArgumentException(
          "perfusion needs CSPR >= 0, 0 <= least <= most and a change > 0: %s, %s..%s, %s"
              .formatted(cspr, least, most, changePerHour));
    }
    double last = Double.NEGATIVE_INFINITY;
    for (Step step : schedule) {
      if (!(step.fromHours() > last) || !(step.volumesPerDay() >= 0)) {
        throw new IllegalArgumentException(
            "a perfusion schedule needs rising times and rates >= 0: " + schedule);
      }
      last = step.fromHours();
    }
    this.cspr = cspr;
    this.least = least;
    this.most = most;
    this.schedule = List.copyOf(schedule);
    this.changePerHour = changePerHour;
  }

  /// A schedule alone, vessel volumes a day.
  public static PerfusionRate byVolumes(List<Step> schedule, double most, double changePerHour) {
    return new PerfusionRate(0, 0, most, schedule, changePerHour);
  }

  /// Vessel volumes a day until the next step.
  ///
  /// @param millionCellsPerMillilitre living cells; `NaN` when they are not known
  /// @param hours of culture
  public double step(double millionCellsPerMillilitre, double hours, double dt) {
    if (!Double.isFinite(hours) || !(dt >= 0)) {
      throw new IllegalArgumentException(
          "perfusion needs a culture time and a time step: " + hours + " h, " + dt + " s");
    }
    byCells = cspr > 0 && millionCellsPerMillilitre >= 0;
    // pL/cell/day x 1e6 cells/mL = 1e-3 mL/mL/day.
    double wanted =
        byCells
            ? Math.clamp(cspr * millionCellsPerMillilitre / 1000, least, most)
            : Math.min(most, scheduled(hours));
    double move = changePerHour * dt / 3600;
    rate = Double.isNaN(rate) ? wanted : Math.clamp(wanted, rate - move, rate + move);
    return rate;
  }

  /// Makes the next step begin at `volumesPerDay`.
  public void track(double volumesPerDay) {
    rate = volumesPerDay;
  }

  /// Whether the last rate was by cells, not by the schedule.
  public boolean byCells() {
    return byCells;
  }

  private double scheduled(double hours) {
    double found = 0;
    for (int i = 0; i < schedule.size(); i++) {
      if (schedule.get(i).fromHours() <= hours) {
        found = schedule.get(i).volumesPerDay();
      }
    }
    return found;
  }
}
