package org.cellstation.drivers.profiled;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profiled.WriteLedger.Count;

/// Holds writes to memory that wears out to what its profile allows. Counted before the write: one
/// whose confirmation is lost has worn the memory all the same. Owner thread only.
final class WriteBudget {
  private static final Duration DAY = Duration.ofHours(24);

  private final String instrument;
  private final WriteLedger ledger;

  WriteBudget(String instrument, WriteLedger ledger) {
    this.instrument = instrument;
    this.ledger = ledger;
  }

  /// @param name of the register or setting
  /// @throws BusException.Refused when the budget is used up
  void take(Line line, String name, Memory memory) throws BusException.Refused {
    if (!memory.wears()) {
      return;
    }
    String key = instrument + "." + name;
    Instant now = line.now();
    Count count = ledger.count(key);
    boolean newDay = !now.isBefore(count.dayBegan().plus(DAY));
    int inDay = newDay ? 0 : count.inDay();
    if (count.inLife() >= memory.mostInLife()) {
      throw refused(
          line,
          name
              + " not written: its memory was written "
              + count.inLife()
              + " times, and its profile allows no more in its life; use a setting that is not"
              + " stored, or exchange the device and begin its count anew");
    }
    if (inDay >= memory.mostPerDay()) {
      throw refused(
          line,
          name
              + " not written: its memory was written "
              + inDay
              + " times since "
              + count.dayBegan()
              + ", and its profile allows no more in 24 h; change it less often");
    }
    try {
      ledger.keep(key, new Count(count.inLife() + 1, newDay ? now : count.dayBegan(), inDay + 1));
    } catch (UncheckedIOException e) {
      throw refused(line, name + " not written: the write cannot be counted, " + e.getMessage());
    }
  }

  private BusException.Refused refused(Line line, String why) {
    return new BusException.Refused(line.address(), instrument, why);
  }
}
