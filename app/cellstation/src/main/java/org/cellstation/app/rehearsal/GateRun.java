package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.virtual.RecipeUnits;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.simulator.Equipment;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.lifecycle.PictureFolder;

/// One run of a rehearsal from START to its end, in a virtual station of its own. One thread.
final class GateRun {
  /// Process time begins here, so that the same input gives the same report on every day.
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /// A name that no shipped recipe has: it is for this text alone.
  private static final String ON_SHELF = "rehearsed";

  private final RunPlan plan;
  private final ReadResult.Valid recipe;
  private final PictureFolder pictures;
  private final Path folder;
  private final BooleanSupplier cancelled;
  private final Consumer<Snapshot> watcher;

  /// @param pictures what the recipe shows
  GateRun(
      RunPlan plan,
      ReadResult.Valid recipe,
      PictureFolder pictures,
      Path folder,
      BooleanSupplier cancelled,
      Consumer<Snapshot> watcher) {
    this.plan = plan;
    this.recipe = recipe;
    this.pictures = pictures;
    this.folder = folder;
    this.cancelled = cancelled;
    this.watcher = watcher;
  }

  /// Of a class that the recipe's reader has found to exist.
  static Equipment skid(String equipmentClass) {
    try {
      return Gate.equipment(equipmentClass);
    } catch (InputException unknown) {
      throw new IllegalArgumentException(unknown);
    }
  }

  /// @throws RefusedException when the station refuses the recipe
  RunResult run() throws IOException, RefusedException {
    Path shelf = Files.createDirectories(folder.resolve("recipes"));
    new PictureFolder(shelf).keep(pictures.of(recipe.recipe()));
    Files.writeString(shelf.resolve(ON_SHELF + ".yaml"), recipe.text());
    var how =
        new Rehearsal.Plan(
            ON_SHELF, plan.id(), folder, plan.skid(), plan.faults(), START, plan.manner(), false);
    try (var rehearsal = new Rehearsal(how, RecipeUnits.of(recipe.recipe(), GateRun::skid));
        var watch = new RunWatch(plan, START, rehearsal.virtual().skid())) {
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

  /// @return whether the run has come to its end
  private boolean look(Rehearsal rehearsal, RunWatch watch, Snapshot picture) {
    watch.look(rehearsal.virtual(), picture);
    watcher.accept(picture);
    return watch.heldForGood() || cancelled.getAsBoolean();
  }
}
