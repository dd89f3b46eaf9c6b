package org.cellstation.console.model;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstation.station.api.RecipeBook.FaultyFile;
import org.cellstation.station.api.RecipeBook.Origin;
import org.cellstation.station.api.RecipeBook.Past;
import org.cellstation.station.api.RecipeBook.Rehearsal;
import org.cellstation.station.api.RecipeBook.Signature;
import org.cellstation.station.api.RecipeBook.Source;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.RecipeBook.Version;
import org.cellstation.station.api.Rehearsals;

/// A recipe version and its life, in the words of those who read and sign it.
public final class RecipeLine {
  private static final String OWN = new Source(Origin.OWN, "", "").words();

  private RecipeLine() {}

  /// In lists: its shape says the state too.
  public static String title(Version version) {
    return mark(version.state()) + "  " + version.version();
  }

  /// In lists, below the title.
  public static String where(Version version) {
    String from =
        version.sources().stream().map(Source::words).distinct().collect(Collectors.joining(", "));
    if (version.state() != State.DRAFT || from.isEmpty()) {
      return version.state().text();
    }
    return from.equals(OWN) ? OWN : version.state().text() + ", " + from;
  }

  /// A shape that says the state.
  public static String mark(State state) {
    return switch (state) {
      case DRAFT -> "–";
      case IN_REVIEW -> "?";
      case APPROVED -> "○";
      case EFFECTIVE -> "✓";
      case SUPERSEDED, WITHDRAWN -> "×";
    };
  }

  /// What it may be used for and what it needs next.
  public static String state(Version version) {
    return Wording.sentence(version.state().name())
        + (version.effectiveFrom() == null
            ? ""
            : ", effective from " + Wording.moment(version.effectiveFrom()))
        + (version.expires() == null ? "" : ", until " + Wording.moment(version.expires()))
        + ". "
        + version.note();
  }

  public static String about(Version version) {
    return version.description().strip()
        + "\nAuthor: "
        + version.author()
        + "   Content: "
        + version.sha256().substring(0, 12)
        + "   "
        + (version.sources().isEmpty()
            ? "Kept by the station"
            : version.sources().stream()
                .map(s -> s.words() + (s.file().isEmpty() ? "" : ", " + s.file()))
                .collect(Collectors.joining("; ")));
  }

  public static String event(Past past) {
    return Wording.moment(past.at())
        + "   "
        + past.what()
        + (past.from() == past.to() ? "" : ": " + past.from().text() + " → " + past.to().text());
  }

  public static String signature(Past past) {
    Signature signature = past.signature();
    String reason = past.reason().isEmpty() ? "" : "Reason: " + past.reason();
    if (signature == null) {
      return reason.isEmpty() ? "By the station, with the later version." : past.reason() + ".";
    }
    return "Signed by "
        + signature.printedName()
        + " ("
        + signature.user()
        + "), "
        + Wording.moment(signature.at())
        + ", meaning: "
        + signature.meaning()
        + (reason.isEmpty() ? "" : "\n" + reason);
  }

  public static String rehearsal(Rehearsal rehearsal) {
    return (rehearsal.at() == null ? "" : Wording.moment(rehearsal.at()) + "   ")
        + (rehearsal.passed() ? "✓ passed" : "× failed")
        + ", "
        + rehearsal.donors()
        + " donors, "
        + rehearsal.faults()
        + " faults, report "
        + rehearsal.reportSha256().substring(0, 12);
  }

  /// How far a rehearsal in the background is, or how it ended.
  public static String progress(Rehearsals.Rehearsal rehearsal) {
    StringBuilder words = new StringBuilder("Rehearsal: ").append(rehearsal.state().text());
    if (!rehearsal.state().over() && rehearsal.runs() > 0) {
      words.append(", ").append(rehearsal.done()).append(" of ").append(rehearsal.runs());
      words.append(" runs done");
      if (rehearsal.left() != null) {
        words.append(", about ").append(Wording.duration(rehearsal.left())).append(" left");
      }
    }
    if (!rehearsal.words().isEmpty()) {
      words.append(": ").append(rehearsal.words());
    }
    return words
        .append(rehearsal.report().isEmpty() ? "" : ". Report: " + rehearsal.report())
        .toString();
  }

  /// The version that one wants to compare with first: the next older one, else the next newer one.
  ///
  /// @param all newest first
  /// @return its hash, empty when there is no other
  public static String older(Version version, List<Version> all) {
    int place = -1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).sha256().equals(version.sha256())) {
        place = i;
      }
    }
    int other = place + 1 < all.size() ? place + 1 : place - 1;
    return other < 0 ? "" : all.get(other).sha256();
  }

  /// The file's name without its folder.
  public static String name(FaultyFile file) {
    String path = file.source().replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
