package org.cellstation.app.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Objects;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Test;

final class JournalStoryTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final JournalStory story = new JournalStory(START);

  private void alarm(long at, String from, String to, String comment) {
    story.take(
        new Entry(
            at,
            START.plusSeconds(at),
            "+00:00",
            "station",
            new Event.AlarmChanged(
                "B", "BR-1.pH.low", "MEDIUM", "Too acid", "ALARM", from, to, 6.5, 6.9, comment),
            "",
            ""));
  }

  @Test
  void countsAnAlarmWhileItCallsSomebodyOnly() {
    alarm(10, "NORMAL", "UNACKNOWLEDGED", "not announced: SUPPRESSED_BY_DESIGN");
    alarm(20, "SUPPRESSED_BY_DESIGN", "UNACKNOWLEDGED", "culture is armed");
    alarm(50, "UNACKNOWLEDGED", "ACKNOWLEDGED", "seen");
    alarm(80, "ACKNOWLEDGED", "NORMAL", "");
    alarm(90, "NORMAL", "UNACKNOWLEDGED", "");
    RunResult.AlarmCount count =
        Objects.requireNonNull(story.alarms(100).get("BR-1.pH.low"), "it is not counted");
    assertEquals(2, count.raised());
    assertEquals(70, count.seconds());
    assertEquals(3, story.happenings(true).size());
    assertEquals(0, story.happenings(false).size());
  }
}
