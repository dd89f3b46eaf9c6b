package org.cellstation.app.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long the stand-in for the person at the station takes to do what is due.
///
/// @param answer from a question to its answer
/// @param acknowledge from an alarm to its acknowledgement
/// @param restart from a held procedure to RESTART, and from one attempt to the next; null for who
///   leaves that to somebody else
/// @param answers by the name of what is asked, what is answered the first time, the second time,
///   ..., and the last of them from then on; where nothing stands, what the bench shows
public record Manner(
    Duration answer,
    Duration acknowledge,
    @Nullable Duration restart,
    Map<String, List<String>> answers) {
  public Manner {
    answers = Map.copyOf(answers);
  }

  /// Somebody who answers what the bench shows.
  public Manner(Duration answer, Duration acknowledge, @Nullable Duration restart) {
    this(answer, acknowledge, restart, Map.of());
  }

  /// At hand all the time.
  public static final Manner PROMPT =
      new Manner(Duration.ofMinutes(5), Duration.ofMinutes(3), null);
}
