package org.cellstation.simulator.fault;

import org.cellstation.simulator.device.Ailment;
import org.jspecify.annotations.Nullable;

/// Brings what is wrong at a site to the measuring chain behind it. Owned by the thread that steps
/// the plant.
///
/// @param whole the instrument of which this chain is a second element: what stops the whole
///   instrument stops the element too; null for an instrument with one chain
public record Ailing(FaultState site, @Nullable FaultState whole, Ailment ailment) {

  /// Before each step.
  public void apply() {
    boolean here = site.any();
    boolean there = whole != null && whole.any();
    if (!here && !there) {
      ailment.heal();
      return;
    }
    ailment.set(has(Fault.STUCK), has(Fault.NOISE), !powered());
    ailment.shift(
        amount(Fault.BIAS, ailment.usual().bias()),
        amount(Fault.DRIFT, ailment.usual().driftPerHour()),
        amount(Fault.SPIKES, ailment.usual().spike()));
    ailment.element(
        site.has(Fault.FOULED), site.has(Fault.BUBBLE), site.has(Fault.REFERENCE_POISONED));
  }

  private boolean has(Fault fault) {
    return site.has(fault) || (whole != null && whole.has(fault));
  }

  private boolean powered() {
    return site.powered() && (whole == null || whole.powered());
  }

  private double amount(Fault fault, double usual) {
    return site.has(fault) ? site.amount(fault, usual) : 0;
  }
}
