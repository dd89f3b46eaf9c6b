package org.cellstation.station.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.batch.BatchRecord.RecipeChangeRow;
import org.cellstation.station.batch.BatchRecord.RecipeChangeSignature;
import org.cellstation.station.journal.Event;
import org.cellstation.station.livechange.ChangeBook;
import org.jspecify.annotations.Nullable;

/// The changes of the recipe while the batch ran: what was wanted, simulated, signed, and became of
/// it.
final class ChangeHistory {
  private final Map<String, Told> changes = new LinkedHashMap<>();

  /// What the journal has told of one change so far.
  private static final class Told {
    private final Stamp at;
    private final Event.RecipeChangeProposed event;
    private final List<RecipeChangeSignature> signatures = new ArrayList<>();
    private Event.@Nullable RecipeChangePreviewed preview;
    private String status = RecipeChangeRow.OPEN;
    private @Nullable Stamp decided;
    private String words = "";

    Told(Stamp at, Event.RecipeChangeProposed event) {
      this.at = at;
      this.event = event;
    }

    void decide(String outcome, Stamp when, String why) {
      status = outcome;
      decided = when;
      words = why;
    }

    RecipeChangeRow row() {
      Event.RecipeChangePreviewed seen = preview;
      return new RecipeChangeRow(
          event.change(),
          at,
          event.reason(),
          event.fromSha256(),
          event.sha256(),
          event.recipeVersion(),
          event.differences(),
          seen == null ? List.of() : seen.assumptions(),
          seen == null ? List.of() : ChangeBook.figures(seen),
          seen == null ? "" : seen.reportSha256(),
          List.copyOf(signatures),
          status,
          decided,
          words,
          event.text());
    }
  }

  void proposed(Stamp at, Event.RecipeChangeProposed event) {
    changes.put(event.change(), new Told(at, event));
  }

  void previewed(Event.RecipeChangePreviewed event) {
    Told change = changes.get(event.change());
    if (change != null) {
      change.preview = event;
    }
  }

  void signed(Stamp at, Event.RecipeChangeSigned event) {
    Told change = changes.get(event.change());
    if (change != null) {
      change.signatures.add(
          new RecipeChangeSignature(
              at,
              event.printedName(),
              event.meaning(),
              event.comment(),
              event.proposedSha256(),
              event.reportSha256()));
    }
  }

  void inForce(Stamp at, Event.RecipeChanged event) {
    Told change = changes.get(event.change());
    if (change != null) {
      change.decide(RecipeChangeRow.IN_FORCE, at, event.at());
    }
  }

  void dropped(Stamp at, Event.RecipeChangeDropped event) {
    Told change = changes.get(event.change());
    if (change != null) {
      change.decide(RecipeChangeRow.DROPPED, at, event.why());
    }
  }

  List<RecipeChangeRow> rows() {
    return changes.values().stream().map(Told::row).toList();
  }
}
