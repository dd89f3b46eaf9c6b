package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.performance.LoopFigures;
import org.cellstation.station.performance.UnitPerformance;

/// Measures how the loops of one unit do and keeps it in the journal, batch by batch.
///
/// Owned by the control thread.
final class PerformanceKeeping {
  private final UnitPerformance performance;
  private final UnitJournal journal;

  PerformanceKeeping(UnitPerformance.Values values, UnitJournal journal) {
    performance = new UnitPerformance(values);
    this.journal = journal;
  }

  /// A batch begins: everything from 0.
  void begin(Instant now) {
    performance.begin(now);
  }

  /// A batch goes on after a restart.
  ///
  /// @param past what the journal holds of it
  void restore(List<Entry> past, Instant now) {
    performance.begin(now);
    for (Entry entry : past) {
      if (entry.event() instanceof Event.LoopPerformance e && e.unit().equals(journal.unit())) {
        performance.restore(
            e.loop(),
            e.engUnit(),
            new LoopFigures(
                e.seconds(),
                e.iae(),
                e.travelPercent(),
                e.settlingSeconds(),
                e.outSeconds(),
                e.manualSeconds(),
                e.blindSeconds(),
                e.maxDeviation(),
                e.fights()),
            now);
      }
    }
  }

  /// One scan of the loops, after their outputs are decided.
  void scan(UnitControl control, boolean base, Instant now, double seconds) {
    performance.scanning(seconds);
    control.observe(performance);
    performance.scanned(base, now, this::keep);
  }

  /// What the loops have done since the last such event goes to the journal: the batch ends, or the
  /// program.
  void flush() {
    if (!journal.batch().isEmpty()) {
      performance.flush(this::keep);
    }
  }

  private void keep(String loop, String engUnit, double tolerance, LoopFigures figures) {
    if (journal.batch().isEmpty()) {
      return;
    }
    journal.append(
        new Event.LoopPerformance(
            journal.batch(),
            journal.unit(),
            loop,
            engUnit,
            figures.seconds(),
            figures.iae(),
            figures.travelPercent(),
            figures.settlingSeconds(),
            figures.outSeconds(),
            figures.manualSeconds(),
            figures.blindSeconds(),
            figures.maxDeviation(),
            tolerance,
            figures.fights()));
  }

  Map<String, LoopFigures> totals() {
    return performance.totals();
  }
}
