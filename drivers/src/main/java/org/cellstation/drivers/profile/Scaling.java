package org.cellstation.drivers.profile;

import java.math.BigDecimal;

/// From the number on the wire to the number in the unit: times `multiplier`, by `divisor`, plus
/// `offset`. Two whole numbers instead of one factor, so that 372 tenths are 37.2 and not
/// 37.200000000000003.
public record Scaling(double multiplier, double divisor, double offset) {
  public static final Scaling NONE = new Scaling(1, 1, 0);

  private static final int MOST_DECIMALS = 12;

  public Scaling {
    if (multiplier == 0 || !(divisor > 0)) {
      throw new IllegalArgumentException("scaled by " + multiplier + " / " + divisor);
    }
  }

  /// @param factor as the file writes it, for example `0.1`
  /// @throws IllegalArgumentException when it is 0 or has too many digits
  public static Scaling of(BigDecimal factor, double offset) {
    int decimals = Math.max(0, factor.scale());
    if (decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(factor + " has more than " + MOST_DECIMALS + " decimals");
    }
    return new Scaling(
        factor.movePointRight(decimals).doubleValue(),
        BigDecimal.ONE.movePointRight(decimals).doubleValue(),
        offset);
  }

  public double value(double raw) {
    return raw * multiplier / divisor + offset;
  }

  public double raw(double value) {
    return (value - offset) * divisor / multiplier;
  }
}
