package org.cellstation.station.control.law;

/// Exchange of medium at constant weight: permeate goes out at the rate asked, as much comes in,
/// and a slow controller on the averaged weight trims the inflow (`Fin = Fout + Kc (Wsp - W)`), so
/// that pumps that deliver a little more or less than they say do not fill or empty the vessel. Far
/// above its weight a vessel is fed no more, far below it nothing is taken out.
///
/// Owned by the control thread.
public final class WeightTrim {
  private final AveragingLevel level;
  private final double guardGrams;
  private final double mostIn;
  private double in;
  private double out;

  /// @param trim mL/min per g
  /// @param averageSeconds of the weight, at least
  /// @param guardGrams deviation at which the one or the other pump is stopped
  /// @param mostIn of the feed pump, mL/min
  public WeightTrim(Pid.Tuning trim, double averageSeconds, double guardGrams, double mostIn) {
    if (!(guardGrams > 0) || trim.action() != Pid.Action.REVERSE) {
      throw new IllegalArgumentException(
          "a weight trim needs a guard > 0 g and a gain > 0: " + guardGrams + ", " + trim);
    }
    this.level = new AveragingLevel(trim, Gap.none(), averageSeconds, 0, mostIn);
    this.guardGrams = guardGrams;
    this.mostIn = mostIn;
  }

  /// Nothing flows before the first average.
  ///
  /// @param wantedOut mL/min
  /// @param periodSeconds of the rocking now, 0 at rest
  public void step(
      double setpoint, double weight, double wantedOut, double periodSeconds, double dt) {
    // What cannot be fed is not taken out either.
    double most = Math.clamp(wantedOut, 0, mostIn);
    level.feedForward(most);
    double fed = level.step(setpoint, weight, periodSeconds, dt);
    if (Double.isNaN(level.weight())) {
      in = 0;
      out = 0;
      return;
    }
    double away = level.weight() - setpoint;
    in = away > guardGrams ? 0 : fed;
    out = away < -guardGrams ? 0 : most;
  }

  /// Forgets the weight: nothing flows until it has been averaged anew.
  public void restart() {
    level.restart();
    in = 0;
    out = 0;
  }

  /// mL/min
  public double in() {
    return in;
  }

  /// mL/min
  public double out() {
    return out;
  }

  /// The averaged weight, g; `NaN` before the first average.
  public double weight() {
    return level.weight();
  }

  /// Further from its set-point than the guard allows.
  public boolean guarding(double setpoint) {
    return Math.abs(level.weight() - setpoint) > guardGrams;
  }
}
