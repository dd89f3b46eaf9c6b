package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.rehearsal.Gate;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped CAR-T recipes change the simulated cells: the vector acts when it has been connected
/// and has flowed, and what is entered of it is what the cells show.
final class TransductionTest {
  private static final String SHARE = "CAR-positive cells";
  private static final String SAMPLED = "sample-transduced/results";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"car-t-rocking-bag, rocking-bag", "car-t-stirred-tank, stirred-tank"})
  void theShareOfTransducedCellsRisesAndIsWhatIsEntered(String recipe, String equipment)
      throws IOException, RefusedException, InputException {
    var plan =
        new Rehearsal.Plan(
            recipe,
            "B-1",
            folder,
            SkidSettings.nominal().with(Gate.equipment(equipment)),
            Scenario.none(),
            Instant.parse("2026-01-05T08:00:00Z"),
            Manner.PROMPT,
            false,
            Map.of("activation time", "18 h", "transduction time", "12 h"));
    try (var rehearsal = new Rehearsal(plan)) {
      rehearsal.runUntil(picture -> doing(picture, "/transduce"));
      assertEquals(0, transduced(rehearsal), "before the vector");
      double before = viable(rehearsal);
      rehearsal.runUntil(picture -> doing(picture, "/sample-transduced"));
      double shown = transduced(rehearsal);
      assertTrue(shown > 5 && shown < 60, "CAR+ " + shown);
      assertTrue(viable(rehearsal) < 3 * before, "only the cells that were there grew");
      rehearsal.runUntil(picture -> done(picture, "/sample-transduced"));
      // The cytometer is off by 3 points, and more rarely by more; the middle of what is expected
      // would be 47.5.
      assertEquals(shown, Double.parseDouble(entered(rehearsal).getFirst()), 10);
    }
  }

  private static boolean doing(Snapshot picture, String step) {
    return elements(picture).anyMatch(e -> e.path().endsWith(step) && e.begun() != null);
  }

  private static boolean done(Snapshot picture, String step) {
    return elements(picture).anyMatch(e -> e.path().endsWith(step) && e.ended() != null);
  }

  private static Stream<ProcedureStatus.Element> elements(Snapshot picture) {
    return Objects.requireNonNull(picture.units().getFirst().batch())
        .procedure()
        .elements()
        .stream();
  }

  private static double transduced(Rehearsal rehearsal) {
    return rehearsal.virtual().skid().truth().transduced();
  }

  /// 1e6 cells in all.
  private static double viable(Rehearsal rehearsal) {
    var truth = rehearsal.virtual().skid().truth();
    return truth.viable() * truth.millilitres();
  }

  private static List<String> entered(Rehearsal rehearsal) throws IOException {
    List<String> results = new ArrayList<>();
    rehearsal
        .virtual()
        .journal()
        .forEach(
            entry -> {
              if (entry.event() instanceof Event.PromptAnswered answered
                  && answered.prompt().contains(SAMPLED)) {
                results.add(answered.answers().getOrDefault(SHARE, "nothing"));
              }
            });
    return results;
  }
}
