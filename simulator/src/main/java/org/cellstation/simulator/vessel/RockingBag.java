package org.cellstation.simulator.vessel;

/// Oxygen transfer of a rocking bag. Source: process.md 2.2; form [F] to Bai 2019, volume exponent
/// [U].
public final class RockingBag {
  /// Rocking angle, degrees [G].
  private static final double ANGLE = 9;

  /// What an unmoved surface still transfers, 1/h [U].
  private static final double STILL = 0.3;

  /// kLa of CO2 over that of O2 [G 0.89..0.95].
  public static final double CARBON_DIOXIDE_RATIO = 0.92;

  /// A thin film does not take up more and more without end [U].
  private static final double MOST_BY_FILLING = 4;

  private RockingBag() {}

  /// kLa of O2 in 1/h.
  ///
  /// @param rate rocks per minute
  /// @param litres filling
  /// @param bagLitres whole bag
  public static double transfer(double rate, double litres, double bagLitres, double celsius) {
    double waves = Math.max(0, (rate - 20) / 20);
    double angle = ANGLE / 12;
    double surface = 3.5 * StrictMath.pow(rate / 20, 0.753) + 59 * waves * waves * angle * angle;
    double filling = litres <= 0 ? MOST_BY_FILLING : StrictMath.pow(0.5 * bagLitres / litres, 0.7);
    return Math.max(STILL, surface)
        * Math.min(MOST_BY_FILLING, filling)
        * StrictMath.pow(1.024, celsius - 20);
  }
}
