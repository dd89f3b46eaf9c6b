package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.station.api.Snapshot;

/// One run of a rehearsal from START to its end, in a virtual station of its own. One thread.
final class GateRun {
  /// Process time begins here, so that the same input gives the same report on every day.
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final RunPlan plan;
  private final ReadResult.Valid recipe;
  private final Path folder;
  private final BooleanSupplier cancelled;
  private final Consumer<Snapshot> watcher;

  GateRun(
      RunPlan plan,
      ReadResult.Valid recipe,
      Path folder,
      BooleanSupplier cancelled,
      Consumer<Snapshot> watcher) {
    this.plan = plan;
    this.recipe = recipe;
    this.folder = folder;
    this.cancelled = cancelled;
    this.watcher = watcher;
  }

  /// @throws RefusedException when the station refuses the recipe
  RunResult run() throws IOException, RefusedException {
    String id = recipe.recipe().id();
    Path shelf = Files.createDirectories(folder.resolve("recipes"));
    Files.writeString(shelf.resolve(id + ".yaml"), recipe.text());
    var how =
        new Rehearsal.Plan(
            id, plan.id(), folder, plan.skid(), plan.faults(), START, plan.manner(), false);
    try (var rehearsal = new Rehearsal(how);
        var watch = new RunWatch(plan, START, rehearsal.virtual().skid())) {
      mustBeThisRecipe(rehearsal);
      for (RunPlan.Cut cut : plan.cuts()) {
        Instant at = START.plusSeconds(cut.at());
        Snapshot last =
            rehearsal.runUntil(
                picture -> look(rehearsal, watch, picture) || !picture.now().isBefore(at));
        if (!last.now().isBefore(at) && !cancelled.getAsBoolean()) {
          watch.tell(rehearsal.virtual().now(), "The power fails, the program is lost");
          rehearsal.cutPower(Duration.ofSeconds(cut.outage()));
        }
      }
      Snapshot last = rehearsal.runUntil(picture -> look(rehearsal, watch, picture));
      Snapshot.Batch batch = last.units().getFirst().batch();
      ProcedureState state = batch == null ? ProcedureState.IDLE : batch.procedure().state();
      String why =
          batch == null || state == ProcedureState.COMPLETE ? "" : batch.procedure().waitingFor();
      return watch.result(rehearsal.virtual(), state, why);
    }
  }

  /// A recipe of the same id may ship with the program; it is not what was asked for.
  private void mustBeThisRecipe(Rehearsal rehearsal) throws RefusedException {
    Snapshot.Batch batch = rehearsal.virtual().station().snapshot().units().getFirst().batch();
    if (batch != null && !batch.recipeHash().equals(recipe.sha256())) {
      throw new RefusedException(
          "Another recipe `"
              + recipe.recipe().id()
              + "` ships with the program. Give this one an id of its own.");
    }
  }

  /// @return whether the run has come to its end
  private boolean look(Rehearsal rehearsal, RunWatch watch, Snapshot picture) {
    watch.look(rehearsal.virtual(), picture);
    watcher.accept(picture);
    return watch.heldForGood() || cancelled.getAsBoolean();
  }
}
