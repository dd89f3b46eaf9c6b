package org.cellstation.station.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.Outcome;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Kind;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.deviation.DeviationBook;
import org.cellstation.station.identity.Verified;
import org.cellstation.station.interruption.Concerns;
import org.cellstation.station.interruption.GapText;
import org.cellstation.station.interruption.GapWatch;
import org.cellstation.station.interruption.ResumeRule;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.KeptVersion;
import org.jspecify.annotations.Nullable;

/// Batches that ran while the program was away: looks at what became of them, makes it known, and
/// takes them on as their recipe allows or as a person has signed.
///
/// Owned by the control thread; {@link #all} from any.
final class InterruptionDesk {
  private static final String NOT_TOLD_YET =
      "The devices have not told everything yet; this takes two minutes at most.";

  private final Journal journal;
  private final DeviationBook deviations;
  private final List<Case> cases = new ArrayList<>();
  private volatile List<Interruption> picture = List.of();

  InterruptionDesk(Journal journal, DeviationBook deviations) {
    this.journal = journal;
    this.deviations = deviations;
  }

  /// One batch.
  private static final class Case {
    private final BatchRun run;
    private final List<UnitRun> units;
    private final boolean wasRunning;
    private final GapWatch watch;
    private Event.@Nullable BatchGap gap;
    private boolean waiting = true;
    private boolean goesOn;

    Case(BatchRun run, boolean wasRunning, GapWatch watch) {
      this.run = run;
      this.units = run.units().stream().filter(unit -> unit.batch() == run).toList();
      this.wasRunning = wasRunning;
      this.watch = watch;
    }

    boolean isOver() {
      return run.home().batch() != run || run.ended();
    }

    /// What an interlock of any of its units has against going on.
    Optional<String> obstacle() {
      for (UnitRun unit : units) {
        Optional<String> refusal = unit.interlocks().procedureRefusal(false);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
      return Optional.empty();
    }
  }

  /// Before the first scan.
  void open(BatchRun run, Absence absence, GapWatch watch) {
    cases.add(new Case(run, absence.running(), watch));
    publish();
  }

  /// Each reading as the instrument gave it.
  void hear(Reading reading) {
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).gap == null) {
        cases.get(i).watch.hear(reading);
      }
    }
  }

  /// Before outputs are applied in a scan.
  void beforeOutputs(Instant now) {
    for (int i = 0; i < cases.size(); i++) {
      Case one = cases.get(i);
      boolean wait = one.gap == null && one.watch.handsOff(now);
      one.units.forEach(unit -> unit.handsOff(wait));
    }
  }

  /// While the journal is durable, before procedures are scanned.
  void scan(Instant now) {
    if (cases.isEmpty()) {
      return;
    }
    boolean changed = cases.removeIf(Case::isOver);
    for (Case one : cases) {
      changed |= one.gap == null;
      if (one.gap == null && one.watch.complete(now)) {
        assess(one, now);
      } else if (one.goesOn) {
        goOn(one, now);
        changed = true;
      }
      if (one.waiting && one.gap != null && !isHeld(one)) {
        // A person has stopped it: nothing is left to go on with.
        one.waiting = false;
        changed = true;
      }
    }
    if (changed) {
      publish();
    }
  }

  private static boolean isHeld(Case one) {
    ProcedureState state = one.run.state();
    return state == ProcedureState.HELD || state == ProcedureState.HOLDING;
  }

  private void assess(Case one, Instant now) {
    List<Seen> variables = one.watch.variables();
    List<Found> outputs = one.watch.outputs();
    List<String> concerns = Concerns.of(variables, outputs);
    ResumeRule.Decision decision =
        isHeld(one)
            ? ResumeRule.decide(
                one.run.recipe().resumption().byItselfWithin(),
                Duration.between(one.watch.from(), now),
                one.wasRunning,
                concerns,
                one.obstacle())
            : new ResumeRule.Decision(false, "the procedure is " + one.run.state());
    var gap =
        new Event.BatchGap(
            one.run.id(),
            one.run.home().id(),
            one.watch.from(),
            one.watch.to(),
            GapText.ofVariables(variables),
            GapText.ofOutputs(outputs),
            concerns,
            deviation(one, concerns, now),
            decision.byItself(),
            decision.why());
    journal.append(Entry.STATION, gap);
    one.gap = gap;
    one.waiting = isHeld(one);
    one.goesOn = decision.byItself();
  }

  /// A life that ended between the two events has left its deviation behind.
  private String deviation(Case one, List<String> concerns, Instant now) {
    for (Deviation known : deviations.of(one.run.id())) {
      if (known.kind().equals(Kind.INTERRUPTION.name()) && known.from().equals(one.watch.from())) {
        return known.id();
      }
    }
    String what =
        "The station was away from %s to %s (%s) while the batch ran. %s"
            .formatted(
                time(one.watch.from()),
                time(one.watch.to()),
                ResumeRule.words(Duration.between(one.watch.from(), one.watch.to())),
                concerns.isEmpty()
                    ? "All values came back within their limits."
                    : String.join("; ", concerns));
    return deviations.raise(
        Entry.STATION,
        one.run.id(),
        one.run.home().id(),
        Kind.INTERRUPTION,
        what,
        one.watch.from(),
        one.watch.to(),
        now);
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }

  /// One scan after the decision was made durable.
  private void goOn(Case one, Instant now) {
    one.goesOn = false;
    Event.BatchGap gap = one.gap;
    Optional<String> obstacle = one.obstacle();
    if (gap == null || one.run.state() != ProcedureState.HELD) {
      return;
    }
    boolean moved =
        obstacle.isEmpty()
            && one.run.command(Entry.STATION, Command.RESTART, now) instanceof Outcome.Moved;
    journal.append(
        Entry.STATION,
        new Event.CommandDecided(
            one.run.id(),
            Command.RESTART.name(),
            moved,
            moved ? "by itself: " + gap.why() : obstacle.orElse("it was no longer HELD")));
    one.waiting = !moved;
  }

  /// Why a command has to wait for a signature, else empty.
  Optional<String> refusal(String batch, Command command) {
    if (command != Command.RESTART) {
      return Optional.empty();
    }
    return find(batch)
        .filter(one -> one.waiting)
        .map(
            one ->
                "The station was away from %s to %s. Look at what happened meanwhile on the unit's screen and sign there to go on."
                    .formatted(time(one.watch.from()), time(one.watch.to())));
  }

  private Optional<Case> find(String batch) {
    return cases.stream().filter(one -> one.run.id().equals(batch)).findFirst();
  }

  /// The procedure goes on, signed for by a person who has just been verified.
  Reply resume(Verified.Signer signer, String batch, String comment, Instant now) {
    Case one = find(batch).orElse(null);
    if (one == null || !one.waiting) {
      return Reply.refused("Batch " + batch + " does not wait to go on after an interruption.");
    }
    Event.BatchGap gap = one.gap;
    if (gap == null) {
      return Reply.refused(NOT_TOLD_YET);
    }
    if (comment.isBlank()) {
      return Reply.refused("Say what you have looked at: it explains the deviation.");
    }
    Optional<String> obstacle = one.obstacle();
    if (obstacle.isPresent()) {
      return Reply.refused(obstacle.get());
    }
    if (one.run.state() != ProcedureState.HELD) {
      return Reply.refused(
          "%s is %s now, not HELD: wait a moment, then sign.".formatted(batch, one.run.state()));
    }
    journal.append(
        signer.user(),
        new Event.Signed(
            batch,
            "resumed",
            signer.fullName(),
            KeptVersion.sha256(Journal.text(gap)),
            "interruption from " + time(gap.from()) + " to " + time(gap.to()),
            comment.strip()));
    explain(signer, batch, comment, now);
    Outcome outcome = one.run.command(signer.user(), Command.RESTART, now);
    boolean moved = outcome instanceof Outcome.Moved;
    String detail = "signed after the interruption: " + comment.strip();
    journal.append(
        signer.user(), new Event.CommandDecided(batch, Command.RESTART.name(), moved, detail));
    one.waiting = !moved;
    one.goesOn = false;
    publish();
    return moved
        ? Reply.done(batch + " goes on.")
        : Reply.refused(outcome instanceof Outcome.Rejected rejected ? rejected.why() : "");
  }

  private void explain(Verified.Signer signer, String batch, String comment, Instant now) {
    for (Deviation deviation : deviations.of(batch)) {
      if (deviation.kind().equals(Kind.INTERRUPTION.name()) && deviation.signatures().isEmpty()) {
        deviations.sign(
            signer.user(), signer.fullName(), deviation.id(), Meaning.EXPLAINED, comment, now);
      }
    }
  }

  /// The last interruption of each batch on a unit. Any thread.
  List<Interruption> all() {
    return picture;
  }

  private void publish() {
    picture = cases.stream().map(InterruptionDesk::picture).toList();
  }

  private static Interruption picture(Case one) {
    Event.BatchGap gap = one.gap;
    List<Seen> variables = one.watch.variables();
    List<Found> outputs = one.watch.outputs();
    return new Interruption(
        one.run.id(),
        one.run.home().id(),
        one.watch.from(),
        one.watch.to(),
        gap != null,
        variables,
        outputs,
        gap == null ? List.of() : gap.concerns(),
        gap == null ? "" : gap.deviation(),
        one.waiting && !one.goesOn,
        gap == null ? NOT_TOLD_YET : gap.why());
  }
}
