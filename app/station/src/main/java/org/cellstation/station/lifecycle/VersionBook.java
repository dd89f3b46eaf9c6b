package org.cellstation.station.lifecycle;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Past;
import org.cellstation.station.api.RecipeBook.Rehearsal;
import org.cellstation.station.api.RecipeBook.Signature;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.KeptVersion.RecipeText;
import org.jspecify.annotations.Nullable;

/// What the journal says about every recipe version there ever was, with its text: rebuilt from it
/// at each start and kept up with each event. Nothing else keeps it.
///
/// Written by the control thread; read by any.
public final class VersionBook implements RehearsalEvidence {
  private static final System.Logger LOG = System.getLogger(VersionBook.class.getName());

  /// By the hash of their content, in the order of their registration. Replaced, never changed.
  private volatile Map<String, KeptVersion> versions = Map.of();

  private volatile Map<String, List<Rehearsal>> rehearsals = Map.of();

  /// How texts came from other sites, by their hash, oldest first.
  private volatile Map<String, List<Event.PackageReceived>> arrivals = Map.of();

  /// User id and hash of drafts that were written with this program.
  private final Set<List<String>> written = new HashSet<>();

  private @Nullable Signature signature;
  private long madeEffective;

  /// Takes an entry of the journal, of whatever kind. One that does not fit what stands before it
  /// has no effect but a warning.
  public void take(Entry entry) {
    take(entry.utc(), entry.actor(), entry.event());
  }

  /// @param actor user id of the signer
  public void take(Instant at, String actor, Event event) {
    switch (event) {
      case Event.Signed e when e.batch().isEmpty() ->
          signature = new Signature(at, actor, e.printedName(), e.meaning(), e.recordSha256());
      case Event.RecipeDraftSaved e -> written.add(List.of(actor, e.sha256()));
      case Event.RecipeRegistered e ->
          register(new RecipeText(e.recipe(), e.version(), e.sha256(), e.title(), e.text()), actor);
      case Event.RecipeRehearsed e -> rehearsed(at, e);
      case Event.PackageReceived e -> received(e);
      case Event.RecipeVersionChanged e -> {
        change(at, actor, e);
        signature = null;
      }
      default -> {}
    }
  }

  private void register(RecipeText content, String actor) {
    if (!KeptVersion.sha256(content.text()).equals(content.sha256())) {
      passedOver(content.label(), "its text has not the hash that was registered", actor);
    } else if (labelled(content.recipe(), content.version()).isPresent()) {
      passedOver(content.label(), "it was registered before", actor);
    } else {
      put(KeptVersion.registered(content));
    }
  }

  private void received(Event.PackageReceived e) {
    Map<String, List<Event.PackageReceived>> more = new LinkedHashMap<>(arrivals);
    List<Event.PackageReceived> all = new ArrayList<>(more.getOrDefault(e.sha256(), List.of()));
    all.add(e);
    more.put(e.sha256(), List.copyOf(all));
    arrivals = Collections.unmodifiableMap(more);
  }

  /// Which site sent exactly this text last, if any did.
  public Optional<String> receivedFrom(String sha256) {
    List<Event.PackageReceived> all = arrivals.getOrDefault(sha256, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().site());
  }

  /// Whether the journal has it already.
  public boolean holds(Receipt receipt) {
    return arrivals.getOrDefault(receipt.sha256(), List.of()).stream()
        .anyMatch(
            e ->
                e.packageSha256().equals(receipt.packageSha256())
                    && e.receivedAt().equals(receipt.at()));
  }

  /// How a text came from other sites, as the beginning of its history.
  public List<Past> arrivals(String sha256) {
    return arrivals.getOrDefault(sha256, List.of()).stream()
        .map(
            e ->
                new Past(
                    e.receivedAt(),
                    "Received from " + e.site(),
                    State.DRAFT,
                    State.DRAFT,
                    "Unpacked by the account %s of this computer. Key %s, package %s"
                        .formatted(e.account(), e.fingerprint(), e.packageSha256()),
                    null))
        .toList();
  }

  private void rehearsed(Instant at, Event.RecipeRehearsed e) {
    var rehearsal =
        new Rehearsal(
            at,
            e.recipe(),
            e.version(),
            e.sha256(),
            e.verdict().equals(PASSED),
            e.donors(),
            e.faults(),
            e.reportSha256(),
            e.uncovered());
    Map<String, List<Rehearsal>> more = new LinkedHashMap<>(rehearsals);
    List<Rehearsal> all = new ArrayList<>(of(e.sha256()));
    all.add(rehearsal);
    more.put(e.sha256(), List.copyOf(all));
    rehearsals = Collections.unmodifiableMap(more);
  }

  private void change(Instant at, String actor, Event.RecipeVersionChanged e) {
    String label = e.recipe() + " " + e.version();
    KeptVersion version = versions.get(e.sha256());
    Optional<Action> action = action(e.action());
    if (version == null || action.isEmpty()) {
      passedOver(label, "no such content or step is known: " + e.action(), actor);
      return;
    }
    Signature signed = signature;
    if (signed == null
        || !signed.user().equals(actor)
        || !signed.sha256().equals(e.sha256())
        || !signed.meaning().equals(action.get().meaning())) {
      passedOver(label, e.action() + " has no signature that fits", actor);
      return;
    }
    State before = beforeStep(version, at);
    Optional<State> after = LifeCycle.next(before, action.get());
    if (after.isEmpty()) {
      passedOver(label, e.action() + " is not possible while it is " + before, actor);
      return;
    }
    var past = new Past(at, action.get().text(), before, after.get(), e.reason(), signed);
    KeptVersion known =
        action.get() == Action.REINSTATE
            ? supersession(version, at).map(version::with).orElse(version)
            : version;
    put(
        known.after(
            past,
            after.get() == State.EFFECTIVE ? ++madeEffective : 0,
            known(e.effectiveFrom()),
            known(e.expires())));
  }

  private static Optional<Action> action(String name) {
    for (Action action : Action.values()) {
      if (action.name().equals(name)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  private static @Nullable Instant known(Instant instant) {
    return instant.equals(Instant.EPOCH) ? null : instant;
  }

  private static void passedOver(String label, String why, String actor) {
    LOG.log(
        Level.WARNING,
        "An event of recipe version {0} by {1} is passed over: {2}",
        label,
        actor,
        why);
  }

  private void put(KeptVersion version) {
    Map<String, KeptVersion> more = new LinkedHashMap<>(versions);
    more.put(version.content().sha256(), version);
    versions = Collections.unmodifiableMap(more);
  }

  /// All versions, in the order of their first submission.
  public List<KeptVersion> versions() {
    return List.copyOf(versions.values());
  }

  public Optional<KeptVersion> version(String sha256) {
    return Optional.ofNullable(versions.get(sha256));
  }

  /// Whose content this label belongs to, if it was ever submitted.
  public Optional<KeptVersion> labelled(String recipe, String version) {
    return versions.values().stream()
        .filter(v -> v.content().recipe().equals(recipe) && v.content().version().equals(version))
        .findFirst();
  }

  /// Control thread: whether this person wrote or submitted this content at any time.
  boolean isAuthor(String user, String sha256) {
    return written.contains(List.of(user, sha256))
        || version(sha256).filter(kept -> kept.isAuthor(user)).isPresent();
  }

  @Override
  public List<Rehearsal> of(String sha256) {
    return rehearsals.getOrDefault(sha256, List.of());
  }

  /// Where a version stands at an instant. One that comes into force later is APPROVED until then.
  public State state(KeptVersion version, Instant now) {
    State before = beforeStep(version, now);
    return before == State.EFFECTIVE && version.from().isAfter(now) ? State.APPROVED : before;
  }

  /// The state that a step is judged by: one that comes into force later counts as EFFECTIVE, so
  /// that it can only be withdrawn.
  State beforeStep(KeptVersion version, Instant now) {
    return version.signed() == State.EFFECTIVE && superseder(version, now).isPresent()
        ? State.SUPERSEDED
        : version.signed();
  }

  /// The steps that a version allows at this instant.
  public List<Action> possible(KeptVersion version, Instant now) {
    boolean vacant = effective(version.content().recipe(), now).isEmpty();
    return LifeCycle.possible(beforeStep(version, now)).stream()
        .filter(action -> vacant || action != Action.REINSTATE)
        .toList();
  }

  /// Labels of the superseded versions of a recipe, the last one first.
  List<String> superseded(String recipe, Instant now) {
    return versions.values().stream()
        .filter(v -> v.content().recipe().equals(recipe))
        .filter(v -> beforeStep(v, now) == State.SUPERSEDED)
        .sorted(KeptVersion.BY_EFFECT.reversed())
        .map(v -> v.content().version())
        .toList();
  }

  /// What happened to a version until now, oldest first, with what happened by nobody's hand.
  public List<Past> history(KeptVersion version, Instant now) {
    List<Past> history = new ArrayList<>(arrivals(version.content().sha256()));
    history.addAll(version.history());
    supersession(version, now).ifPresent(history::add);
    return List.copyOf(history);
  }

  private Optional<Past> supersession(KeptVersion version, Instant now) {
    return version.hasEffect()
        ? superseder(version, now)
            .map(
                by ->
                    new Past(
                        by.from(),
                        "Superseded by " + by.content().version(),
                        State.EFFECTIVE,
                        State.SUPERSEDED,
                        "",
                        null))
        : Optional.empty();
  }

  /// The version that took the place of this one, by this instant.
  Optional<KeptVersion> superseder(KeptVersion version, Instant now) {
    Instant withdrawn = version.withdrawn();
    return versions.values().stream()
        .filter(v -> v.content().recipe().equals(version.content().recipe()))
        .filter(v -> v.hasEffect() && !v.from().isAfter(now))
        .filter(v -> KeptVersion.BY_EFFECT.compare(v, version) > 0)
        .filter(v -> withdrawn == null || v.from().isBefore(withdrawn))
        .min(KeptVersion.BY_EFFECT);
  }

  /// The last that came into force, also when it was withdrawn since or has expired.
  Optional<KeptVersion> inEffect(String recipe, Instant now) {
    return versions.values().stream()
        .filter(v -> v.content().recipe().equals(recipe))
        .filter(v -> v.hasEffect() && !v.from().isAfter(now))
        .max(KeptVersion.BY_EFFECT);
  }

  /// The version of a recipe that batches for patients are made with now; empty when there is none.
  public Optional<KeptVersion> effective(String recipe, Instant now) {
    return inEffect(recipe, now)
        .filter(v -> v.signed() == State.EFFECTIVE)
        .filter(v -> !v.expired(now));
  }

  /// The text of each recipe's version that batches for patients are made with now.
  public List<RecipeText> effective(Instant now) {
    return versions.values().stream()
        .filter(v -> v.signed() == State.EFFECTIVE)
        .filter(v -> effective(v.content().recipe(), now).filter(v::equals).isPresent())
        .map(KeptVersion::content)
        .toList();
  }

  /// Why no batch for a patient can be made with a recipe now and what to do; empty when it can.
  public String refusal(String recipe, Instant now) {
    if (effective(recipe, now).isPresent()) {
      return "";
    }
    Optional<KeptVersion> last = inEffect(recipe, now);
    String why =
        last.isEmpty()
            ? "no version of it is effective"
            : last.get().signed() == State.WITHDRAWN
                ? "version " + last.get().content().version() + " was withdrawn"
                : "version " + last.get().content().version() + " has expired";
    List<String> former = superseded(recipe, now);
    if (!former.isEmpty()) {
      return "There is no batch for a patient with %s: %s. On the Recipes display %s can be made effective again."
          .formatted(recipe, why, String.join(" or ", former));
    }
    return "There is no batch for a patient with "
        + recipe
        + ": "
        + why
        + ". On the Recipes display a version has to be submitted, approved, rehearsed and made"
        + " effective first; until then it can be used for engineering runs.";
  }
}
