package org.cellstation.simulator.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The faults of one site (an instrument, a pump channel, a line or the room). Set from any thread,
/// read once per exchange or step without a lock.
public final class FaultState {
  /// The power has been lost and nobody has seen to what that means.
  private static final long POWER_FAILED = 1L << 63;

  /// What supplies it has no power; no fault of its own.
  private static final long UNSUPPLIED = 1L << 62;

  private static final long DARK = UNSUPPLIED | Fault.POWER_LOST.bit();

  private static final long EXCEPTIONS =
      Fault.EXCEPTION_1.bit()
          | Fault.EXCEPTION_2.bit()
          | Fault.EXCEPTION_3.bit()
          | Fault.EXCEPTION_4.bit()
          | Fault.EXCEPTION_5.bit()
          | Fault.EXCEPTION_6.bit();

  private final AtomicLong bits = new AtomicLong();
  private final Map<Fault, Double> amounts = new ConcurrentHashMap<>();

  /// True when this fault is active.
  public boolean has(Fault fault) {
    return (bits.get() & fault.bit()) != 0;
  }

  /// Whether it has electric power: its own is not lost, nor that of what supplies it.
  public boolean powered() {
    return (bits.get() & DARK) == 0;
  }

  /// Gives it electric power, or takes it away: each loss is one of its own.
  public void supply(boolean power) {
    if (power) {
      bits.getAndUpdate(b -> b & ~UNSUPPLIED);
    } else {
      bits.getAndUpdate(b -> (b & UNSUPPLIED) != 0 ? b : b | UNSUPPLIED | POWER_FAILED);
    }
  }

  /// How much of an active fault there is, in its unit.
  ///
  /// @param usual where nobody has said how much
  public double amount(Fault fault, double usual) {
    Double amount = amounts.get(fault);
    return amount == null ? usual : amount;
  }

  /// True when any fault is active or was not seen to: one cheap question on the way that is
  /// usually taken.
  public boolean any() {
    return bits.get() != 0;
  }

  /// The Modbus exception that every request gets, the lowest if there are several, 0 for none.
  public int exceptionCode() {
    if ((bits.get() & EXCEPTIONS) == 0) {
      return 0;
    }
    for (Fault fault : Fault.values()) {
      if (fault.exceptionCode() > 0 && has(fault)) {
        return fault.exceptionCode();
      }
    }
    return 0;
  }

  /// True once after each loss of power, however short it was.
  public boolean takePowerFailure() {
    return (bits.get() & POWER_FAILED) != 0
        && (bits.getAndUpdate(b -> b & ~POWER_FAILED) & POWER_FAILED) != 0;
  }

  void set(Fault fault, double amount) {
    amounts.put(fault, amount);
    switchTo(fault, true);
  }

  void set(Fault fault, boolean active) {
    amounts.remove(fault);
    switchTo(fault, active);
  }

  private void switchTo(Fault fault, boolean active) {
    long change = fault.bit() | (fault == Fault.POWER_LOST ? POWER_FAILED : 0);
    if (active) {
      bits.getAndUpdate(b -> (b & fault.bit()) != 0 ? b : b | change);
    } else {
      bits.getAndUpdate(b -> b & ~fault.bit());
    }
  }

  void clear() {
    amounts.clear();
    bits.getAndUpdate(b -> b & (POWER_FAILED | UNSUPPLIED));
  }
}
