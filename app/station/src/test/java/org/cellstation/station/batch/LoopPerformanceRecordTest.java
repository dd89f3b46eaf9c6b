package org.cellstation.station.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// The stretches of the journal, added up to the table of the record.
class LoopPerformanceRecordTest {
  private static Event stretch(
      String batch, String loop, double iae, double travel, double out, double widest) {
    return new Event.LoopPerformance(
        batch, "BR-1", loop, "degC", 3600, iae, travel, 600, out, 30, 12, widest, 0.1, 1);
  }

  private static BatchRecord record() {
    List<Entry> entries = new ArrayList<>(SampleBatch.entries());
    Entry last = entries.getLast();
    List<Event> events =
        List.of(
            stretch(SampleBatch.BATCH, "temperature", 0.125, 61.5, 0, Double.NaN),
            stretch("B-OTHER", "temperature", 99, 99, 99, 99),
            stretch(SampleBatch.BATCH, "pad", 0.5, 10, 0, 0.02),
            stretch(SampleBatch.BATCH, "temperature", 0.0625, 20, 96, 0.31));
    for (Event event : events) {
      entries.add(
          new Entry(
              entries.getLast().sequence() + 1,
              last.utc(),
              last.offset(),
              Entry.STATION,
              event,
              last.hash(),
              last.hash()));
    }
    return RecordAssembly.of(
            "Suite 3", "Cellstation 0.1.0", SampleBatch.BATCH, entries, SampleBatch::shortTrend)
        .orElseThrow();
  }

  @Test
  void stretchesOfOneBatchAddUpLoopByLoop() {
    List<BatchRecord.LoopRow> rows = record().loopPerformance();
    assertEquals(List.of("temperature", "pad"), rows.stream().map(r -> r.loop()).toList());
    BatchRecord.LoopRow row = rows.getFirst();
    assertEquals(Duration.ofHours(2), row.measured());
    assertEquals(0.1875, row.iae());
    assertEquals(81.5, row.travelPercent());
    assertEquals(Duration.ofMinutes(20), row.settling());
    assertEquals(Duration.ofSeconds(96), row.outside());
    assertEquals(Duration.ofMinutes(1), row.manual());
    assertEquals(Duration.ofSeconds(24), row.blind());
    assertEquals(0.31, row.maxDeviation());
    assertEquals(2, row.fights());
    assertEquals(100 * (1 - 96.0 / (7200 - 1200 - 24)), row.withinPercent(), 1e-9);
  }

  @Test
  void theTableStandsInBothCopies() throws IOException {
    BatchRecord record = record();
    JsonNode json = new ObjectMapper().readTree(BatchRecordJson.bytes(record));
    assertEquals(0.1875, json.at("/record/loopPerformance/0/iae").asDouble());
    assertEquals(7200, json.at("/record/loopPerformance/0/measured").asDouble());
    StringBuilder text = new StringBuilder();
    PdfReader reader = new PdfReader(BatchRecordPdf.bytes(record));
    for (int page = 1; page <= reader.getNumberOfPages(); page++) {
      text.append(new PdfTextExtractor(reader).getTextFromPage(page));
    }
    String plain = text.toString().replaceAll("\\s+", "");
    for (String item : List.of("Howwelltheloopsdid", "0.1875degCh", "00:01:36", "0.31degC")) {
      assertTrue(plain.contains(item), "missing: " + item);
    }
  }
}
