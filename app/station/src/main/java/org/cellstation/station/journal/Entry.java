package org.cellstation.station.journal;

import java.time.Instant;

/// One line of the journal.
///
/// @param sequence 1, 2, 3, ... without gaps
/// @param utc when it happened, in process time
/// @param offset of local time then, for example `+01:00`
/// @param actor user id, `station` for the program itself
/// @param previous SHA-256 of the line before, hex; 64 zeros for the first
/// @param hash SHA-256 over this line's canonical JSON without `hash`, hex
public record Entry(
    long sequence,
    Instant utc,
    String offset,
    String actor,
    Event event,
    String previous,
    String hash) {
  /// The actor of what the program does by itself.
  public static final String STATION = "station";
}
