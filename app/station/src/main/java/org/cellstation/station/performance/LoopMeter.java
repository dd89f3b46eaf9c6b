package org.cellstation.station.performance;

/// Measures one loop, scan by scan.
///
/// After a new set-point, or when measuring begins, the loop is settling until its variable has
/// been within the tolerance for {@link #SETTLED_SECONDS} on end; time out of tolerance counts from
/// then on. Without a declared tolerance there is no time out and no share within.
///
/// Owned by the control thread; a scan allocates nothing.
public final class LoopMeter {
  /// Long enough that a variable that only passes through the band is not taken for settled.
  public static final double SETTLED_SECONDS = 300;

  private static final double SECONDS_PER_HOUR = 3600;

  private double lastSetpoint = Double.NaN;
  private double lastOutput = Double.NaN;
  private double withinSeconds;
  private boolean settled;

  private double seconds;
  private double absolute;
  private boolean compared;
  private double travel;
  private double settling;
  private double out = Double.NaN;
  private double manual;
  private double blind;
  private double widest = Double.NaN;
  private long fights;

  /// One scan; what is seen now counts for the `dt` seconds since the last one.
  ///
  /// @param reached in the unit of the set-point; `NaN` when there is no good value
  /// @param setpoint `NaN` when the loop has none: then nothing is measured
  /// @param aims false when what was reached is not to be held against the set-point
  /// @param tolerance `NaN` when none is declared
  public void scan(
      double reached,
      double setpoint,
      boolean aims,
      double outputPercent,
      boolean byHand,
      double tolerance,
      double dt) {
    if (Double.isNaN(setpoint)) {
      pause();
      return;
    }
    if (setpoint != lastSetpoint) {
      lastSetpoint = setpoint;
      settled = false;
      withinSeconds = 0;
    }
    seconds += dt;
    if (Double.isNaN(out) && !Double.isNaN(tolerance)) {
      out = 0;
    }
    if (byHand) {
      manual += dt;
    }
    if (!Double.isNaN(lastOutput) && !Double.isNaN(outputPercent)) {
      travel += Math.abs(outputPercent - lastOutput);
    }
    lastOutput = outputPercent;
    if (!aims) {
      settling += dt;
      settled = false;
      withinSeconds = 0;
      return;
    }
    if (Double.isNaN(reached)) {
      blind += dt;
      withinSeconds = 0;
      return;
    }
    double deviation = Math.abs(setpoint - reached);
    absolute += deviation * dt;
    compared = true;
    judge(deviation, tolerance, dt);
  }

  private void judge(double deviation, double tolerance, double dt) {
    boolean within = !(deviation > tolerance);
    if (!settled) {
      withinSeconds = within ? withinSeconds + dt : 0;
      settling += dt;
      settled = withinSeconds >= SETTLED_SECONDS;
      return;
    }
    if (!within) {
      out += dt;
    }
    if (!(deviation <= widest)) {
      widest = deviation;
    }
  }

  /// Two actuators that undo each other have been at work once more.
  public void fight() {
    fights++;
  }

  /// Measuring stops: the next scan begins anew, as after a new set-point.
  private void pause() {
    lastSetpoint = Double.NaN;
    lastOutput = Double.NaN;
    settled = false;
    withinSeconds = 0;
  }

  /// Whether anything was measured since the last {@link #take}.
  public boolean isEmpty() {
    return seconds == 0;
  }

  /// The figures since the last {@link #take}.
  public LoopFigures figures() {
    return new LoopFigures(
        seconds,
        compared ? absolute / SECONDS_PER_HOUR : Double.NaN,
        travel,
        settling,
        out,
        manual,
        blind,
        widest,
        fights);
  }

  /// The figures since the last call; the next ones begin at 0. The loop stays settled.
  public LoopFigures take() {
    LoopFigures taken = figures();
    seconds = 0;
    absolute = 0;
    compared = false;
    travel = 0;
    settling = 0;
    out = Double.NaN;
    manual = 0;
    blind = 0;
    widest = Double.NaN;
    fights = 0;
    return taken;
  }
}
