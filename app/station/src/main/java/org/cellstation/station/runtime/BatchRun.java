package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.chart.RecipeOutline;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Outcome;
import org.cellstation.recipes.engine.ProcedureEngine;
import org.cellstation.recipes.engine.ProcedureEvent;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.identity.Verified;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;

/// One batch on the units it is bound to: its procedure engine, and everything the engine does in
/// the journal's words.
///
/// Owned by the control thread.
final class BatchRun {
  private final String id;
  private final String order;
  private final Purpose purpose;
  private final Event.BatchCreated created;
  private final Instant begun;
  private final Journal journal;
  private final BatchUnits units;
  private final List<ProcedureEngine.Past> past;
  private volatile InForce inForce;
  private final AtomicInteger begunSteps;
  private ProcedureEngine engine;
  private Instant at;
  private String actor = Entry.STATION;
  private boolean ended;

  /// The recipe that it runs by.
  ///
  /// @param formula every value, by name
  record InForce(
      Recipe recipe, Outline outline, String sha256, String text, Map<String, String> formula) {
    static InForce of(Recipe recipe, Event.BatchCreated created) {
      return new InForce(
          recipe,
          RecipeOutline.of(recipe),
          created.recipeSha256(),
          created.recipeText(),
          created.formula());
    }

    static InForce of(Recipe recipe, Event.RecipeChangeProposed change) {
      return new InForce(
          recipe, RecipeOutline.of(recipe), change.sha256(), change.text(), change.formula());
    }
  }

  private BatchRun(
      Event.BatchCreated created,
      InForce inForce,
      Instant begun,
      Journal journal,
      BatchUnits units,
      List<ProcedureEngine.Past> past,
      Instant lastSeen,
      Instant now) {
    this.id = created.batch();
    this.order = created.order();
    this.purpose = Purpose.of(created.purpose());
    this.created = created;
    this.inForce = inForce;
    this.begun = begun;
    this.journal = journal;
    this.units = units;
    this.past = new ArrayList<>(past);
    begunSteps = new AtomicInteger((int) past.stream().filter(BatchRun::begins).count());
    at = now;
    engine =
        past.isEmpty()
            ? new ProcedureEngine(
                inForce.recipe(), new BatchEquipment(this, units, journal), this::journal)
            : ProcedureEngine.restore(
                inForce.recipe(),
                new BatchEquipment(this, units, journal),
                this::journal,
                past,
                lastSeen,
                now);
  }

  static BatchRun begin(
      Event.BatchCreated created, Recipe recipe, Journal journal, BatchUnits units, Instant now) {
    return new BatchRun(
        created, InForce.of(recipe, created), now, journal, units, List.of(), now, now);
  }

  /// Brings a batch back from what the journal holds of it. Its procedure comes back HELD.
  ///
  /// @param inForce what it ran by at last
  /// @param lastSeen until when the program is known to have run
  static BatchRun restore(
      Event.BatchCreated created,
      InForce inForce,
      Journal journal,
      BatchUnits units,
      List<Entry> entries,
      Instant lastSeen,
      Instant now) {
    List<ProcedureEngine.Past> past = new ArrayList<>();
    for (Entry entry : entries) {
      JournaledProcedure.read(entry.event())
          .ifPresent(event -> past.add(new ProcedureEngine.Past(entry.utc(), event)));
    }
    return new BatchRun(
        created, inForce, entries.getFirst().utc(), journal, units, past, lastSeen, now);
  }

  String id() {
    return id;
  }

  /// The unit that is the batch's own for all its life.
  UnitRun home() {
    return units.home();
  }

  /// All units that it is bound to.
  List<UnitRun> units() {
    return units.all();
  }

  Recipe recipe() {
    return inForce.recipe();
  }

  /// What it was created with.
  Event.BatchCreated created() {
    return created;
  }

  /// Any thread.
  InForce inForce() {
    return inForce;
  }

  /// Everything its procedure has emitted so far. Any thread.
  List<ProcedureEngine.Past> past() {
    synchronized (past) {
      return List.copyOf(past);
    }
  }

  /// How many steps have begun. Any thread.
  int begunSteps() {
    return begunSteps.get();
  }

  /// Whether nothing new begins, so that the procedure comes to a safe point.
  void holdBack(boolean wanted) {
    engine.holdBack(wanted);
  }

  boolean atSafePoint() {
    return engine.atSafePoint();
  }

  /// Goes on by a changed recipe, exactly where it stands. Only at a safe point, and only when
  /// {@link org.cellstation.recipes.engine.LiveChange#obstacles} finds none.
  void goOnBy(InForce changed, Instant now) {
    InForce before = inForce;
    // What the equipment is asked while the procedure is put together is asked of this recipe.
    inForce = changed;
    try {
      engine =
          ProcedureEngine.continued(
              changed.recipe(),
              new BatchEquipment(this, units, journal),
              this::journal,
              past(),
              now);
    } catch (RuntimeException defect) {
      inForce = before;
      throw defect;
    }
  }

  Optional<Duration> cultureAge(Instant now) {
    return engine.cultureAge(now);
  }

  /// Whether calibration is a phase of its own.
  boolean calibrates() {
    return recipe().procedure().stream()
        .flatMap(unitProcedure -> unitProcedure.operations().stream())
        .flatMap(operation -> operation.phases().stream())
        .anyMatch(step -> step.type() == PhaseType.CALIBRATE);
  }

  ProcedureState state() {
    return engine.state();
  }

  boolean ended() {
    return ended;
  }

  /// Why it is HELD, empty when a person wanted it or it is not.
  String heldBecause(Instant now) {
    return engine.state() == ProcedureState.HELD ? engine.status(now).waitingFor() : "";
  }

  /// One scan of the procedure. Ends the batch when the procedure has come to a final state.
  void scan(Instant now) {
    at = now;
    engine.scan(now);
    ProcedureState state = engine.state();
    if (!ended && state.kind() == ProcedureState.Kind.FINAL) {
      units.all().stream()
          .filter(unit -> unit.batch() == this)
          .forEach(unit -> unit.performance().flush());
      units.arbiter().release(id);
      ended = true;
      journal.append(Entry.STATION, new Event.BatchEnded(id, state.name()));
    }
  }

  Outcome command(String user, Command command, Instant now) {
    return by(user, now, () -> engine.command(command, now));
  }

  ProcedureMode mode() {
    return engine.mode();
  }

  /// @return empty, or why not
  Optional<String> mode(String user, ProcedureMode mode, Instant now) {
    return by(user, now, () -> engine.mode(mode, now));
  }

  /// @return empty, or why not
  Optional<String> order(String user, String path, int option, Instant now) {
    return by(user, now, () -> engine.order(path, option, now));
  }

  /// Answers a prompt.
  ///
  /// @return empty, or what is wrong with the answers
  Optional<String> answer(
      String user,
      String prompt,
      Map<String, String> answers,
      String comment,
      ScannedCodes codes,
      Instant now) {
    ReadLabels labels =
        ReadLabels.of(id, units.home().id(), engine.status(now), prompt, answers, codes, now);
    if (!labels.refusal().isEmpty()) {
      return Optional.of(labels.refusal());
    }
    Optional<String> refusal =
        by(user, now, () -> engine.answer(prompt, answers, comment, user, now));
    if (refusal.isEmpty()) {
      labels.read().forEach(read -> journal.append(user, read));
    }
    return refusal;
  }

  /// A person who has just been identified signs a prompt.
  ///
  /// @return empty, or why not
  Optional<String> sign(
      Verified.Signer signer, String prompt, boolean approved, String comment, Instant now) {
    Optional<SignedPrompt> signed = SignedPrompt.of(engine.status(now), prompt);
    Optional<String> refusal =
        by(signer.user(), now, () -> engine.sign(prompt, approved, comment, signer.user(), now));
    if (refusal.isEmpty() && signed.isPresent()) {
      journal.append(signer.user(), signed.get().by(id, signer.fullName(), approved, comment));
    }
    return refusal;
  }

  /// What the engine does meanwhile is done by that person.
  private <T> T by(String user, Instant now, Supplier<T> action) {
    at = now;
    actor = user;
    try {
      return action.get();
    } finally {
      actor = Entry.STATION;
    }
  }

  Snapshot.Batch snapshot(Instant now) {
    return new Snapshot.Batch(
        id,
        order,
        purpose,
        inForce.recipe().title(),
        inForce.recipe().version(),
        inForce.sha256(),
        begun,
        engine.status(now),
        inForce.outline());
  }

  private void journal(ProcedureEvent event) {
    remember(new ProcedureEngine.Past(at, event));
    journal.append(actor, JournaledProcedure.write(id, event));
  }

  private static boolean begins(ProcedureEngine.Past past) {
    return past.event() instanceof ProcedureEvent.StateChanged changed
        && changed.from() == ProcedureState.IDLE;
  }

  /// A note that nothing but notes has followed is forgotten for its next value: a long phase makes
  /// one each minute.
  private void remember(ProcedureEngine.Past latest) {
    if (begins(latest)) {
      begunSteps.incrementAndGet();
    }
    synchronized (past) {
      if (latest.event() instanceof ProcedureEvent.PhaseNoted noted) {
        for (int i = past.size() - 1;
            i >= 0 && past.get(i).event() instanceof ProcedureEvent.PhaseNoted before;
            i--) {
          if (before.path().equals(noted.path()) && before.name().equals(noted.name())) {
            past.set(i, latest);
            return;
          }
        }
      }
      past.add(latest);
    }
  }

  /// Parameters as text, in a stable order.
  static Map<String, String> texts(Map<String, ?> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
