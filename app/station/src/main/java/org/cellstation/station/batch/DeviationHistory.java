package org.cellstation.station.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.station.journal.Event;

/// The deviations of the batch with all that was signed of them, also after the batch has ended.
final class DeviationHistory {
  private final Map<String, BatchRecord.DeviationRow> rows = new LinkedHashMap<>();

  void raised(Stamp at, Event.DeviationRaised event) {
    rows.put(
        event.deviation(),
        new BatchRecord.DeviationRow(
            event.deviation(),
            event.kind(),
            event.what(),
            event.from(),
            event.to(),
            at,
            List.of(),
            BatchRecord.DeviationRow.OPEN));
  }

  void signed(Stamp at, Event.DeviationSigned event) {
    BatchRecord.DeviationRow row = rows.get(event.deviation());
    if (row == null) {
      return;
    }
    List<BatchRecord.DeviationSignature> signatures = new ArrayList<>(row.signatures());
    signatures.add(
        new BatchRecord.DeviationSignature(
            at, event.printedName(), event.meaning(), event.reason(), event.raisedSha256()));
    boolean closed = event.meaning().equals(BatchRecord.DeviationRow.CLOSED);
    rows.put(
        row.deviation(),
        new BatchRecord.DeviationRow(
            row.deviation(),
            row.kind(),
            row.what(),
            row.from(),
            row.to(),
            row.raised(),
            List.copyOf(signatures),
            closed ? BatchRecord.DeviationRow.CLOSED : row.status()));
  }

  List<BatchRecord.DeviationRow> rows() {
    return List.copyOf(rows.values());
  }

  List<Finding> findings() {
    return rows.values().stream()
        .map(
            row ->
                new Finding(
                    row.status().equals(BatchRecord.DeviationRow.OPEN)
                        ? Finding.Kind.DEVIATION_OPEN
                        : Finding.Kind.DEVIATION_CLOSED,
                    row.deviation() + ": " + row.what(),
                    row.raised(),
                    row.to(),
                    1,
                    Duration.between(row.from(), row.to())))
        .toList();
  }
}
