package org.cellstation.station.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cellstation.recipes.change.RecipeChanges;
import org.cellstation.recipes.change.StepList;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.identity.People;
import org.cellstation.station.identity.Permission;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.lifecycle.KeptVersion.RecipeText;
import org.cellstation.station.lifecycle.LifeCycle;
import org.cellstation.station.lifecycle.PictureFolder;
import org.cellstation.station.lifecycle.Receipt;
import org.cellstation.station.lifecycle.RehearsalEvidence;
import org.cellstation.station.lifecycle.Standing;
import org.cellstation.station.lifecycle.StepRules;
import org.cellstation.station.lifecycle.VersionBook;
import org.jspecify.annotations.Nullable;

/// Recipe versions for those who look at them and move them: what the journal keeps, beside the
/// drafts in files. Reads and parses on the caller's or the background thread; decides on the
/// control thread.
final class RecipeDesk implements RecipeBook, PatientUse {
  private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,80}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final VersionBook book;
  private final StepRules rules;
  private final RecipeShelf shelf;
  private final Receipts receipts;
  private final Path folder;
  private final Journal journal;
  private final People people;
  private final SignedRequests signed;
  private final RequestQueue requests;
  private final Executor background;
  private final InstantSource clock;
  private final UnsavedTexts unsaved;

  /// Of what the journal keeps, which never changes.
  private final Map<String, ReadResult> read = new ConcurrentHashMap<>();

  /// @param folder of the station's own recipes
  RecipeDesk(
      VersionBook book,
      RecipeShelf shelf,
      Receipts receipts,
      Path folder,
      Journal journal,
      People people,
      RequestQueue requests,
      Executor background,
      InstantSource clock) {
    this.book = book;
    this.rules = new StepRules(book);
    this.shelf = shelf;
    this.receipts = receipts;
    this.folder = folder;
    this.journal = journal;
    this.people = people;
    this.signed = new SignedRequests(people, requests, background);
    this.requests = requests;
    this.background = background;
    this.clock = clock;
    this.unsaved = new UnsavedTexts(folder);
  }

  @Override
  public Optional<String> refusal(String recipe, String version, String sha256, Instant now) {
    Optional<KeptVersion> effective = book.effective(recipe, now);
    if (effective.isEmpty()) {
      return Optional.of(book.refusal(recipe, now));
    }
    RecipeText content = effective.get().content();
    return content.sha256().equals(sha256)
        ? Optional.empty()
        : Optional.of(
            "There is no batch for a patient with this %s %s: %s is effective. Choose that one from the list, or make this one effective on the Recipes display."
                .formatted(
                    recipe,
                    version,
                    content.version().equals(version)
                        ? "another text of the same label"
                        : content.version()));
  }

  @Override
  public State state(String sha256, Instant now) {
    return book.version(sha256).map(kept -> book.state(kept, now)).orElse(State.DRAFT);
  }

  private Optional<ReadResult.Valid> valid(RecipeText content) {
    return parsed(content) instanceof ReadResult.Valid valid
        ? Optional.of(valid)
        : Optional.empty();
  }

  private ReadResult parsed(RecipeText content) {
    return read.computeIfAbsent(content.sha256(), _ -> parse(content.label(), content.text()));
  }

  private static ReadResult parse(String name, String text) {
    return RecipeReader.read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Writes into the journal what was unpacked while nobody looked. Control thread.
  void takeReceipts(Instant now) {
    receipts.fresh().forEach(receipt -> take(receipt, now));
  }

  private void take(Receipt receipt, Instant now) {
    if (!book.holds(receipt)) {
      receipt.events().forEach(event -> keep(Entry.STATION, event, now));
    }
  }

  /// What was unpacked since the last look.
  private void lookForReceipts() {
    List<Receipt> fresh = receipts.fresh();
    if (!fresh.isEmpty()) {
      var _ =
          requests.ask(
              now -> {
                fresh.forEach(receipt -> take(receipt, now));
                return Reply.done("");
              });
    }
  }

  @Override
  public Contents contents() {
    lookForReceipts();
    Instant now = clock.instant();
    Map<String, Version> found = new LinkedHashMap<>();
    for (KeptVersion kept : book.versions()) {
      found.put(kept.content().sha256(), version(kept, now));
    }
    List<FaultyFile> faulty = new ArrayList<>();
    for (RecipeShelf.Shelved shelved : shelf.files()) {
      switch (shelved.result()) {
        case ReadResult.Valid valid ->
            found.merge(
                valid.sha256(), draft(valid, shelved.source()), RecipeDesk::withSourcesOfBoth);
        case ReadResult.Faulty faults ->
            faulty.add(
                new FaultyFile(
                    shelved.source().file(),
                    faults.faults().stream().map(Fault::toString).toList()));
      }
    }
    Map<String, List<Version>> byRecipe = new TreeMap<>();
    found
        .values()
        .forEach(
            version ->
                byRecipe.computeIfAbsent(version.recipe(), _ -> new ArrayList<>()).add(version));
    List<Recipe> recipes = new ArrayList<>();
    byRecipe.forEach(
        (id, versions) -> {
          versions.sort(Comparator.comparing(Version::version, RecipeDesk::byNumbers).reversed());
          recipes.add(new Recipe(id, versions.getFirst().title(), List.copyOf(versions)));
        });
    return new Contents(List.copyOf(recipes), List.copyOf(faulty));
  }

  /// `1.10.0` is later than `1.9.0`.
  private static int byNumbers(String a, String b) {
    return Arrays.compare(
        a.split("\\.", -1),
        b.split("\\.", -1),
        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  private Version version(KeptVersion kept, Instant now) {
    RecipeText content = kept.content();
    Optional<ReadResult.Valid> valid = valid(content);
    State state = book.state(kept, now);
    return new Version(
        content.recipe(),
        content.version(),
        content.sha256(),
        content.title(),
        valid.map(v -> v.recipe().author()).orElse(""),
        valid.map(v -> v.recipe().description()).orElse(""),
        state,
        List.of(),
        kept.effectiveFrom(),
        kept.expires(),
        Standing.of(book, kept, now),
        book.possible(kept, now),
        book.of(content.sha256()),
        book.history(kept, now));
  }

  private Version draft(ReadResult.Valid valid, Source source) {
    String id = valid.recipe().id();
    String label = valid.recipe().version();
    boolean labelTaken = book.labelled(id, label).isPresent();
    return new Version(
        id,
        label,
        valid.sha256(),
        valid.recipe().title(),
        valid.recipe().author(),
        valid.recipe().description(),
        State.DRAFT,
        List.of(source),
        null,
        null,
        Standing.ofDraft(book, id, label),
        labelTaken ? List.of() : LifeCycle.possible(State.DRAFT),
        book.of(valid.sha256()),
        book.arrivals(valid.sha256()));
  }

  private static Version withSourcesOfBoth(Version kept, Version file) {
    List<Source> sources = new ArrayList<>(kept.sources());
    sources.addAll(file.sources());
    return new Version(
        kept.recipe(),
        kept.version(),
        kept.sha256(),
        kept.title(),
        kept.author(),
        kept.description(),
        kept.state(),
        List.copyOf(sources),
        kept.effectiveFrom(),
        kept.expires(),
        kept.note(),
        kept.possible(),
        kept.rehearsals(),
        kept.history());
  }

  @Override
  public String text(String sha256) {
    return content(sha256).map(RecipeText::text).orElse("");
  }

  @Override
  public String draft(String file) {
    Path path = folder.resolve(file + ".yaml");
    if (!FILE.matcher(file).matches() || !Files.isRegularFile(path)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(CheckedText.MAX_BYTES + 1);
      return bytes.length > CheckedText.MAX_BYTES
          ? ""
          : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IOException unreadable) {
      return "";
    }
  }

  /// Kept by the journal, or valid in a file.
  private Optional<RecipeText> content(String sha256) {
    return book.version(sha256)
        .map(KeptVersion::content)
        .or(
            () ->
                shelf.files().stream()
                    .map(RecipeShelf.Shelved::result)
                    .filter(ReadResult.Valid.class::isInstance)
                    .map(ReadResult.Valid.class::cast)
                    .filter(valid -> valid.sha256().equals(sha256))
                    .findFirst()
                    .map(RecipeDesk::text));
  }

  private static RecipeText text(ReadResult.Valid valid) {
    return new RecipeText(
        valid.recipe().id(),
        valid.recipe().version(),
        valid.sha256(),
        valid.recipe().title(),
        valid.text());
  }

  @Override
  public List<OutlineLine> outline(String sha256) {
    return content(sha256).map(RecipeDesk::parse).stream()
        .flatMap(
            result ->
                result instanceof ReadResult.Valid valid
                    ? StepList.of(valid.recipe()).stream()
                    : Stream.empty())
        .map(line -> new OutlineLine(line.depth(), line.path(), line.title(), line.detail()))
        .toList();
  }

  private static ReadResult parse(RecipeText content) {
    return parse(content.label(), content.text());
  }

  @Override
  public Comparison compare(String olderSha256, String newerSha256) {
    Optional<ReadResult> older = content(olderSha256).map(RecipeDesk::parse);
    Optional<ReadResult> newer = content(newerSha256).map(RecipeDesk::parse);
    if (older.isPresent()
        && newer.isPresent()
        && older.get() instanceof ReadResult.Valid before
        && newer.get() instanceof ReadResult.Valid after) {
      List<String> changes =
          RecipeChanges.between(before.recipe(), after.recipe()).stream()
              .map(Object::toString)
              .toList();
      return new Comparison(changes.isEmpty(), changes, "");
    }
    return new Comparison(
        false,
        List.of(),
        "One of the two texts is not there any more, or cannot be read by this version of the"
            + " program. Look at the list again.");
  }

  @Override
  public CompletableFuture<Reply> change(Session session, Step step, Credentials signing) {
    return CompletableFuture.supplyAsync(() -> content(step.sha256()), background)
        .thenCompose(
            found -> {
              String refusal = unusable(step, found.orElse(null));
              if (refusal.isEmpty() && step.action() == Action.SUBMIT) {
                refusal = keepPictures(found.flatMap(this::valid));
              }
              if (found.isEmpty() || !refusal.isEmpty()) {
                Arrays.fill(signing.password(), '\0');
                return CompletableFuture.completedFuture(Reply.refused(refusal));
              }
              return signed.ask(
                  session,
                  signing,
                  LifeCycle.permission(step.action()),
                  (signer, now) ->
                      switch (rules.decide(step, signer, found.get(), now)) {
                        case StepRules.Decision.Accepted accepted -> {
                          accepted.events().forEach(event -> keep(signer.user(), event, now));
                          yield Reply.done(accepted.words());
                        }
                        case StepRules.Decision.Refused refused -> Reply.refused(refused.why());
                      });
            });
  }

  /// From its submission on a version shows the same pictures.
  ///
  /// @return why it cannot be submitted, else empty
  private String keepPictures(Optional<ReadResult.Valid> submitted) {
    PictureFolder pictures = shelf.pictures();
    try {
      if (submitted.isPresent()) {
        pictures.keep(pictures.of(submitted.get().recipe()));
      }
      return "";
    } catch (IOException trouble) {
      return "The pictures of the recipe cannot be kept ("
          + trouble.getMessage()
          + "). Free space on that disk, then submit it again.";
    }
  }

  /// Why a step cannot even be thought of, else empty. What is to be stopped need not be readable.
  private String unusable(Step step, @Nullable RecipeText found) {
    if (found == null
        || !found.recipe().equals(step.recipe())
        || !found.version().equals(step.version())) {
      return "There is no "
          + step.recipe()
          + " "
          + step.version()
          + " with this content any more: the file was changed meanwhile. Look at the list again.";
    }
    boolean stops = step.action() == Action.REJECT || step.action() == Action.WITHDRAW;
    return !stops && valid(found).isEmpty()
        ? found.label() + " cannot be read by this version of the program; write a new version."
        : "";
  }

  private void keep(String user, Event event, Instant now) {
    journal.append(user, event);
    book.take(now, user, event);
  }

  @Override
  public CompletableFuture<Reply> saveDraft(
      Session session, String file, String replaces, String text) {
    Optional<String> refusal = people.refusal(session, Permission.AUTHOR_RECIPES);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(Reply.refused(refusal.get()));
    }
    return CompletableFuture.supplyAsync(() -> write(file, replaces, text), background)
        .thenCompose(
            reply -> {
              if (!reply.done()) {
                return CompletableFuture.completedFuture(reply);
              }
              return requests.ask(
                  now -> {
                    keep(session.user(), saved(file, text), now);
                    return reply;
                  });
            });
  }

  private Event saved(String file, String text) {
    String sha256 = KeptVersion.sha256(text);
    return draft(file, text) instanceof ReadResult.Valid valid
        ? new Event.RecipeDraftSaved(file, valid.recipe().id(), valid.recipe().version(), sha256)
        : new Event.RecipeDraftSaved(file, "", "", sha256);
  }

  private ReadResult draft(String file, String text) {
    return RecipeReader.read(
        file + ".yaml", text.getBytes(StandardCharsets.UTF_8), BatchValues.NONE, shelf.pictures());
  }

  private Reply write(String file, String replaces, String text) {
    if (!FILE.matcher(file).matches()) {
      return Reply.refused(
          "A recipe file's name has small letters, digits, points, hyphens and underscores, at most"
              + " 81, and begins with a letter or digit.");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > CheckedText.MAX_BYTES) {
      return Reply.refused(
          "The text has %d bytes, more than the %d that a recipe may have. Nothing was saved."
              .formatted(bytes.length, CheckedText.MAX_BYTES));
    }
    Path target = folder.resolve(file + ".yaml");
    try {
      Files.createDirectories(folder);
      String there = Files.exists(target) ? KeptVersion.sha256(Files.readAllBytes(target)) : "";
      if (!there.equals(replaces)) {
        return Reply.refused(
            there.isEmpty()
                ? "The file " + target + " is not there any more. Save under a new name."
                : "The file "
                    + target
                    + " holds another text than the one you began with. Look at it again, or save"
                    + " under a new name.");
      }
      Path part = Files.write(folder.resolve(file + ".part"), bytes);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException trouble) {
      return Reply.refused(
          "The recipe cannot be written to "
              + target
              + " ("
              + trouble.getMessage()
              + "). Free space on that disk, then save again.");
    }
    return Reply.done(
        switch (draft(file, text)) {
          case ReadResult.Valid valid ->
              "Saved %s %s as %s.".formatted(valid.recipe().id(), valid.recipe().version(), target);
          case ReadResult.Faulty faulty ->
              "Saved as %s, with %d faults: it cannot be submitted yet."
                  .formatted(target, faulty.faults().size());
        });
  }

  @Override
  public Optional<Unsaved> unsaved(Session session) {
    try {
      return people.session(session.token()).isEmpty()
          ? Optional.empty()
          : unsaved.find(session.user());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public CompletableFuture<Reply> keepUnsaved(Session session, @Nullable Unsaved typed) {
    return CompletableFuture.supplyAsync(() -> keep(session, typed), background);
  }

  private Reply keep(Session session, @Nullable Unsaved typed) {
    if (people.session(session.token()).isEmpty()) {
      return Reply.refused("You are no longer logged in; log in again.");
    }
    try {
      if (typed == null) {
        unsaved.drop(session.user());
        return Reply.done("");
      }
      if (typed.text().length() > CheckedText.MAX_BYTES
          || typed.before().length() > CheckedText.MAX_BYTES) {
        return Reply.refused("The text is larger than a recipe may be. It is not kept.");
      }
      unsaved.keep(session.user(), typed);
      return Reply.done("");
    } catch (IOException trouble) {
      return Reply.refused(
          "What is typed cannot be kept for the case of a crash ("
              + trouble.getMessage()
              + "). Save it, and free space on that disk.");
    }
  }

  @Override
  public CompletableFuture<Reply> addRehearsal(Session session, Rehearsal rehearsal) {
    Optional<String> refusal =
        people
            .refusal(session, Permission.AUTHOR_RECIPES)
            .flatMap(_ -> people.refusal(session, Permission.APPROVE_RECIPES));
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(Reply.refused(refusal.get()));
    }
    if (!SHA_256.matcher(rehearsal.sha256()).matches()
        || !SHA_256.matcher(rehearsal.reportSha256()).matches()
        || rehearsal.donors() < 0
        || rehearsal.faults() < 0) {
      return CompletableFuture.completedFuture(
          Reply.refused("This is no complete rehearsal report; rehearse again."));
    }
    return keepRehearsal(session.user(), rehearsal);
  }

  /// The content that a hash stands for, kept by the journal or in a file.
  Optional<ReadResult.Valid> valid(String sha256) {
    return content(sha256).flatMap(this::valid);
  }

  /// In the name of whoever began it, who may have left meanwhile.
  CompletableFuture<Reply> keepRehearsal(String user, Rehearsal rehearsal) {
    return requests.ask(
        now -> {
          keep(
              user,
              new Event.RecipeRehearsed(
                  rehearsal.recipe(),
                  rehearsal.version(),
                  rehearsal.sha256(),
                  rehearsal.passed() ? RehearsalEvidence.PASSED : RehearsalEvidence.FAILED,
                  rehearsal.donors(),
                  rehearsal.faults(),
                  rehearsal.reportSha256(),
                  rehearsal.uncovered()),
              now);
          return Reply.done(
              "The rehearsal of %s %s is kept: %s."
                  .formatted(
                      rehearsal.recipe(),
                      rehearsal.version(),
                      rehearsal.passed() ? "passed" : "failed"));
        });
  }
}
