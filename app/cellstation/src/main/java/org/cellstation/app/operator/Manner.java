package org.cellstation.app.operator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long the stand-in for the person at the station takes to do what is due.
///
/// @param answer from a question to its answer
/// @param acknowledge from an alarm to its acknowledgement
/// @param restart from a held procedure to RESTART, and from one attempt to the next; null for who
///   leaves that to somebody else
public record Manner(Duration answer, Duration acknowledge, @Nullable Duration restart) {
  /// At hand all the time.
  public static final Manner PROMPT =
      new Manner(Duration.ofMinutes(5), Duration.ofMinutes(3), null);
}
