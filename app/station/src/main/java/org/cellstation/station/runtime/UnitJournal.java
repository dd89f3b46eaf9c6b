package org.cellstation.station.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;

/// What happens on one unit, in the name of its batch: journaled first, then waiting until the scan
/// that finds the journal durable applies it.
///
/// Owned by the control thread.
final class UnitJournal {
  private final String unit;
  private final Supplier<String> batch;
  private final Journal journal;
  private final List<Runnable> pending = new ArrayList<>();

  /// @param batch that has not ended, empty when there is none
  UnitJournal(String unit, Supplier<String> batch, Journal journal) {
    this.unit = unit;
    this.batch = batch;
    this.journal = journal;
  }

  String unit() {
    return unit;
  }

  String batch() {
    return batch.get();
  }

  void append(Event event) {
    journal.append(Entry.STATION, event);
  }

  void append(String actor, Event event) {
    journal.append(actor, event);
  }

  /// Does something at the first scan after the journal holds what was appended until now.
  void whenDurable(Runnable change) {
    pending.add(change);
  }

  /// What was waiting, in its order. Called when the journal holds everything.
  void applyPending() {
    if (!pending.isEmpty()) {
      pending.forEach(Runnable::run);
      pending.clear();
    }
  }
}
