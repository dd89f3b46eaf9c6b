package org.cellstation.station.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cellstation.station.batch.BatchRecord.RecipeChangeRow;
import org.cellstation.station.batch.BatchRecord.RecipeChangeSignature;
import org.cellstation.station.journal.Event;

/// The changes of the recipe while the batch ran: what was wanted, simulated, signed, and became of
/// it.
final class ChangeHistory {
  private final Map<String, RecipeChangeRow> rows = new LinkedHashMap<>();

  void proposed(Stamp at, Event.RecipeChangeProposed event) {
    rows.put(
        event.change(),
        new RecipeChangeRow(
            event.change(),
            at,
            event.reason(),
            event.fromSha256(),
            event.sha256(),
            event.recipeVersion(),
            event.differences(),
            List.of(),
            Map.of(),
            "",
            List.of(),
            RecipeChangeRow.OPEN,
            null,
            "",
            event.text()));
  }

  void previewed(Event.RecipeChangePreviewed event) {
    update(
        event.change(),
        row -> row.simulated(event.assumptions(), event.figures(), event.reportSha256()));
  }

  void signed(Stamp at, Event.RecipeChangeSigned event) {
    update(
        event.change(),
        row ->
            row.signed(
                Stream.concat(
                        row.signatures().stream(),
                        Stream.of(
                            new RecipeChangeSignature(
                                at,
                                event.printedName(),
                                event.meaning(),
                                event.comment(),
                                event.proposedSha256(),
                                event.reportSha256())))
                    .toList()));
  }

  void inForce(Stamp at, Event.RecipeChanged event) {
    update(event.change(), row -> row.decided(RecipeChangeRow.IN_FORCE, at, event.at()));
  }

  void dropped(Stamp at, Event.RecipeChangeDropped event) {
    update(event.change(), row -> row.decided(RecipeChangeRow.DROPPED, at, event.why()));
  }

  private void update(String change, UnaryOperator<RecipeChangeRow> how) {
    rows.computeIfPresent(change, (_, row) -> how.apply(row));
  }

  List<RecipeChangeRow> rows() {
    return List.copyOf(rows.values());
  }
}
