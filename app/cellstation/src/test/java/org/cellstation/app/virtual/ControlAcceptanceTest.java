package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// The shipped recipe over eight days with donors and instrument errors drawn from a seed: do the
/// loops hold what cells need? Acceptance of process.md 3.3. A table is printed, a row per donor.
final class ControlAcceptanceTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final int DONORS = 20;

  /// One fight a day is borne.
  private static final int DAYS = 8;

  @TempDir private Path folder;

  @Test
  void loopsOfTwoDonorsHoldWhatCellsNeed() throws IOException, RefusedException {
    accept(Equipment.CLEANROOM, LongStream.of(3, 11));
  }

  @Test
  @Tag("campaign")
  void loopsOfTwentyDonorsHoldWhatCellsNeed() throws IOException, RefusedException {
    accept(Equipment.CLEANROOM, LongStream.rangeClosed(1, DONORS));
  }

  @Test
  void loopsOfAStirredTankHoldWhatCellsNeed() throws IOException, RefusedException {
    accept(Equipment.STIRRED_TANK, LongStream.of(7));
  }

  @Test
  @Tag("campaign")
  void loopsOfAStirredTankHoldWhatTwentyDonorsNeed() throws IOException, RefusedException {
    accept(Equipment.STIRRED_TANK, LongStream.rangeClosed(1, DONORS));
  }

  private void accept(Equipment equipment, LongStream donors) throws IOException, RefusedException {
    System.out.println(equipment);
    System.out.println(ControlScore.heading());
    List<Executable> demands = new ArrayList<>();
    for (long donor : donors.toArray()) {
      ControlScore score = score(equipment, donor);
      System.out.println(score.row(donor));
      String who = "donor " + donor + ": ";
      demands.add(() -> assertTrue(score.temperaturePercent() >= 99, who + "temperature"));
      demands.add(() -> assertTrue(score.trueTemperaturePercent() >= 99, who + "true temperature"));
      demands.add(() -> assertTrue(score.hottest() <= 0.3, who + "too hot"));
      demands.add(() -> assertTrue(score.trulyHottest() <= 0.3, who + "truly too hot"));
      demands.add(
          () -> assertTrue(score.densest() >= leastCells(equipment), who + "too few cells"));
      demands.add(() -> assertTrue(score.oxygenPercent() >= 95, who + "oxygen"));
      demands.add(() -> assertTrue(score.phPercent() >= 95, who + "pH"));
      demands.add(() -> assertTrue(score.fights() <= DAYS, who + "CO2 fights base"));
    }
    assertAll(demands);
  }

  /// The bag's batch lasts eight days whatever the donor gives; the tank's ends with enough cells.
  private static double leastCells(Equipment equipment) {
    return equipment == Equipment.STIRRED_TANK ? 15 : 20;
  }

  private ControlScore score(Equipment equipment, long donor) throws IOException, RefusedException {
    var plan =
        new Rehearsal.Plan(
            equipment == Equipment.STIRRED_TANK ? "t-cell-expansion-stirred" : "t-cell-expansion",
            "B-" + donor,
            folder.resolve("donor-" + donor),
            SkidSettings.drawn(donor).with(equipment),
            Scenario.none(),
            START);
    var score = new ControlScore();
    try (var rehearsal = new Rehearsal(plan)) {
      Rehearsal.Result result =
          rehearsal.run(picture -> score.look(picture, rehearsal.virtual().skid().truth()));
      assertTrue(result.complete(), "donor " + donor + ": " + result);
    }
    return score;
  }
}
