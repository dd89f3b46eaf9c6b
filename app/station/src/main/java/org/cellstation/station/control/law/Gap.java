package org.cellstation.station.control.law;

/// A band around the set-point in which a controller hardly acts: gap action. The controller is
/// shown a process variable that is nearer to the set-point than the true one.
///
/// @param halfWidth to each side of the set-point, in the PV's unit
/// @param insideGain part of the error that still counts inside the gap: 0 rests (dead band), 1 is
///   no gap. A little keeps a slow drift from riding along the gap's edge.
public record Gap(double halfWidth, double insideGain) {
  public Gap {
    if (!(halfWidth >= 0 && Double.isFinite(halfWidth)) || !(insideGain >= 0 && insideGain <= 1)) {
      throw new IllegalArgumentException(
          "a gap needs a half width >= 0 and a gain of 0..1 inside it: "
              + halfWidth
              + ", "
              + insideGain);
    }
  }

  public static Gap none() {
    return new Gap(0, 1);
  }

  public static Gap dead(double halfWidth) {
    return new Gap(halfWidth, 0);
  }

  /// The PV that the controller is shown. Continuous, and with the true slope outside the gap.
  public double shown(double setpoint, double pv) {
    double error = pv - setpoint;
    double inside = Math.clamp(error, -halfWidth, halfWidth);
    return setpoint + insideGain * inside + (error - inside);
  }
}
