package org.cellstation.station.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.State;

/// What a version may be used for and what it needs next, in words.
public final class Standing {
  private static final String ENGINEERING = " Until then it is for engineering runs only.";

  private Standing() {}

  /// Of a text that was never submitted.
  public static String ofDraft(VersionBook book, String recipe, String version) {
    return book.labelled(recipe, version).isPresent()
        ? "A changed text under a label that was submitted already with another text. Give it a new"
            + " version label before it can be submitted."
        : "A draft. A process developer submits it for review." + ENGINEERING;
  }

  public static String of(VersionBook book, KeptVersion version, Instant now) {
    return switch (book.state(version, now)) {
      case DRAFT ->
          "Sent back to its author: "
              + version.history().getLast().reason()
              + ". It can be submitted again as it is; a corrected text needs a new version label.";
      case IN_REVIEW -> "Waits for QA to approve or reject it." + ENGINEERING;
      case APPROVED -> approved(book, version);
      case EFFECTIVE -> effective(version, now);
      case SUPERSEDED -> {
        Optional<KeptVersion> by = book.superseder(version, now);
        yield "Superseded by "
            + by.map(v -> v.content().version()).orElse("a later version")
            + ". Batches that run with it go on with it."
            + comesBack(book, version, now);
      }
      case WITHDRAWN ->
          "Withdrawn: "
              + version.history().getLast().reason()
              + ". No new batch; batches that run with it go on with it.";
    };
  }

  private static String comesBack(VersionBook book, KeptVersion version, Instant now) {
    if (!book.possible(version, now).contains(Action.REINSTATE)) {
      return "";
    }
    String missing = book.missing(version.content().sha256());
    return missing.isEmpty()
        ? " No version is effective now: QA can make this one effective again; its rehearsal still"
            + " counts."
        : " No version is effective now. This one could be made effective again, but "
            + missing
            + ".";
  }

  private static String approved(VersionBook book, KeptVersion version) {
    if (version.signed() == State.EFFECTIVE) {
      return "Approved; comes into force on " + version.effectiveFrom() + "." + ENGINEERING;
    }
    String missing = book.missing(version.content().sha256());
    List<String> uncovered = book.uncovered(version.content().sha256());
    if (!missing.isEmpty()) {
      return "Approved, but " + missing + ". Then QA makes it effective." + ENGINEERING;
    }
    return uncovered.isEmpty()
        ? "Approved and rehearsed. QA makes it effective." + ENGINEERING
        : "Approved and rehearsed, but no run reached: "
            + String.join("; ", uncovered)
            + ". QA makes it effective with a reason why that is accepted, or it is rehearsed with"
            + " runs that lead there."
            + ENGINEERING;
  }

  private static String effective(KeptVersion version, Instant now) {
    if (version.expired(now)) {
      return "Expired on "
          + version.expires()
          + ": no batch for a patient any more. Release a new version.";
    }
    return version.expires() == null
        ? "In force: batches for patients are made with it."
        : "In force until " + version.expires() + ": batches for patients are made with it.";
  }
}
