package org.cellstation.simulator.culture;

/// What a medium does for cells beside the nutrients that are counted: growth factors, serum or its
/// replacement, cytokine.
///
/// @param growth factor on the growth rate, 1 for the medium of the default donor
/// @param death factor on the base death rate
/// @param interleukin2 U/mL of IL-2, or what acts like it
public record Support(double growth, double death, double interleukin2) {
  /// A medium rich in cytokines (IL-2, or IL-7 and IL-15), in which the default donor was fitted.
  public static final Support RICH = new Support(1, 1, 200);

  /// More than this adds nothing, U/mL [G 100..300 in use].
  private static final double PLENTY = 200;

  /// IL-2 at which half of what it adds to an activation is there, U/mL: high-affinity receptors of
  /// blasts are served by little [G].
  private static final double SIGNAL_HALF = 3;

  /// Activation by CD3 and CD28 alone, with what IL-2 the cells make [U].
  private static final double UNAIDED = 0.6;

  /// IL-2 at which half of what it adds to the persistence of an activation is there, U/mL [F to
  /// the decay at 30 U/mL in J Biol Eng 2019], second order.
  private static final double PERSISTENCE_HALF = 150;

  /// tau_off without cytokine over that with plenty: 60 h over 140 h (process.md 1.2).
  private static final double FADING = 55.0 / 140;

  /// What a liquid does of which a share has been replaced by another medium.
  Support towards(Support other, double share) {
    return share <= 0 || equals(other)
        ? this
        : new Support(
            growth + (other.growth - growth) * share,
            death + (other.death - death) * share,
            interleukin2 + (other.interleukin2 - interleukin2) * share);
  }

  /// Share of a full activation that a stimulus reaches in this medium.
  double signal() {
    return UNAIDED + (1 - UNAIDED) * Math.min(1, hill(SIGNAL_HALF, 1));
  }

  /// Factor on the time in which activation decays.
  double persistence() {
    return FADING + (1 - FADING) * Math.min(1, hill(PERSISTENCE_HALF, 2));
  }

  /// 1 where there is plenty.
  private double hill(double half, int order) {
    return saturation(interleukin2, half, order) / saturation(PLENTY, half, order);
  }

  private static double saturation(double amount, double half, int order) {
    double part = Inhibition.power(amount / half, order);
    return part / (1 + part);
  }
}
