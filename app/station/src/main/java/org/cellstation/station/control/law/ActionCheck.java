package org.cellstation.station.control.law;

/// Whether a loop pushes the right way: at commissioning its output is moved by hand and the answer
/// of the process variable is compared with the sign of the gain. A loop of the wrong sign runs to
/// its limit and stays there.
public final class ActionCheck {
  /// What the answer says about the gain's sign.
  public enum Verdict {
    RIGHT,
    WRONG,
    /// The process variable moved less than its noise: step further or wait longer.
    NO_ANSWER
  }

  private ActionCheck() {}

  /// @param gain of the controller, output units per PV unit
  /// @param outputChange of the step by hand
  /// @param before PV when the output was moved
  /// @param driftPerSecond of the PV before the step
  /// @param after PV `seconds` later
  /// @param noise a change of the PV that means nothing, above 0
  public static Verdict judge(
      double gain,
      double outputChange,
      double before,
      double driftPerSecond,
      double after,
      double seconds,
      double noise) {
    if (!Double.isFinite(gain * outputChange) || gain == 0 || outputChange == 0 || !(noise > 0)) {
      throw new IllegalArgumentException(
          "a check of the direction needs a gain, a step and a noise that are not 0: %s, %s, %s"
              .formatted(gain, outputChange, noise));
    }
    double answer = after - before - driftPerSecond * seconds;
    if (!(Math.abs(answer) > noise)) {
      return Verdict.NO_ANSWER;
    }
    // More output raises the PV exactly when the gain is positive (reverse action).
    return Math.signum(answer) == Math.signum(gain * outputChange) ? Verdict.RIGHT : Verdict.WRONG;
  }
}
