package org.cellstation.simulator.vessel;

/// The filter in the permeate line: pressure across it by Darcy's law, and a resistance that grows
/// exponentially with the cells that were drawn against it. Source: process.md 2.6 (TMP rises as an
/// exponential); size of the growth [U].
public final class PermeateFilter {
  private final Vessel.Filter filter;
  private double resistance = 1;
  private double pressure;

  public PermeateFilter(Vessel.Filter filter) {
    this.filter = filter;
  }

  /// @param wanted L that the pump would draw
  /// @param cells 1e9/L, dead and alive
  /// @param haste how many times faster than usual it fouls
  /// @return L that it lets through
  public double pass(double dtHours, double wanted, double cells, double haste) {
    if (wanted <= 0) {
      pressure = 0;
      return 0;
    }
    double perKilopascal =
        filter.squareMetres() * filter.permeability() / resistance * dtHours; // L/kPa
    double volume = Math.min(wanted, perKilopascal * filter.mostKilopascal());
    pressure = volume / perKilopascal;
    double load = cells * volume / filter.squareMetres();
    resistance *= 1 + filter.foulingPerLoad() * load * haste;
    return volume;
  }

  /// Across the membrane, kPa.
  public double pressure() {
    return pressure;
  }

  /// Against a clean one.
  public double resistance() {
    return resistance;
  }
}
