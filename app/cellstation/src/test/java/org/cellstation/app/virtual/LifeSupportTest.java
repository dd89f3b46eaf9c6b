package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A culture under way in the short recipe, and what a procedure's commands, a lost line or a full
/// bag do to it.
final class LifeSupportTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir private Path folder;

  /// The short recipe, run until its culture phase has begun.
  private Rehearsal culture(Scenario faults) throws IOException, RefusedException {
    var rehearsal =
        new Rehearsal(
            new Rehearsal.Plan(
                "t-cell-expansion-short", "B-1", folder, SkidSettings.nominal(), faults, START));
    rehearsal.runUntil(picture -> active(picture, "perfuse") || active(picture, "expand"));
    return rehearsal;
  }

  private static boolean active(Snapshot picture, String word) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    return batch != null
        && batch.procedure().elements().stream()
            .anyMatch(e -> e.path().contains(word) && e.state() == ProcedureState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(
      value = Command.class,
      names = {"HOLD", "STOP", "ABORT"})
  @Tag("F-10")
  void procedureCommandsNeverDropLifeSupport(Command command) throws IOException, RefusedException {
    try (Rehearsal rehearsal = culture(Scenario.none())) {
      VirtualStation virtual = rehearsal.virtual();
      CompletableFuture<Reply> reply =
          virtual.station().command(rehearsal.session(), "B-1", command, ProcedureState.RUNNING);
      virtual.advance(Duration.ofMinutes(60));
      assertTrue(reply.join().done(), reply.join().text());
      var truth = virtual.skid().truth();
      assertEquals(37, truth.celsius(), 0.6);
      assertTrue(truth.rockPerMinute() >= 8, "the bag stands still");
      Snapshot.Unit unit = virtual.station().snapshot().units().getFirst();
      assertTrue(unit.reading("air flow").value() > 50, "no gas flows");
      assertEquals(0, truth.feedFlow(), 1e-9, "feed runs although the procedure does not");
    }
  }

  @Test
  @Tag("A-09")
  void refusesWhatTheStateDoesNotAllowAndChangesNothing() throws IOException, RefusedException {
    try (Rehearsal rehearsal = culture(Scenario.none())) {
      VirtualStation virtual = rehearsal.virtual();
      CompletableFuture<Reply> illegal =
          virtual
              .station()
              .command(rehearsal.session(), "B-1", Command.RESET, ProcedureState.RUNNING);
      CompletableFuture<Reply> outdated =
          virtual.station().command(rehearsal.session(), "B-1", Command.STOP, ProcedureState.HELD);
      virtual.advance(Duration.ofSeconds(20));
      assertTrue(!illegal.join().done() && !outdated.join().done());
      assertTrue(outdated.join().text().contains("RUNNING"), outdated.join().text());
      Snapshot.Batch batch = virtual.station().snapshot().units().getFirst().batch();
      assertTrue(batch != null && batch.procedure().state() == ProcedureState.RUNNING);
    }
  }

  /// Every instrument of one line vanishes; the others never notice.
  @Test
  void anUnpluggedLineCostsOnlyItsOwnReadings() throws IOException, RefusedException {
    try (Rehearsal rehearsal = culture(Scenario.none())) {
      VirtualStation virtual = rehearsal.virtual();
      virtual.skid().faults().set("analytics", Fault.UNPLUGGED, true);
      virtual.advance(Duration.ofMinutes(5));
      Snapshot.Unit unit = virtual.station().snapshot().units().getFirst();
      for (String variable : new String[] {"temperature", "pH", "DO"}) {
        assertTrue(!unit.reading(variable).isGood(), variable + " is shown as good");
      }
      for (String variable : new String[] {"air flow", "pad temperature", "rock rate"}) {
        assertTrue(unit.reading(variable).isGood(), variable + " suffered");
      }
      assertTrue(virtual.skid().truth().rockPerMinute() >= 8);
      virtual.skid().faults().set("analytics", Fault.UNPLUGGED, false);
      virtual.advance(Duration.ofMinutes(2));
      assertTrue(
          virtual.station().snapshot().units().getFirst().reading("pH").isGood(),
          "the line did not come back");
    }
  }
}
