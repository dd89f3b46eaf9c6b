package org.cellstation.simulator.vessel;

/// Foam over a sparged liquid, and what antifoam does to foam and to transfer: kLa falls at once by
/// some 20..50 % and recovers within hours (process.md 2.2). Foam that reaches the exhaust filter
/// wets it. Sizes [U].
public final class Foam {
  private static final double RECOVERY_HOURS = 2;
  private static final double MOST_LOSS = 0.5;

  /// Active antifoam that has half of its effect, mL/L [U].
  private static final double HALF_EFFECT = 0.02;

  /// mL of foam for each mL of gas, ordinary and with a wrong medium [U].
  private static final double ORDINARY = 0.02;

  private static final double EXCESSIVE = 0.6;

  private static final double COLLAPSE_HOURS = 0.15;
  private static final double DRYING_HOURS = 2;
  private static final double WETTING_HOURS = 0.1;

  /// A wet hydrophobic filter still lets this through [U].
  private static final double MOST_WET = 0.98;

  private double active;
  private double millilitres;
  private double wet;

  /// @param antifoam that came into the liquid, mL/L
  /// @param gas through the liquid, mL/min
  /// @param headSpace mL
  public void step(
      double dtHours, double antifoam, double gas, boolean excessive, double headSpace) {
    if (gas <= 0 && antifoam <= 0 && active == 0 && millilitres == 0 && wet == 0) {
      return;
    }
    active = (active + antifoam) / (1 + dtHours / RECOVERY_HOURS);
    double effect = active / (HALF_EFFECT + active);
    double made = gas * 60 * (excessive ? EXCESSIVE : ORDINARY) * (1 - effect);
    millilitres =
        (millilitres + dtHours * made) / (1 + dtHours * (1 + 20 * effect) / COLLAPSE_HOURS);
    if (millilitres > headSpace) {
      millilitres = headSpace;
      wet += (MOST_WET - wet) * dtHours / (WETTING_HOURS + dtHours);
    } else {
      wet /= 1 + dtHours / DRYING_HOURS;
    }
  }

  public double millilitres() {
    return millilitres;
  }

  /// By which films of antifoam slow the transfer of gas.
  public double transferFactor() {
    return 1 - MOST_LOSS * active / (HALF_EFFECT + active);
  }

  /// Share of the exhaust filter that foam has closed.
  public double filterWetted() {
    return wet;
  }
}
