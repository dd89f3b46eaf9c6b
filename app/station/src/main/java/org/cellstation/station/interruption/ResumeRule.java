package org.cellstation.station.interruption;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a procedure that was interrupted goes on without a person.
public final class ResumeRule {
  private ResumeRule() {}

  /// @param byItself whether it does
  /// @param why or why not, in the operator's words
  public record Decision(boolean byItself, String why) {}

  /// @param within what the recipe allows, null when it always asks
  /// @param away how long nobody looked
  /// @param wasRunning whether the procedure ran, so that there is something to go on with
  /// @param obstacle of the interlocks, empty for none
  public static Decision decide(
      @Nullable Duration within,
      Duration away,
      boolean wasRunning,
      List<String> concerns,
      Optional<String> obstacle) {
    if (!wasRunning) {
      return new Decision(false, "the procedure was not running when the station was lost");
    }
    if (within == null) {
      return new Decision(false, "the recipe does not let it go on by itself");
    }
    if (away.compareTo(within) > 0) {
      return new Decision(
          false,
          "nobody looked for %s, the recipe allows %s".formatted(words(away), words(within)));
    }
    if (!concerns.isEmpty()) {
      return new Decision(false, String.join("; ", concerns));
    }
    return obstacle
        .map(why -> new Decision(false, why))
        .orElseGet(
            () ->
                new Decision(
                    true,
                    "nobody looked for %s, the recipe allows %s; all values are good and within their limits, and every device is as it should be"
                        .formatted(words(away), words(within))));
  }

  /// `00:07:29`, with days before it where there are any.
  public static String words(Duration time) {
    long days = time.toDays();
    return (days > 0 ? days + " d " : "")
        + "%02d:%02d:%02d"
            .formatted(time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
  }
}
