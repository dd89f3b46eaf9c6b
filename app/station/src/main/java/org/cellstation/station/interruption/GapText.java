package org.cellstation.station.interruption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Kept;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Interruptions.Sight;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// The rows of a {@link Event.BatchGap} as the journal's texts, and back. A journaled row is read
/// as far as this program understands it; nothing in it can keep the station from starting.
public final class GapText {
  private static final String NONE = "-";

  private GapText() {}

  public static Map<String, String> ofVariables(List<Seen> rows) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Seen row : rows) {
      texts.put(
          row.variable(),
          String.join(
              ";",
              row.unit(),
              instant(row.lastSeen()),
              instant(row.firstSeen()),
              number(row.before()),
              number(row.after()),
              row.sight().name(),
              number(row.limit())));
    }
    return texts;
  }

  public static Map<String, String> ofOutputs(List<Found> rows) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Found row : rows) {
      texts.put(
          row.output(),
          String.join(
              ";",
              row.unit(),
              number(row.commanded()),
              number(row.found()),
              row.kept().name(),
              row.detail()));
    }
    return texts;
  }

  public static List<Seen> variables(Event.BatchGap gap) {
    List<Seen> rows = new ArrayList<>();
    new TreeMap<>(gap.variables())
        .forEach(
            (name, text) -> {
              String[] part = text.split(";", 7);
              if (part.length == 7) {
                rows.add(
                    new Seen(
                        name,
                        part[0],
                        instant(part[1]),
                        instant(part[2]),
                        number(part[3]),
                        number(part[4]),
                        known(Sight.values(), part[5], Sight.DOUBTFUL),
                        number(part[6])));
              }
            });
    return rows;
  }

  public static List<Found> outputs(Event.BatchGap gap) {
    List<Found> rows = new ArrayList<>();
    new TreeMap<>(gap.outputs())
        .forEach(
            (name, text) -> {
              String[] part = text.split(";", 5);
              if (part.length == 5) {
                rows.add(
                    new Found(
                        name,
                        part[0],
                        number(part[1]),
                        number(part[2]),
                        known(Kept.values(), part[3], Kept.NOT_TOLD),
                        part[4]));
              }
            });
    return rows;
  }

  private static <E extends Enum<E>> E known(E[] values, String name, E otherwise) {
    for (E value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    return otherwise;
  }

  private static String instant(@Nullable Instant instant) {
    return instant == null ? NONE : instant.toString();
  }

  private static @Nullable Instant instant(String text) {
    return text.equals(NONE) ? null : Instant.parse(text);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? NONE : Double.toString(value);
  }

  private static double number(String text) {
    return text.equals(NONE) ? Double.NaN : Double.parseDouble(text);
  }
}
