package org.cellstation.station.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
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
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;
import org.cellstation.station.identity.Verified;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.livechange.ChangeBook;
import org.cellstation.station.livechange.KeptChange;
import org.cellstation.station.rehearsal.Previewer;

/// Changes of the recipes of running batches, for those who look at them, propose and sign them:
/// judges what is proposed beside the control thread, decides on it.
///
/// Any thread but the control thread.
final class LiveChangeDesk implements LiveChanges {
  private final ChangeBook book;
  private final LiveChangeWatch watch;
  private final Journal journal;
  private final People people;
  private final RequestQueue requests;
  private final SignedRequests signed;
  private final Executor background;
  private final Function<BatchOrders.Bound, Map<String, String>> lacks;
  private volatile ChangePreviews previews;

  LiveChangeDesk(
      ChangeBook book,
      LiveChangeWatch watch,
      Journal journal,
      People people,
      RequestQueue requests,
      Executor background,
      Function<BatchOrders.Bound, Map<String, String>> lacks) {
    this.book = book;
    this.watch = watch;
    this.journal = journal;
    this.people = people;
    this.requests = requests;
    this.background = background;
    this.lacks = lacks;
    signed = new SignedRequests(people, requests, background);
    previews = ChangePreviews.none();
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

  @Override
  public Optional<InForce> inForce(String batch) {
    return Optional.ofNullable(running().get(batch))
        .map(BatchRun::inForce)
        .map(now -> new InForce(now.recipe().id(), now.sha256(), now.text()));
  }

  @Override
  public List<Change> all() {
    return running().values().stream()
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

  private Map<String, BatchRun> running() {
    return watch.running();
  }

  private static String noBatch(String batch) {
    return "There is no batch " + batch + " under way; choose one that is on a unit.";
  }

  /// Empty when whoever is signed in has one of these rights.
  private Optional<String> refusal(Session session, Permission... any) {
    Optional<String> refusal = Optional.of("");
    for (int i = 0; i < any.length && refusal.isPresent(); i++) {
      refusal = people.refusal(session, any[i]);
    }
    return refusal;
  }

  private static Optional<String> missing(String reason) {
    return reason.isBlank()
        ? Optional.of("Say why: the reason is kept with the change.")
        : Optional.empty();
  }

  @Override
  public CompletableFuture<Reply> propose(
      Session session, String batch, String text, String reason) {
    Optional<String> refusal =
        refusal(session, Permission.AUTHOR_RECIPES).or(() -> missing(reason));
    BatchRun run = running().get(batch);
    if (refusal.isPresent() || run == null) {
      return refused(refusal.orElse(noBatch(batch)));
    }
    return CompletableFuture.supplyAsync(() -> ChangeReview.of(run, text, lacks), background)
        .thenCompose(
            judged -> {
              ChangeReview.Review review = judged.review();
              return judged
                  .recipe()
                  .filter(_ -> review.possible())
                  .map(
                      changed ->
                          requests.ask(now -> propose(session.user(), run, changed, reason, now)))
                  .orElseGet(() -> refused(review.why()));
            });
  }

  private Reply propose(
      String user, BatchRun run, ReadResult.Valid changed, String reason, Instant now) {
    return obstacle(run, changed.recipe())
        .map(Reply::refused)
        .orElseGet(
            () -> {
              String change = book.nextId(run.id());
              watch.read(change, changed.recipe());
              watch.keep(user, proposal(run, changed, reason, false), now);
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
        refusal(session, Permission.AUTHOR_RECIPES, Permission.APPROVE_RECIPES);
    Optional<KeptChange> found = book.find(change).filter(kept -> kept.state() == State.PROPOSED);
    BatchRun run = found.map(kept -> running().get(kept.event().batch())).orElse(null);
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
    BatchRun run = change == null ? null : running().get(change.event().batch());
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
    watch.keep(
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
        refusal(session, Permission.AUTHOR_RECIPES, Permission.APPROVE_RECIPES)
            .or(() -> missing(reason));
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    return requests.ask(
        now -> {
          KeptChange found = book.find(change).filter(kept -> kept.state().open()).orElse(null);
          if (found == null) {
            return Reply.refused(change + " is not open any more; look at the list again.");
          }
          BatchRun run = running().get(found.event().batch());
          if (run != null) {
            run.holdBack(false);
          }
          watch.drop(session.user(), found, "withdrawn: " + reason.strip(), now);
          return Reply.done(change + " is withdrawn.");
        });
  }

  @Override
  public CompletableFuture<Reply> rollBack(
      Session session, String batch, Credentials signing, String reason) {
    Optional<String> refusal =
        refusal(
                session,
                Permission.AUTHOR_RECIPES,
                Permission.APPROVE_RECIPES,
                Permission.RUN_BATCHES)
            .or(() -> missing(reason));
    BatchRun run = running().get(batch);
    if (refusal.isPresent() || run == null) {
      Arrays.fill(signing.password(), '\0');
      return refused(refusal.orElse(noBatch(batch)));
    }
    return CompletableFuture.supplyAsync(() -> former(run), background)
        .thenCompose(
            former ->
                signed.ask(
                    session,
                    signing,
                    Permission.APPROVE_RECIPES,
                    (signer, now) -> rollBack(signer, run, former, reason, now)));
  }

  private Reply rollBack(
      Verified.Signer signer,
      BatchRun run,
      Optional<ReadResult.Valid> former,
      String reason,
      Instant now) {
    if (former.isEmpty()
        || book.formerSha256(run.id()).filter(former.get().sha256()::equals).isEmpty()) {
      return Reply.refused(
          "There is no change of the recipe of %s to go back from.".formatted(run.id()));
    }
    Optional<String> obstacle = obstacle(run, former.get().recipe());
    if (obstacle.isPresent()) {
      return Reply.refused(obstacle.get());
    }
    Event.RecipeChangeProposed back = proposal(run, former.get(), reason, true);
    watch.read(back.change(), former.get().recipe());
    watch.keep(signer.user(), back, now);
    watch.keep(
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
