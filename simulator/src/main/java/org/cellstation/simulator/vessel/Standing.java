package org.cellstation.simulator.vessel;

/// How a vessel that is at work stands, as far as somebody has measured it. `NaN` where nobody has:
/// then it is as in fresh medium.
///
/// @param litres in the vessel, 0 for an empty one
/// @param celsius of the liquid
/// @param viable 1e6/mL
/// @param viability %
/// @param glucose mM
/// @param lactate mM
/// @param ph at the probe
/// @param oxygen dissolved, % of air saturation
/// @param cultureHours since the first cells came
public record Standing(
    double litres,
    double celsius,
    double viable,
    double viability,
    double glucose,
    double lactate,
    double ph,
    double oxygen,
    double cultureHours) {
  /// @throws IllegalArgumentException for what no vessel can hold
  public Standing {
    atLeastNothing("litres", litres);
    atLeastNothing("viable cells", viable);
    atLeastNothing("glucose", glucose);
    atLeastNothing("lactate", lactate);
    atLeastNothing("oxygen", oxygen);
    atLeastNothing("culture hours", cultureHours);
    if (viability <= 0 || viability > 100 || celsius < 0 || celsius > 50 || ph < 4 || ph > 10) {
      throw new IllegalArgumentException(
          "viability %s %%, %s degC or pH %s is out of range".formatted(viability, celsius, ph));
    }
  }

  private static void atLeastNothing(String what, double value) {
    if (value < 0 || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " of " + value);
    }
  }
}
