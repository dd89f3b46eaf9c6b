package org.cellstation.simulator.fault;

import java.util.concurrent.atomic.AtomicInteger;

/// The faults of one site (an instrument, a pump channel or a line). Set from any thread, read once
/// per exchange or step without a lock.
public final class FaultState {
  private final AtomicInteger bits = new AtomicInteger();

  /// True when this fault is active.
  public boolean has(Fault fault) {
    return (bits.get() & fault.bit()) != 0;
  }

  /// True when any fault is active: one cheap question on the way that is usually taken.
  public boolean any() {
    return bits.get() != 0;
  }

  void set(Fault fault, boolean active) {
    if (active) {
      bits.getAndUpdate(b -> b | fault.bit());
    } else {
      bits.getAndUpdate(b -> b & ~fault.bit());
    }
  }

  void clear() {
    bits.set(0);
  }
}
