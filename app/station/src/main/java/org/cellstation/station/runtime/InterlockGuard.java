package org.cellstation.station.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.cellstation.station.equipment.UnitOutputs;
import org.cellstation.station.journal.Event;

/// Scans a unit's interlocks as a root of its own: a defect in an interlock must not cost the
/// culture its loops. Without interlocks nothing is pumped in.
///
/// Owned by the control thread.
final class InterlockGuard {
  private static final System.Logger LOG = System.getLogger(InterlockGuard.class.getName());
  private static final List<String> LIQUID_IN =
      List.of("feed pump", "inoculum pump", "base pump", "antifoam pump");

  private final UnitInterlocks interlocks;
  private final UnitOutputs outputs;
  private final UnitJournal journal;
  private boolean unguarded;

  InterlockGuard(UnitInterlocks interlocks, UnitOutputs outputs, UnitJournal journal) {
    this.interlocks = interlocks;
    this.outputs = outputs;
    this.journal = journal;
  }

  void scan(Instant now, double seconds) {
    try {
      interlocks.scan(now, seconds);
    } catch (RuntimeException defect) {
      LIQUID_IN.forEach(this::stop);
      if (!unguarded) {
        unguarded = true;
        journal.append(new Event.ScanFailed("interlocks of " + journal.unit() + ": " + defect));
        LOG.log(Level.ERROR, "The interlocks of " + journal.unit() + " stand still", defect);
      }
    }
  }

  private void stop(String pump) {
    if (outputs.has(pump)) {
      outputs.set(pump, 0);
    }
  }
}
