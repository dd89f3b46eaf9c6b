package org.cellstation.station.batch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cellstation.station.journal.Entry;

/// Where an item of the record comes from: the journal entry, its time and its author.
///
/// @param sequence of the journal entry
/// @param offset of local time then
public record Stamp(long sequence, Instant utc, String offset, String actor) {
  static Stamp of(Entry entry) {
    return new Stamp(entry.sequence(), entry.utc(), entry.offset(), entry.actor());
  }

  /// UTC to the second and the offset of local time: `2026-03-01 08:00:00Z +01:00`.
  String time() {
    return time(utc) + " " + offset;
  }

  static String time(Instant utc) {
    return utc.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }

  boolean byPerson() {
    return !actor.equals(Entry.STATION);
  }
}
