package org.cellstation.console.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.Interruptions.Kept;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Interruptions.Sight;
import org.jspecify.annotations.Nullable;

/// What an operator reads of an interruption of the station.
public final class GapWords {
  private static final Duration A_DAY = Duration.ofHours(20);

  private GapWords() {}

  /// One line of a table.
  ///
  /// @param amiss whether a person has to look after it
  public record Row(List<String> cells, boolean amiss) {}

  /// `The station was away from 10:02:11 to 10:09:40 (7 min)`.
  public static String headline(Interruption gap) {
    Duration away = Duration.between(gap.from(), gap.to());
    boolean long_ = away.compareTo(A_DAY) > 0;
    return "The station was away from %s to %s (%s)"
        .formatted(
            long_ ? Wording.moment(gap.from()) : Wording.clock(gap.from()),
            long_ ? Wording.moment(gap.to()) : Wording.clock(gap.to()),
            Wording.duration(away));
  }

  /// What there is to do about it.
  public static String next(Interruption gap) {
    if (!gap.assessed()) {
      return "Devices are being asked what they did meanwhile.";
    }
    if (gap.waiting()) {
      return "The batch is HELD: " + gap.why() + ". Look at what happened meanwhile, then sign.";
    }
    return "The batch went on: " + gap.why() + ".";
  }

  public static List<Row> variables(Interruption gap) {
    List<Row> rows = new ArrayList<>();
    for (Seen seen : gap.variables()) {
      rows.add(
          new Row(
              List.of(
                  Wording.title(seen.variable()),
                  blind(seen),
                  value(seen.before(), seen.unit()),
                  value(seen.after(), seen.unit()),
                  Double.isNaN(seen.limit())
                      ? seen.sight().text()
                      : "%s, %s".formatted(seen.sight().text(), value(seen.limit(), seen.unit()))),
              seen.sight() != Sight.WITHIN_LIMITS));
    }
    return rows;
  }

  private static String blind(Seen seen) {
    Instant last = seen.lastSeen();
    Instant first = seen.firstSeen();
    if (last == null) {
      return "not seen before";
    }
    return first == null
        ? "since " + Wording.clock(last)
        : Wording.duration(Duration.between(last, first));
  }

  public static List<Row> outputs(Interruption gap) {
    List<Row> rows = new ArrayList<>();
    for (Found found : gap.outputs()) {
      rows.add(
          new Row(
              List.of(
                  Wording.title(found.output()),
                  value(found.commanded(), found.unit()),
                  value(found.found(), found.unit()),
                  found.detail().isEmpty()
                      ? found.kept().text()
                      : found.kept().text() + ": " + found.detail()),
              found.kept() != Kept.AS_COMMANDED));
    }
    return rows;
  }

  private static String value(double value, @Nullable String unit) {
    return Double.isNaN(value)
        ? "-"
        : (Wording.plain(Math.rint(value * 100) / 100)
                + " "
                + Wording.unit(unit == null ? "" : unit))
            .strip();
  }
}
