package org.cellstation.simulator.fault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

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

  private static final long OF_BUSES =
      Fault.OF_BUSES.stream().mapToLong(Fault::bit).reduce(0, (all, bit) -> all | bit);

  private final AtomicLong bits = new AtomicLong();
  private final Map<Fault, Double> amounts = new ConcurrentHashMap<>();

  private @Nullable FaultState bus;
  private List<FaultState> hanging = List.of();

  /// This is a bus: what every instrument on it can have, all have together. Before anybody else
  /// knows of them.
  void carry(Collection<FaultState> instruments) {
    hanging = List.copyOf(instruments);
    hanging.forEach(instrument -> instrument.bus = this);
  }

  /// Whether instruments hang on it, which have their power themselves.
  public boolean isBus() {
    return !hanging.isEmpty();
  }

  /// What is wrong here and, of that which a whole bus can have, with the bus.
  private long wrong() {
    FaultState on = bus;
    return on == null ? bits.get() : bits.get() | (on.bits.get() & OF_BUSES);
  }

  /// True when this fault is active, here or on the whole bus.
  public boolean has(Fault fault) {
    return (wrong() & fault.bit()) != 0;
  }

  /// True when this fault is active at this very site.
  boolean hasItself(Fault fault) {
    return (bits.get() & fault.bit()) != 0;
  }

  /// Whether it has electric power: its own is not lost, nor that of what supplies it.
  public boolean powered() {
    return (wrong() & DARK) == 0;
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
    return wrong() != 0;
  }

  /// The Modbus exception that every request gets, the lowest if there are several, 0 for none.
  public int exceptionCode() {
    if ((wrong() & EXCEPTIONS) == 0) {
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
    boolean darkens = fault == Fault.POWER_LOST;
    long change = fault.bit() | (darkens && !isBus() ? POWER_FAILED : 0);
    if (active) {
      long before = bits.getAndUpdate(b -> (b & fault.bit()) != 0 ? b : b | change);
      if (darkens && (before & fault.bit()) == 0) {
        hanging.forEach(instrument -> instrument.bits.getAndUpdate(b -> b | POWER_FAILED));
      }
    } else {
      bits.getAndUpdate(b -> b & ~fault.bit());
    }
  }

  void clear() {
    amounts.clear();
    bits.getAndUpdate(b -> b & (POWER_FAILED | UNSUPPLIED));
  }
}
