package org.cellstation.station.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cellstation.recipes.change.RecipeChanges;
import org.cellstation.recipes.engine.LiveChange;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.station.api.Deviations.Kind;
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.deviation.DeviationBook;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;
import org.cellstation.station.identity.Verified;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.livechange.ChangeBook;
import org.cellstation.station.livechange.KeptChange;
import org.cellstation.station.rehearsal.Previewer;

/// Changes of the recipes of running batches: judges what is proposed beside the control thread,
/// decides and puts into force on it.
///
/// {@link #scan} and the actions of requests on the control thread, all else on any other.
final class LiveChangeDesk implements LiveChanges {
  private static final String OVER = "the batch has ended";

  private final ChangeBook book;
  private final List<UnitRun> units;
  private final DeviationBook deviations;
  private final Journal journal;
  private final People people;
  private final RequestQueue requests;
  private final SignedRequests signed;
  private final Executor background;
  private final Function<BatchOrders.Bound, Map<String, String>> lacks;
  private volatile Map<String, BatchRun> running = Map.of();
  private volatile ChangePreviews previews;

  LiveChangeDesk(
      ChangeBook book,
      List<UnitRun> units,
      DeviationBook deviations,
      Journal journal,
      People people,
      RequestQueue requests,
      Executor background,
      Function<BatchOrders.Bound, Map<String, String>> lacks) {
    this.book = book;
    this.units = units;
    this.deviations = deviations;
    this.journal = journal;
    this.people = people;
    this.requests = requests;
    this.background = background;
    this.lacks = lacks;
    signed = new SignedRequests(people, requests, background);
    previews = ChangePreviews.none();
    look();
  }

  /// Who simulates from now on.
  void previewWith(
      Previewer previewer, Supplier<Snapshot> picture, int cores, Path folder, Executor worker) {
    previews =
        ChangePreviews.of(
            new ChangePreviews.Parts(
                previewer,
                book,
                journal,
                requests,
                picture,
                Math.max(1, cores - 1),
                folder,
                worker));
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
          takeEffect(change, run, now);
        }
      }
    }
  }

  private void takeEffect(KeptChange change, BatchRun run, Instant now) {
    Optional<Recipe> changed = recipe(run, change.event());
    List<String> obstacles =
        changed
            .map(recipe -> LiveChange.obstacles(run.recipe(), recipe, run.past()))
            .orElse(List.of("its text cannot be read by this version of the program"));
    if (changed.isEmpty() || !obstacles.isEmpty()) {
      run.holdBack(false);
      String why = String.join(" ", obstacles);
      drop(Entry.STATION, change, why, now);
      run.home()
          .messages()
          .raise(
              "The change %s of the recipe did not take effect: %s The batch goes on as before."
                  .formatted(change.event().change(), why));
      return;
    }
    String where = run.state().name().equals("HELD") ? "procedure HELD" : "between phases";
    keep(
        Entry.STATION,
        new Event.RecipeChanged(run.id(), change.event().change(), change.event().sha256(), where),
        now);
    run.goOnBy(BatchRun.InForce.of(changed.get(), change.event()), now);
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
  static Optional<Recipe> recipe(BatchRun run, Event.RecipeChangeProposed change) {
    return ChangeReview.recipe(run.created(), change.text(), change.formula());
  }

  private void drop(String actor, KeptChange change, String why, Instant now) {
    keep(
        actor,
        new Event.RecipeChangeDropped(change.event().batch(), change.event().change(), why),
        now);
  }

  private void keep(String actor, Event event, Instant now) {
    journal.append(actor, event);
    book.take(actor, event, now);
  }

  @Override
  public Optional<InForce> inForce(String batch) {
    return Optional.ofNullable(running.get(batch))
        .map(BatchRun::inForce)
        .map(now -> new InForce(now.recipe().id(), now.sha256(), now.text()));
  }

  @Override
  public List<Change> all() {
    return running.values().stream()
        .flatMap(run -> book.of(run.id()).stream().map(change -> picture(run, change)))
        .toList();
  }

  private Change picture(BatchRun run, KeptChange change) {
    Event.RecipeChangeProposed event = change.event();
    return new Change(
        event.change(),
        event.batch(),
        run.home().id(),
        change.by(),
        change.proposed(),
        event.reason(),
        event.back(),
        event.sha256(),
        event.differences(),
        change.signatures(),
        event.back() ? null : previews.of(change),
        change.state(),
        words(run, change));
  }

  private String words(BatchRun run, KeptChange change) {
    return switch (change.state()) {
      case PROPOSED -> previews.missing(change, run.begunSteps());
      case WAITING ->
          "It takes effect when the phases under way have ended, or at once when the procedure is HELD.";
      case IN_FORCE, DROPPED -> change.words();
    };
  }

  @Override
  public Review review(String batch, String text) {
    BatchRun run = running.get(batch);
    return run == null
        ? new Review(List.of(noBatch(batch)), List.of(), List.of())
        : ChangeReview.of(run, text, lacks).review();
  }

  private static String noBatch(String batch) {
    return "There is no batch " + batch + " under way; choose one that is on a unit.";
  }

  private Optional<String> withReason(Session session, String reason, Permission... any) {
    Optional<String> refusal =
        Arrays.stream(any)
            .map(permission -> people.refusal(session, permission))
            .reduce((one, other) -> one.isEmpty() ? one : other)
            .orElseThrow();
    return reason.isBlank()
        ? refusal.or(() -> Optional.of("Say why: the reason is kept with the change."))
        : refusal;
  }

  @Override
  public CompletableFuture<Reply> propose(
      Session session, String batch, String text, String reason) {
    Optional<String> refusal = withReason(session, reason, Permission.AUTHOR_RECIPES);
    BatchRun run = running.get(batch);
    if (refusal.isPresent() || run == null) {
      return refused(refusal.orElse(noBatch(batch)));
    }
    return CompletableFuture.supplyAsync(() -> ChangeReview.of(run, text, lacks), background)
        .thenCompose(
            judged -> {
              Review review = judged.review();
              return judged
                  .recipe()
                  .filter(_ -> review.possible())
                  .map(
                      changed ->
                          requests.ask(now -> propose(session.user(), run, changed, reason, now)))
                  .orElseGet(() -> refused(why(review)));
            });
  }

  private static String why(Review review) {
    return !review.faults().isEmpty()
        ? String.join(" ", review.faults())
        : review.obstacles().isEmpty()
            ? "The text changes nothing in the process."
            : String.join(" ", review.obstacles());
  }

  private Reply propose(
      String user, BatchRun run, ReadResult.Valid changed, String reason, Instant now) {
    return obstacle(run, changed.recipe())
        .map(Reply::refused)
        .orElseGet(
            () -> {
              String change = book.nextId(run.id());
              keep(user, proposal(run, changed, reason, false), now);
              previews.begin(change, run, now);
              return Reply.done(change + " is proposed; the rest of the batch is being simulated.");
            });
  }

  /// What has changed since the text was looked at.
  private Optional<String> obstacle(BatchRun run, Recipe changed) {
    if (run.ended()) {
      return Optional.of(noBatch(run.id()));
    }
    return book.open(run.id())
        .map(
            open ->
                "%s is open for this batch. Sign it or withdraw it first."
                    .formatted(open.event().change()))
        .or(() -> LiveChange.obstacles(run.recipe(), changed, run.past()).stream().findFirst());
  }

  private Event.RecipeChangeProposed proposal(
      BatchRun run, ReadResult.Valid changed, String reason, boolean back) {
    return new Event.RecipeChangeProposed(
        run.id(),
        book.nextId(run.id()),
        back,
        run.inForce().sha256(),
        changed.sha256(),
        changed.recipe().version(),
        changed.text(),
        OrderDesk.inForce(changed.recipe()),
        RecipeChanges.between(run.recipe(), changed.recipe()).stream()
            .map(Object::toString)
            .toList(),
        reason.strip());
  }

  @Override
  public CompletableFuture<Reply> preview(Session session, String change) {
    Optional<String> refusal =
        withReason(session, "-", Permission.AUTHOR_RECIPES, Permission.APPROVE_RECIPES);
    Optional<KeptChange> found = book.find(change).filter(kept -> kept.state() == State.PROPOSED);
    BatchRun run = found.map(kept -> running.get(kept.event().batch())).orElse(null);
    if (refusal.isPresent() || run == null) {
      return refused(refusal.orElse(notOpen(change)));
    }
    return requests.ask(now -> previews.begin(change, run, now));
  }

  private static String notOpen(String change) {
    return change + " does not wait for a signature; look at the list again.";
  }

  @Override
  public CompletableFuture<Reply> sign(
      Session session, String change, Meaning meaning, Credentials signing, String comment) {
    return signed.ask(
        session,
        signing,
        meaning == Meaning.AUTHORED ? Permission.AUTHOR_RECIPES : Permission.APPROVE_RECIPES,
        (signer, now) -> sign(signer, change, meaning, comment, now));
  }

  private Reply sign(
      Verified.Signer signer, String id, Meaning meaning, String comment, Instant now) {
    KeptChange change = book.find(id).filter(kept -> kept.state() == State.PROPOSED).orElse(null);
    BatchRun run = change == null ? null : running.get(change.event().batch());
    if (change == null || run == null || change.isSigned(meaning)) {
      return Reply.refused(notOpen(id));
    }
    String refusal = mayNotSign(signer, change, meaning);
    if (refusal.isEmpty()) {
      refusal = previews.missing(change, run.begunSteps());
    }
    if (!refusal.isEmpty()) {
      return Reply.refused(refusal);
    }
    Event.RecipeChangePreviewed seen = change.preview();
    keep(
        signer.user(),
        new Event.RecipeChangeSigned(
            run.id(),
            id,
            meaning.name(),
            signer.fullName(),
            comment.strip(),
            ChangeBook.sha256(change.event()),
            seen == null ? "" : seen.reportSha256()),
        now);
    return Reply.done(
        meaning == Meaning.AUTHORED
            ? id + " is signed by its author; somebody who approves recipes signs next."
            : id + " takes effect at the next safe point.");
  }

  private static String mayNotSign(Verified.Signer signer, KeptChange change, Meaning meaning) {
    boolean own = signer.user().equals(change.by());
    return switch (meaning) {
      case AUTHORED ->
          own ? "" : "%s has proposed it and signs as its author.".formatted(change.by());
      case APPROVED -> {
        if (own) {
          yield signer.fullName() + " has proposed it; another person has to approve it.";
        }
        yield change.isSigned(Meaning.AUTHORED) ? "" : "Its author has to sign first.";
      }
    };
  }

  @Override
  public CompletableFuture<Reply> withdraw(Session session, String change, String reason) {
    Optional<String> refusal =
        withReason(session, reason, Permission.AUTHOR_RECIPES, Permission.APPROVE_RECIPES);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return requests.ask(
        now -> {
          KeptChange found = book.find(change).filter(kept -> kept.state().open()).orElse(null);
          if (found == null) {
            return Reply.refused(change + " is not open any more; look at the list again.");
          }
          BatchRun run = running.get(found.event().batch());
          if (run != null) {
            run.holdBack(false);
          }
          drop(session.user(), found, "withdrawn: " + reason.strip(), now);
          return Reply.done(change + " is withdrawn.");
        });
  }

  @Override
  public CompletableFuture<Reply> rollBack(
      Session session, String batch, Credentials signing, String reason) {
    Optional<String> refusal =
        withReason(session, reason, Permission.AUTHOR_RECIPES, Permission.APPROVE_RECIPES)
            .flatMap(why -> people.refusal(session, Permission.RUN_BATCHES));
    BatchRun run = running.get(batch);
    if (refusal.isPresent() || run == null) {
      Arrays.fill(signing.password(), '\0');
      return refused(refusal.orElse(noBatch(batch)));
    }
    return signed.ask(
        session,
        signing,
        Permission.APPROVE_RECIPES,
        (signer, now) -> rollBack(signer, run, reason, now));
  }

  private Reply rollBack(Verified.Signer signer, BatchRun run, String reason, Instant now) {
    Optional<ReadResult.Valid> former = former(run);
    if (former.isEmpty()) {
      return Reply.refused(
          "There is no change of the recipe of %s to go back from.".formatted(run.id()));
    }
    Optional<String> obstacle = obstacle(run, former.get().recipe());
    if (obstacle.isPresent()) {
      return Reply.refused(obstacle.get());
    }
    Event.RecipeChangeProposed back = proposal(run, former.get(), reason, true);
    keep(signer.user(), back, now);
    keep(
        signer.user(),
        new Event.RecipeChangeSigned(
            run.id(),
            back.change(),
            Meaning.APPROVED.name(),
            signer.fullName(),
            reason.strip(),
            ChangeBook.sha256(back),
            ""),
        now);
    return Reply.done(back.change() + " brings the former recipe back at the next safe point.");
  }

  /// What ran before the last change, with its values.
  private Optional<ReadResult.Valid> former(BatchRun run) {
    Optional<String> sha256 = book.formerSha256(run.id());
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    Event.BatchCreated created = run.created();
    String text = created.recipeText();
    Map<String, String> formula = created.formula();
    for (KeptChange change : book.of(run.id())) {
      if (change.state() == State.IN_FORCE && change.event().sha256().equals(sha256.get())) {
        text = change.event().text();
        formula = change.event().formula();
      }
    }
    String found = text;
    return KeptVersion.sha256(text).equals(sha256.get())
        ? ChangeReview.recipe(created, text, formula)
            .map(recipe -> new ReadResult.Valid(recipe, sha256.get(), found))
        : Optional.empty();
  }

  private static CompletableFuture<Reply> refused(String why) {
    return CompletableFuture.completedFuture(Reply.refused(why));
  }
}
