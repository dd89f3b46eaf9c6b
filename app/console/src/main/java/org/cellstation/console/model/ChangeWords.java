package org.cellstation.console.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cellstation.station.api.LiveChanges.Change;
import org.cellstation.station.api.LiveChanges.Meaning;
import org.cellstation.station.api.LiveChanges.Preview;
import org.cellstation.station.api.LiveChanges.State;

/// What a person reads of a change of a running batch's recipe.
public final class ChangeWords {
  private ChangeWords() {}

  /// The one that may still come into force.
  public static Optional<Change> open(List<Change> changes) {
    return changes.stream().filter(change -> change.state().open()).findFirst();
  }

  /// Whether the last change in force can be gone back from.
  public static boolean canGoBack(List<Change> changes) {
    return open(changes).isEmpty()
        && changes.stream()
            .filter(change -> change.state() == State.IN_FORCE)
            .reduce((_, later) -> later)
            .filter(last -> !last.back())
            .isPresent();
  }

  public static String headline(Change change) {
    return "%s: %s of the recipe %s"
        .formatted(change.id(), change.back() ? "way back" : "change", state(change));
  }

  private static String state(Change change) {
    if (change.state() != State.PROPOSED) {
      return change.state().text();
    }
    return change.signed(Meaning.AUTHORED)
        ? "waits for the signature of an approver"
        : "waits for the signature of its author";
  }

  /// What there is to do about it, or what became of it.
  public static String next(Change change) {
    Preview preview = change.preview();
    if (change.state() == State.PROPOSED && preview != null && preview.share() < 1) {
      return "The rest of the batch is being simulated: %.0f %%".formatted(100 * preview.share());
    }
    return change.words().isEmpty() ? "Look at what it comes to, then sign." : change.words();
  }

  /// Which signature it waits for, empty when none is missing or none can be given now.
  public static Optional<Meaning> due(Change change) {
    return change.state() == State.PROPOSED && change.words().isEmpty()
        ? Optional.of(change.signed(Meaning.AUTHORED) ? Meaning.APPROVED : Meaning.AUTHORED)
        : Optional.empty();
  }

  public static String signatures(Change change) {
    return change.signatures().stream()
        .map(
            signed ->
                "%s by %s, %s%s"
                    .formatted(
                        Wording.sentence(signed.meaning().name()),
                        signed.printedName(),
                        Wording.moment(signed.signed()),
                        signed.comment().isEmpty() ? "" : ": " + signed.comment()))
        .collect(Collectors.joining("\n"));
  }
}
