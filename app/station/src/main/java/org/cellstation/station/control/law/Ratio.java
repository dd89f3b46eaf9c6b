package org.cellstation.station.control.law;

/// One flow in proportion to another: feed to permeate, CO2 to the flow of air and oxygen (the half
/// decoupler of a vessel whose CO2 line is not part of a mixed gas).
///
/// @param ratio of the wild flow
/// @param bias added, in the unit of the result
public record Ratio(double ratio, double bias, double least, double most) {
  public Ratio {
    if (!Double.isFinite(ratio) || !Double.isFinite(bias) || !(least <= most)) {
      throw new IllegalArgumentException(
          "a ratio needs numbers and least <= most: %s, %s, %s..%s"
              .formatted(ratio, bias, least, most));
    }
  }

  public double of(double wild) {
    if (!Double.isFinite(wild)) {
      throw new IllegalArgumentException("a ratio needs a flow, got " + wild);
    }
    return Math.clamp(ratio * wild + bias, least, most);
  }

  /// The ratio at which `wild` gives `controlled`: where a loop that trims a ratio begins.
  public Ratio through(double wild, double controlled) {
    return wild == 0 ? this : new Ratio((controlled - bias) / wild, bias, least, most);
  }
}
