package org.cellstation.station.control.law;

/// A reference that walks to the set-point instead of jumping: at most `perSecond`, slower near the
/// end (first order, `approachSeconds`), and never further than `lead` ahead of the process, so
/// that nothing winds up behind a saturated output and nothing overshoots at the end.
///
/// Owned by the control thread.
public final class SetpointRamp {
  private final double perSecond;
  private final double approachSeconds;
  private final double lead;
  private double reference = Double.NaN;

  public SetpointRamp(double perSecond, double approachSeconds, double lead) {
    if (!(perSecond > 0) || !(approachSeconds >= 0) || !(lead > 0)) {
      throw new IllegalArgumentException(
          "a ramp needs a rate > 0, an approach >= 0 s and a lead > 0: %s, %s, %s"
              .formatted(perSecond, approachSeconds, lead));
    }
    this.perSecond = perSecond;
    this.approachSeconds = approachSeconds;
    this.lead = lead;
  }

  /// Starts from where the process is.
  public void restart(double pv) {
    reference = pv;
  }

  /// The reference for this scan.
  public double step(double setpoint, double pv, double dt) {
    if (!Double.isFinite(setpoint) || !Double.isFinite(pv) || !(dt >= 0)) {
      throw new IllegalArgumentException(
          "a ramp needs numbers: set-point " + setpoint + ", PV " + pv + ", dt " + dt + " s");
    }
    if (Double.isNaN(reference)) {
      reference = pv;
    }
    double away = setpoint - reference;
    double near =
        approachSeconds > 0 ? Math.abs(away) * Math.min(1, dt / approachSeconds) : Math.abs(away);
    double move = Math.min(Math.min(perSecond * dt, near), Math.abs(away));
    reference = Math.clamp(reference + Math.copySign(move, away), pv - lead, pv + lead);
    return reference;
  }

  /// `NaN` before the first step.
  public double reference() {
    return reference;
  }

  /// Whether the set-point is still further away than the lead.
  public boolean ramping(double setpoint) {
    return Math.abs(setpoint - reference) > lead;
  }
}
