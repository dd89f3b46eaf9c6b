package org.cellstation.app.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.exchange.RecipeHistory;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Past;
import org.cellstation.station.api.RecipeBook.Signature;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.journal.SoundEntries;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.lifecycle.VersionBook;

/// What the journal of a station says of the life of one recipe text, for another site to read.
public final class VersionHistory {
  private VersionHistory() {}

  /// @param journal its directory, which need not exist
  /// @param sha256 of the text
  public static RecipeHistory of(Path journal, String sha256, Instant now) throws IOException {
    VersionBook book = new VersionBook();
    SoundEntries.forEach(journal, book::take);
    Optional<KeptVersion> kept = book.version(sha256);
    return kept.isEmpty() ? RecipeHistory.NONE : of(book, kept.get(), now);
  }

  private static RecipeHistory of(VersionBook book, KeptVersion kept, Instant now) {
    List<RecipeHistory.Entry> modifications = new ArrayList<>();
    List<RecipeHistory.Entry> approvals = new ArrayList<>();
    for (Past past : kept.history()) {
      Signature signed = past.signature();
      if (signed != null) {
        var entry =
            new RecipeHistory.Entry(
                signed.at(),
                signed.printedName(),
                past.what() + (past.reason().isEmpty() ? "" : ": " + past.reason()));
        boolean approval =
            signed.meaning().equals(Action.APPROVE.meaning())
                || signed.meaning().equals(Action.MAKE_EFFECTIVE.meaning())
                || signed.meaning().equals(Action.REINSTATE.meaning());
        (approval ? approvals : modifications).add(entry);
      }
    }
    boolean inForce = book.state(kept, now) == State.EFFECTIVE;
    return new RecipeHistory(
        modifications,
        approvals,
        inForce ? kept.effectiveFrom() : null,
        inForce ? kept.expires() : null);
  }
}
