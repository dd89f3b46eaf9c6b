package org.cellstation.station.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.RecipeBook.Step;
import org.cellstation.station.identity.Verified.Signer;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.KeptVersion.RecipeText;

/// Decides whether a signed step of the life cycle may be done, and says what it comes to. Pure:
/// the caller journals the events and lets the {@link VersionBook} take them.
public final class StepRules {
  private final VersionBook book;

  public StepRules(VersionBook book) {
    this.book = book;
  }

  /// What is to become of a step.
  public sealed interface Decision {
    /// @param events to be journaled in this order, by the signer
    /// @param words what was done
    record Accepted(List<Event> events, String words) implements Decision {}

    /// @param why with what to do
    record Refused(String why) implements Decision {}
  }

  /// @param signer verified just now, with the right that the step needs
  /// @param content the valid text with the hash that the step names
  public Decision decide(Step step, Signer signer, RecipeText content, Instant now) {
    Optional<KeptVersion> kept = book.version(content.sha256());
    State before = kept.map(version -> book.beforeStep(version, now)).orElse(State.DRAFT);
    Optional<State> after = LifeCycle.next(before, step.action());
    if (after.isEmpty()) {
      List<Action> possible =
          kept.map(version -> book.possible(version, now))
              .orElseGet(() -> LifeCycle.possible(before));
      return refused(content, notPossible(step.action(), before, possible));
    }
    if (step.action().reasonNeeded() && step.reason().isBlank()) {
      return refused(content, "say why: the reason is kept with the signature");
    }
    String obstacle =
        switch (step.action()) {
          case SUBMIT -> labelTaken(content);
          case APPROVE -> ownWork(content, signer);
          case MAKE_EFFECTIVE -> notReady(step, content, signer, now);
          case REINSTATE -> notVacant(content, now, () -> notReady(step, content, signer, now));
          case REJECT, WITHDRAW -> "";
        };
    if (obstacle.isEmpty()) {
      obstacle = notAccepted(step, content);
    }
    return obstacle.isEmpty()
        ? accepted(step, signer, content, kept.isEmpty(), before, after.get(), now)
        : refused(content, obstacle);
  }

  private static String notPossible(Action action, State state, List<Action> instead) {
    String possible = instead.stream().map(Action::text).collect(Collectors.joining(", "));
    return "\"%s\" is not possible while it is %s; possible: %s"
        .formatted(
            action.text(),
            state.text(),
            possible.isEmpty() ? "nothing more, go on with a new version" : possible);
  }

  /// An edit is a new content, and approvals belong to contents: so it starts as a draft of its
  /// own, under a label of its own.
  private String labelTaken(RecipeText content) {
    return book.labelled(content.recipe(), content.version())
        .filter(other -> !other.content().sha256().equals(content.sha256()))
        .map(
            other ->
                "this label belongs to another text, which was submitted before (%s...); give the changed text a new version label"
                    .formatted(other.content().sha256().substring(0, 12)))
        .orElse("");
  }

  private String ownWork(RecipeText content, Signer signer) {
    return book.isAuthor(signer.user(), content.sha256())
        ? signer.fullName() + " wrote or submitted it; another person has to decide on it"
        : "";
  }

  /// What took its place has to be out of force first: two of a recipe are never in force.
  private String notVacant(RecipeText content, Instant now, Supplier<String> further) {
    return book.effective(content.recipe(), now)
        .map(
            other ->
                other.content().version()
                    + " is effective; withdraw it first, or write a new version")
        .orElseGet(further);
  }

  private String notReady(Step step, RecipeText content, Signer signer, Instant now) {
    String own = ownWork(content, signer);
    if (!own.isEmpty()) {
      return own;
    }
    Instant from = step.from() == null ? now : step.from();
    if (from.isBefore(now)) {
      return "it cannot come into force in the past (" + from + "); leave the time out for at once";
    }
    if (step.expires() != null && !step.expires().isAfter(from)) {
      return "it would expire (%s) before it comes into force (%s); correct one of them"
          .formatted(step.expires(), from);
    }
    return book.missing(content.sha256());
  }

  /// What no run of the last rehearsal reached is accepted by a person who says why, or not at all.
  private String notAccepted(Step step, RecipeText content) {
    List<String> uncovered = uncovered(content, step.action());
    return uncovered.isEmpty() || !step.reason().isBlank()
        ? ""
        : "no run of its rehearsal reached: %s; say in the reason why that is accepted, or rehearse it with runs that lead there"
            .formatted(String.join("; ", uncovered));
  }

  private List<String> uncovered(RecipeText content, Action action) {
    return judges(action) ? book.uncovered(content.sha256()) : List.of();
  }

  private static boolean judges(Action action) {
    return action == Action.APPROVE
        || action == Action.MAKE_EFFECTIVE
        || action == Action.REINSTATE;
  }

  private Decision accepted(
      Step step,
      Signer signer,
      RecipeText content,
      boolean isNew,
      State before,
      State after,
      Instant now) {
    String reason = step.reason().strip();
    boolean effective = after == State.EFFECTIVE;
    Instant from = step.from() == null ? now : step.from();
    var signed =
        new Event.Signed(
            "",
            step.action().meaning(),
            signer.fullName(),
            content.sha256(),
            "recipe " + content.label() + report(content, step.action()),
            reason);
    var changed =
        new Event.RecipeVersionChanged(
            content.recipe(),
            content.version(),
            content.sha256(),
            step.action().name(),
            before.name(),
            after.name(),
            reason,
            effective ? from : Instant.EPOCH,
            effective && step.expires() != null ? step.expires() : Instant.EPOCH);
    String words = words(content, after, from, now);
    return new Decision.Accepted(
        isNew
            ? List.of(
                new Event.RecipeRegistered(
                    content.recipe(),
                    content.version(),
                    content.sha256(),
                    content.title(),
                    content.text()),
                signed,
                changed)
            : List.of(signed, changed),
        words);
  }

  /// The evidence that is signed along.
  private String report(RecipeText content, Action action) {
    if (!judges(action) || book.of(content.sha256()).isEmpty()) {
      return "";
    }
    List<String> uncovered = uncovered(content, action);
    return ", rehearsal report "
        + book.of(content.sha256()).getLast().reportSha256()
        + (uncovered.isEmpty()
            ? ""
            : ", accepted though reached in no run: " + String.join("; ", uncovered));
  }

  private String words(RecipeText content, State after, Instant from, Instant now) {
    if (after == State.WITHDRAWN) {
      List<String> former = formerly(content, now);
      return content.label()
          + " is withdrawn now."
          + (former.isEmpty()
              ? ""
              : " No version of %s is effective any more; %s can be made effective again."
                  .formatted(content.recipe(), String.join(" or ", former)));
    }
    if (after != State.EFFECTIVE) {
      return "%s is %s now%s."
          .formatted(
              content.label(),
              after.text(),
              after == State.DRAFT ? " again, for its author to correct as a new version" : "");
    }
    if (from.isAfter(now)) {
      return content.label() + " comes into force on " + from + ".";
    }
    return book.effective(content.recipe(), now)
        .map(
            old ->
                content.label()
                    + " is effective now; "
                    + old.content().version()
                    + " is superseded.")
        .orElse(content.label() + " is effective now.");
  }

  /// Those that can come back when this one is in force no more; none while another is.
  private List<String> formerly(RecipeText withdrawn, Instant now) {
    return book.effective(withdrawn.recipe(), now)
            .filter(v -> !v.content().equals(withdrawn))
            .isPresent()
        ? List.of()
        : book.superseded(withdrawn.recipe(), now);
  }

  private static Decision refused(RecipeText content, String why) {
    return new Decision.Refused(content.label() + ": " + why + ". Nothing was signed.");
  }
}
