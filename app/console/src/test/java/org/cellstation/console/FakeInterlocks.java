package org.cellstation.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.interlock.InterlockState;
import org.jspecify.annotations.Nullable;

/// A cause-and-effect matrix made by hand, as wide and as long as that of a rocking bag.
final class FakeInterlocks {
  private static final List<Snapshot.Column> COLUMNS =
      List.of(
          new Snapshot.Column("pad setpoint", "safe 37 degC"),
          new Snapshot.Column("rock rate", "safe 20 rpm"),
          new Snapshot.Column("O2 flow", "safe 10 mL/min"),
          new Snapshot.Column("feed pump", "safe 0 mL/min"),
          new Snapshot.Column("permeate pump", "safe 0 mL/min"),
          new Snapshot.Column("inoculum pump", "safe 0 mL/min"),
          new Snapshot.Column("harvest pump", "safe 0 mL/min"),
          new Snapshot.Column("procedure", ""));

  private static final List<Snapshot.Permit> PERMITS =
      List.of(
          new Snapshot.Permit(
              "feed-with-weight",
              "Feeding begins only with the weight measured",
              "feed pump above 0",
              List.of("weight not measured"),
              "",
              "Check the balance, its cable and its supply."),
          new Snapshot.Permit(
              "heat-with-liquid",
              "Heating begins only with liquid in the vessel",
              "pad setpoint above 20",
              List.of("weight below 50 g"),
              "weight below 50 g",
              "Fill the vessel first."));

  private final Map<String, Snapshot.Row> rows = new LinkedHashMap<>();

  FakeInterlocks() {
    row(
        "overfill-weight",
        "Vessel above its maximum weight",
        "weight above 1500 g for 2 s",
        Map.of("feed pump", "0", "inoculum pump", "0"),
        false,
        false,
        "The bag may burst; no liquid is pumped in",
        "Check permeate line and clamps; take liquid out until the weight is below its maximum");
    row(
        "overfill-volume",
        "More pumped in than the vessel holds",
        "content by volume balance above 1530 g for 2 s",
        Map.of("feed pump", "0", "inoculum pump", "0", "procedure", "HOLD"),
        true,
        false,
        "The bag may be fuller than the balance shows; no liquid is pumped in",
        "Look at the bag; free or tare the balance; reset when its weight is right");
    row(
        "weight-lost",
        "Weight lost, nothing is drawn",
        "weight not measured for 10 s",
        Map.of("permeate pump", "0", "harvest pump", "0"),
        false,
        true,
        "Medium exchange, sampling and harvest stand still",
        "Check the balance, its cable and its supply");
    row(
        "culture-hot",
        "Culture too warm, heating reduced",
        "temperature above 38.5 degC for 30 s",
        Map.of("pad setpoint", "\u2264 32"),
        false,
        true,
        "Cells die above 39 degC within the hour",
        "Measure the temperature by other means; switch the heater off if it still rises");
    row(
        "oxygen-high",
        "Oxygen too high, no pure oxygen",
        "DO above 110 % for 2 min",
        Map.of("O2 flow", "0"),
        false,
        true,
        "Oxidative stress slows growth",
        "Check the oxygen controller and the DO sensor");
    row(
        "rocking-stopped",
        "Bag does not rock, nothing is fed",
        "rock rate below 2 rpm for 1 min",
        Map.of("feed pump", "0", "permeate pump", "0"),
        false,
        true,
        "What is fed is not mixed; cells settle, oxygen falls within minutes",
        "Free and restart the rocker");
    row(
        "bag-empty",
        "Bag empty with cells in it",
        "weight below 50 g for 1 min",
        Map.of(
            "pad setpoint",
            "\u2264 37",
            "rock rate",
            "\u2264 10, 0 after 30 min",
            "permeate pump",
            "0",
            "harvest pump",
            "0"),
        false,
        true,
        "Film overheats where no liquid is; cells are lost",
        "Look at the bag and at the balance");
  }

  private void row(
      String id,
      String title,
      String cause,
      Map<String, String> effects,
      boolean latching,
      boolean bypassable,
      String consequence,
      String response) {
    List<String> cells =
        COLUMNS.stream().map(column -> effects.getOrDefault(column.name(), "")).toList();
    rows.put(
        id,
        new Snapshot.Row(
            id,
            title,
            cause,
            cells,
            cells.stream().map(cell -> false).toList(),
            InterlockState.NORMAL,
            FakeStation.BEGIN,
            false,
            latching,
            false,
            consequence,
            response,
            bypassable,
            null,
            ""));
  }

  Snapshot.Interlocks picture() {
    Set<String> limited = new LinkedHashSet<>();
    for (Snapshot.Row row : rows.values()) {
      for (int i = 0; i < COLUMNS.size() - 1; i++) {
        if (row.lit().get(i)) {
          limited.add(COLUMNS.get(i).name());
        }
      }
    }
    return new Snapshot.Interlocks(
        COLUMNS, List.copyOf(rows.values()), PERMITS, new ArrayList<>(limited));
  }

  void trip(String id, Instant now) {
    to(id, InterlockState.ACTIVE, now, null, "");
  }

  void latch(String id, Instant now) {
    to(id, InterlockState.LATCHED, now, null, "");
  }

  void bypass(String id, Instant now, Instant until, String reason) {
    to(id, InterlockState.BYPASSED, now, until, reason);
  }

  /// Only what is latched.
  boolean reset(String id, Instant now) {
    Snapshot.Row row = rows.get(id);
    if (row == null || row.state() != InterlockState.LATCHED) {
      return false;
    }
    to(id, InterlockState.NORMAL, now, null, "");
    return true;
  }

  private void to(
      String id, InterlockState state, Instant now, @Nullable Instant until, String reason) {
    boolean acts = state == InterlockState.ACTIVE || state == InterlockState.LATCHED;
    boolean first = rows.values().stream().noneMatch(Snapshot.Row::firstOut);
    rows.computeIfPresent(
        id,
        (same, row) ->
            new Snapshot.Row(
                id,
                row.title(),
                row.cause(),
                row.cells(),
                row.cells().stream().map(cell -> acts && !cell.isEmpty()).toList(),
                state,
                now,
                state == InterlockState.ACTIVE,
                row.latching(),
                acts && first,
                row.consequence(),
                row.response(),
                row.bypassable(),
                until,
                reason));
  }
}
