package org.cellstation.simulator.fault;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// What an instrument says of a quantity that no measuring chain with ailments of its own stands
/// for: of what it does itself, or of what it counts. What it says can stand still or creep away,
/// whatever is true. Owned by the thread that steps the plant.
public final class Reported implements DoubleSupplier {
  private final DoubleSupplier actual;
  private final FaultState site;
  private final @Nullable FaultState whole;
  private final double usualPerHour;
  private final double least;
  private double drifted;
  private double held = Double.NaN;

  /// Of a quantity that is never below zero: a speed, a flow, a charge.
  ///
  /// @param actual what is true
  /// @param site where {@link Fault#STUCK} and {@link Fault#DRIFT} are set, in the unit of `actual`
  /// @param usualPerHour drift where nobody says how much
  public Reported(DoubleSupplier actual, FaultState site, double usualPerHour) {
    this(actual, site, null, usualPerHour, 0);
  }

  /// @param whole the instrument of which this is one quantity of several: when it is stuck, this
  ///   is too; null for one that has no more
  /// @param least that the quantity can be
  public Reported(
      DoubleSupplier actual,
      FaultState site,
      @Nullable FaultState whole,
      double usualPerHour,
      double least) {
    this.actual = actual;
    this.site = site;
    this.whole = whole;
    this.usualPerHour = usualPerHour;
    this.least = least;
  }

  /// Lets time go by.
  public void advance(double dtSeconds) {
    if (isWell()) {
      return;
    }
    settle();
    drifted =
        site.has(Fault.DRIFT)
            ? drifted + site.amount(Fault.DRIFT, usualPerHour) * dtSeconds / 3600
            : 0;
  }

  /// What the instrument says.
  @Override
  public double getAsDouble() {
    if (isWell()) {
      return actual.getAsDouble();
    }
    settle();
    return Double.isNaN(held) ? unheld() : held;
  }

  /// The way that is usually taken: nothing is wrong, and nothing is left of what was.
  private boolean isWell() {
    return drifted == 0 && Double.isNaN(held) && !site.any() && (whole == null || !whole.any());
  }

  /// From when it is stuck on it says what it said then.
  private void settle() {
    if (!isStuck()) {
      held = Double.NaN;
    } else if (Double.isNaN(held)) {
      held = unheld();
    }
  }

  private boolean isStuck() {
    return site.has(Fault.STUCK) || (whole != null && whole.has(Fault.STUCK));
  }

  private double unheld() {
    return Math.max(least, actual.getAsDouble() + drifted);
  }
}
