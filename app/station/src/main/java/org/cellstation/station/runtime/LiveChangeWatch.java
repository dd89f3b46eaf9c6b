package org.cellstation.station.runtime;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstation.recipes.engine.LiveChange;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.station.api.Deviations.Kind;
import org.cellstation.station.api.LiveChanges.State;
import org.cellstation.station.deviation.DeviationBook;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.livechange.ChangeBook;
import org.cellstation.station.livechange.KeptChange;

/// Brings changes of running batches' recipes into force at the next safe point, once they are
/// signed.
///
/// Owned by the control thread; {@link #running} and {@link #read} from any.
final class LiveChangeWatch {
  private static final System.Logger LOG = System.getLogger(LiveChangeWatch.class.getName());
  private static final String OVER = "the batch has ended";

  private final ChangeBook book;
  private final List<UnitRun> units;
  private final DeviationBook deviations;
  private final Journal journal;

  /// Changed recipes by change, read before so that no scan has to.
  private final Map<String, Recipe> read = new ConcurrentHashMap<>();

  private volatile Map<String, BatchRun> running = Map.of();

  LiveChangeWatch(ChangeBook book, List<UnitRun> units, DeviationBook deviations, Journal journal) {
    this.book = book;
    this.units = units;
    this.deviations = deviations;
    this.journal = journal;
    look();
    for (KeptChange open : book.open()) {
      BatchRun run = running.get(open.event().batch());
      if (run != null) {
        text(run, open.event()).ifPresent(recipe -> read(open.event().change(), recipe));
      }
    }
  }

  /// Batches that are on a unit and have not ended, by id.
  Map<String, BatchRun> running() {
    return running;
  }

  /// The recipe of a change, with the values that the batch is to have.
  void read(String change, Recipe recipe) {
    read.put(change, recipe);
  }

  private void look() {
    Map<String, BatchRun> found = new LinkedHashMap<>();
    for (UnitRun unit : units) {
      BatchRun run = unit.batch();
      if (run != null && !run.ended()) {
        found.put(run.id(), run);
      }
    }
    if (!found.equals(running)) {
      running = Map.copyOf(found);
    }
  }

  /// While the journal is durable, before procedures are scanned.
  void scan(Instant now) {
    look();
    for (KeptChange change : book.open()) {
      BatchRun run = running.get(change.event().batch());
      if (run == null) {
        drop(Entry.STATION, change, OVER, now);
      } else if (change.state() == State.WAITING) {
        run.holdBack(true);
        if (run.atSafePoint()) {
          takeEffectOrNot(change, run, now);
        }
      }
    }
  }

  /// A root of its own: a defect here must not cost the culture its loops, nor the batch its
  /// recipe.
  private void takeEffectOrNot(KeptChange change, BatchRun run, Instant now) {
    try {
      takeEffect(change, run, now);
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "A change of a recipe has a defect", defect);
      notTaken(change, run, "the program has a defect: " + defect, now);
    }
  }

  private void notTaken(KeptChange change, BatchRun run, String why, Instant now) {
    run.holdBack(false);
    drop(Entry.STATION, change, why, now);
    run.home()
        .messages()
        .raise(
            "The change %s of the recipe did not take effect: %s The batch goes on as before."
                .formatted(change.event().change(), why));
  }

  private void takeEffect(KeptChange change, BatchRun run, Instant now) {
    Optional<Recipe> changed = Optional.ofNullable(read.get(change.event().change()));
    List<String> obstacles =
        changed
            .map(recipe -> LiveChange.obstacles(run.recipe(), recipe, run.past()))
            .orElse(List.of("its text cannot be read by this version of the program"));
    if (changed.isEmpty() || !obstacles.isEmpty()) {
      notTaken(change, run, String.join(" ", obstacles), now);
      return;
    }
    String where = run.state() == ProcedureState.HELD ? "procedure HELD" : "between phases";
    run.goOnBy(BatchRun.InForce.of(changed.get(), change.event()), now);
    keep(
        Entry.STATION,
        new Event.RecipeChanged(run.id(), change.event().change(), change.event().sha256(), where),
        now);
    deviations.raise(
        change.by(),
        run.id(),
        run.home().id(),
        Kind.RECIPE_CHANGE,
        "%s: %s. %s"
            .formatted(
                change.event().change(),
                change.event().reason(),
                String.join("; ", change.event().differences())),
        now,
        now,
        now);
  }

  /// With exactly the values that were signed.
  private static Optional<Recipe> text(BatchRun run, Event.RecipeChangeProposed change) {
    return ChangeReview.recipe(run.created(), change.text(), change.formula());
  }

  void drop(String actor, KeptChange change, String why, Instant now) {
    keep(
        actor,
        new Event.RecipeChangeDropped(change.event().batch(), change.event().change(), why),
        now);
  }

  void keep(String actor, Event event, Instant now) {
    journal.append(actor, event);
    book.take(actor, event, now);
  }
}
