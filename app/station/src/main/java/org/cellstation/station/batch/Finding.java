package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a reviewer must read: anything that was not the recipe running by itself. Equal
/// happenings are counted together, so that a chattering signal is one line.
///
/// @param first journal entry with which it began
/// @param ended of the last one, null when it was still so at the end of the record
/// @param total of all durations; zero for what happens at an instant
public record Finding(
    Kind kind, String text, Stamp first, @Nullable Instant ended, int count, Duration total) {

  /// In the order in which a reviewer wants them.
  public enum Kind {
    NOT_COMPLETED("Batch not completed"),
    DEVIATION_OPEN("Deviation open"),
    DEVIATION_CLOSED("Deviation closed"),
    INTERRUPTED("Program interrupted"),
    HELD("Held or paused"),
    INTERLOCK("Interlock"),
    INTERLOCK_BYPASSED("Interlock bypassed"),
    ALARM("Alarm"),
    ALARM_PUT_ASIDE("Alarm put aside"),
    MANUAL_CHANGE("Changed by a person"),
    COMMAND_REFUSED("Command refused"),
    CONDITION_WAITING("Condition could not be judged"),
    PROMPT_OPEN("Prompt not answered"),
    PROMPT_LATE("Answered late"),
    PROMPT_REJECTED("Rejected by a person"),
    PROMPT_COMMENTED("Answer with a comment"),
    VALUE_QUALITY("Value not good"),
    LINK("Link trouble"),
    DATA_GAP("Trend data missing"),
    TIMING("Clock or scan");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  static Finding at(Kind kind, String text, Stamp stamp) {
    return new Finding(kind, text, stamp, stamp.utc(), 1, Duration.ZERO);
  }
}
