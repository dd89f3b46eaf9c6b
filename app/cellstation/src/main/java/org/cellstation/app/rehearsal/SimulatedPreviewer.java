package org.cellstation.app.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.virtual.RecipeUnits;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.vessel.Standing;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.rehearsal.Previewer;
import org.cellstation.station.rehearsal.Rehearser;
import org.jspecify.annotations.Nullable;

/// Simulates the rest of a running batch twice, with the recipe as it is and as it would be: the
/// batch's own journal restarts a virtual station, beside a simulated vessel that is put where the
/// real one stands.
public final class SimulatedPreviewer implements Previewer {
  /// Lets the batch go on soon after the restart that a simulation begins with.
  private static final Manner AT_HAND =
      new Manner(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofMinutes(1));

  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  private final Path faults;

  /// @param faults folder with the station's own fault sets, which say what cells a recipe is for
  public SimulatedPreviewer(Path faults) {
    this.faults = faults;
  }

  @Override
  public Outcome preview(Task task, Rehearser.Control control)
      throws IOException, Rehearser.CannotRehearseException {
    Event.BatchCreated created =
        task.history().stream()
            .map(Entry::event)
            .filter(Event.BatchCreated.class::isInstance)
            .map(Event.BatchCreated.class::cast)
            .findFirst()
            .orElseThrow();
    ReadResult.Valid changed = changed(task.change(), created);
    var start = start(task, created, changed);
    List<RunResult> both = simulate(task, start, control);
    Instant begun = task.history().getFirst().utc();
    byte[] report = PreviewHtml.bytes(task, changed.recipe(), start.assumptions(), begun, both);
    Path file = Files.write(task.folder().resolve("preview.html"), report);
    return new Outcome(
        start.assumptions(),
        PreviewFigures.of(both.getFirst(), both.getLast()),
        KeptVersion.sha256(report),
        file);
  }

  /// Where both simulations begin.
  ///
  /// @param twins simulated units by those of the batch
  /// @param standings by simulated unit
  private record Start(
      String batch,
      SkidSettings skid,
      RecipeUnits units,
      Map<String, String> twins,
      Map<String, Standing> standings,
      List<String> assumptions) {}

  private Start start(Task task, Event.BatchCreated created, ReadResult.Valid changed)
      throws Rehearser.CannotRehearseException {
    Recipe recipe = changed.recipe();
    RecipeUnits units = RecipeUnits.of(recipe, GateRun::skid);
    Map<String, String> twins = new LinkedHashMap<>();
    Map<String, Standing> standings = new LinkedHashMap<>();
    List<String> assumptions = new ArrayList<>();
    for (String role : units.roles()) {
      String unit = created.units().getOrDefault(role, created.unit());
      KnownOfVessel.Known known =
          KnownOfVessel.of(
              recipe,
              role,
              unit,
              task.history(),
              task.readings().getOrDefault(unit, Map.of()),
              task.cultureAge(),
              task.now());
      twins.put(unit, units.unit(role));
      standings.put(units.unit(role), known.standing());
      for (String assumption : known.assumptions()) {
        assumptions.add(units.roles().size() > 1 ? unit + ": " + assumption : assumption);
      }
    }
    assumptions.add(
        "Cells of the nominal donor; bags and bottles full; instruments without error; no base"
            + " counted that was given before.");
    return new Start(
        created.batch(), skid(changed), units, twins, standings, List.copyOf(assumptions));
  }

  private SkidSettings skid(ReadResult.Valid recipe) throws Rehearser.CannotRehearseException {
    try {
      return SkidSettings.nominal()
          .with(Gate.equipment(recipe.recipe().equipmentClass()))
          .withCulture(Gate.culture(recipe, faults.resolve(recipe.recipe().id() + ".faults.yaml")));
    } catch (InputException input) {
      throw new Rehearser.CannotRehearseException(String.valueOf(input.getMessage()));
    }
  }

  private static ReadResult.Valid changed(
      Event.RecipeChangeProposed change, Event.BatchCreated created)
      throws Rehearser.CannotRehearseException {
    if (RecipeReader.read(
            created.recipe(),
            change.text().getBytes(StandardCharsets.UTF_8),
            new BatchValues(change.formula(), created.batchSize()))
        instanceof ReadResult.Valid valid) {
      return valid;
    }
    throw new Rehearser.CannotRehearseException("The changed text has faults.");
  }

  private static List<RunResult> simulate(Task task, Start start, Rehearser.Control control)
      throws IOException, Rehearser.CannotRehearseException {
    int threads = Math.clamp(control.threads(), 1, 2);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, SimulatedRehearser.backgroundThreads("preview-run-"))) {
      var far = new HowFar(control);
      CompletableFuture<RunResult> before =
          CompletableFuture.supplyAsync(
              () -> new OneWay(task, start, BEFORE, null, far).run(), pool);
      CompletableFuture<RunResult> after =
          CompletableFuture.supplyAsync(
              () -> new OneWay(task, start, AFTER, task.change(), far).run(), pool);
      List<RunResult> both = List.of(before.join(), after.join());
      if (control.cancelled()) {
        throw new Rehearser.CannotRehearseException("Nobody wanted it any more.");
      }
      return both;
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case IOException io -> throw io;
        case RefusedException refused ->
            throw new Rehearser.CannotRehearseException(String.valueOf(refused.getMessage()));
        case null, default -> throw failed;
      }
    }
  }

  /// Nobody knows how long the rest takes; each way counts by the steps that have ended.
  private static final class HowFar {
    private final Rehearser.Control control;
    private final AtomicLongArray permille = new AtomicLongArray(2);

    HowFar(Rehearser.Control control) {
      this.control = control;
    }

    /// @return whether nobody wants it any more
    boolean look(int way, Snapshot.Batch batch) {
      var elements = batch.procedure().elements();
      long over =
          elements.stream()
              .filter(element -> element.state().kind() == ProcedureState.Kind.FINAL)
              .count();
      permille.set(way, 1000 * over / Math.max(1, elements.size()));
      control.progress(0, 2, (permille.get(0) + permille.get(1)) / 2000.0);
      return control.cancelled();
    }
  }

  /// One of the two runs. One thread.
  private record OneWay(
      Task task, Start start, String id, Event.@Nullable RecipeChangeProposed change, HowFar far) {

    RunResult run() {
      try {
        return simulated();
      } catch (IOException | RefusedException failed) {
        throw new CompletionException(failed);
      }
    }

    private RunResult simulated() throws IOException, RefusedException {
      var plan =
          new RunPlan(
              id,
              change == null ? "As it is" : "As changed",
              false,
              start.skid(),
              AT_HAND,
              Scenario.none(),
              List.of(),
              Expectation.COMPLETE);
      var how =
          new Rehearsal.Plan(
              "",
              start.batch(),
              task.folder().resolve(id),
              start.skid(),
              Scenario.none(),
              task.now(),
              plan.manner(),
              false);
      List<Entry> past = PastOfBatch.of(start.twins(), task.history(), change, task.now());
      try (var rehearsal = new Rehearsal(how, start.units(), past, start.standings());
          var watch =
              new RunWatch(plan, past.getFirst().utc(), task.now(), rehearsal.virtual().skid())) {
        Snapshot last = rehearsal.runUntil(picture -> look(rehearsal, watch, picture));
        Snapshot.Batch seen = last.units().getFirst().batch();
        if (seen == null) {
          throw new RefusedException("The simulated station does not take the batch on.");
        }
        ProcedureState state = seen.procedure().state();
        return watch.result(
            rehearsal.virtual(),
            state,
            state == ProcedureState.COMPLETE ? "" : seen.procedure().waitingFor());
      }
    }

    private boolean look(Rehearsal rehearsal, RunWatch watch, Snapshot picture) {
      watch.look(rehearsal.virtual(), picture);
      Snapshot.Batch seen = picture.units().getFirst().batch();
      return seen == null || far.look(change == null ? 0 : 1, seen) || watch.heldForGood();
    }
  }
}
