package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The medium bag of a perfused culture runs empty: the pumps turn on, the vessel gets lighter.
final class EmptyBagTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration EMPTY = Duration.ofHours(60);
  private static final Duration REFILLED = Duration.ofHours(6);

  @TempDir private Path folder;

  @Test
  void alarmsWithWhatToDoAndGoesOnWhenTheBagIsChanged() throws IOException, RefusedException {
    var empty =
        new Scenario(
            List.of(new Scenario.Step(EMPTY, REFILLED, "P-101.channel1", Fault.BOTTLE_EMPTY)));
    var leavesItHeld = new Manner(Duration.ofMinutes(5), Duration.ofMinutes(3), REFILLED);
    var plan =
        new Rehearsal.Plan(
            "t-cell-expansion",
            "B-1",
            folder,
            SkidSettings.nominal(),
            empty,
            START,
            leavesItHeld,
            false);
    try (var rehearsal = new Rehearsal(plan)) {
      Snapshot held = rehearsal.runUntil(picture -> state(picture) == ProcedureState.HELD);
      assertEquals(ProcedureState.HELD, state(held));
      Duration until = Duration.between(START.plus(EMPTY), held.now());
      assertTrue(until.compareTo(Duration.ofHours(4)) < 0, until::toString);
      double content = rehearsal.virtual().skid().truth().millilitres();
      assertTrue(content > 920, "it has not run dry: " + content);
      rehearsal.virtual().advance(Duration.ofSeconds(2));
      Snapshot.Alarm alarm =
          rehearsal.virtual().station().snapshot().alarms().stream()
              .filter(each -> each.id().equals("station.held BR-1"))
              .findFirst()
              .orElseThrow();
      assertTrue(alarm.message().contains("change the medium bag"), alarm.message());
      Snapshot on =
          rehearsal.runUntil(
              picture -> picture.now().isAfter(held.now().plus(REFILLED).plus(REFILLED)));
      assertEquals(ProcedureState.RUNNING, state(on), () -> why(on));
      double restored = rehearsal.virtual().skid().truth().millilitres();
      assertEquals(985, restored, 20);
    }
  }

  private static ProcedureState state(Snapshot picture) {
    return batch(picture).procedure().state();
  }

  private static String why(Snapshot picture) {
    return batch(picture).procedure().waitingFor();
  }

  private static Snapshot.Batch batch(Snapshot picture) {
    return Objects.requireNonNull(picture.units().getFirst().batch());
  }
}
