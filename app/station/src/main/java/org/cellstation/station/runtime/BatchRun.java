package org.cellstation.station.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
  private final Recipe recipe;
  private final Outline outline;
  private final String recipeSha256;
  private final Instant begun;
  private final Journal journal;
  private final BatchUnits units;
  private final ProcedureEngine engine;
  private String actor = Entry.STATION;
  private boolean ended;

  private BatchRun(
      Event.BatchCreated created,
      Recipe recipe,
      Instant begun,
      Journal journal,
      BatchUnits units,
      List<ProcedureEngine.Past> past,
      Instant lastSeen,
      Instant now) {
    this.id = created.batch();
    this.order = created.order();
    this.purpose = Purpose.of(created.purpose());
    this.recipe = recipe;
    this.outline = RecipeOutline.of(recipe);
    this.recipeSha256 = created.recipeSha256();
    this.begun = begun;
    this.journal = journal;
    this.units = units;
    engine =
        past.isEmpty()
            ? new ProcedureEngine(recipe, new BatchEquipment(this, units, journal), this::journal)
            : ProcedureEngine.restore(
                recipe,
                new BatchEquipment(this, units, journal),
                this::journal,
                past,
                lastSeen,
                now);
  }

  static BatchRun begin(
      Event.BatchCreated created, Recipe recipe, Journal journal, BatchUnits units, Instant now) {
    return new BatchRun(created, recipe, now, journal, units, List.of(), now, now);
  }

  /// Brings a batch back from what the journal holds of it. Its procedure comes back HELD.
  ///
  /// @param lastSeen until when the program is known to have run
  static BatchRun restore(
      Event.BatchCreated created,
      Recipe recipe,
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
        created, recipe, entries.getFirst().utc(), journal, units, past, lastSeen, now);
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
    return recipe;
  }

  /// Whether calibration is a phase of its own.
  boolean calibrates() {
    return recipe.procedure().stream()
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

  /// One scan of the procedure. Ends the batch when the procedure has come to a final state.
  void scan(Instant now) {
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
    return by(user, () -> engine.command(command, now));
  }

  ProcedureMode mode() {
    return engine.mode();
  }

  /// @return empty, or why not
  Optional<String> mode(String user, ProcedureMode mode, Instant now) {
    return by(user, () -> engine.mode(mode, now));
  }

  /// @return empty, or why not
  Optional<String> order(String user, String path, int option, Instant now) {
    return by(user, () -> engine.order(path, option, now));
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
    Optional<String> refusal = by(user, () -> engine.answer(prompt, answers, comment, user, now));
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
        by(signer.user(), () -> engine.sign(prompt, approved, comment, signer.user(), now));
    if (refusal.isEmpty() && signed.isPresent()) {
      journal.append(signer.user(), signed.get().by(id, signer.fullName(), approved, comment));
    }
    return refusal;
  }

  /// What the engine does meanwhile is done by that person.
  private <T> T by(String user, Supplier<T> action) {
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
        recipe.title(),
        recipe.version(),
        recipeSha256,
        begun,
        engine.status(now),
        outline);
  }

  private void journal(ProcedureEvent event) {
    journal.append(actor, JournaledProcedure.write(id, event));
  }

  /// Parameters as text, in a stable order.
  static Map<String, String> texts(Map<String, ?> values) {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return texts;
  }
}
