package org.cellstation.station.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BatchRecordJsonTest {
  private static BatchRecord record() {
    return RecordAssembly.of(
            "Suite 3",
            "Cellstation 0.1.0",
            SampleBatch.BATCH,
            SampleBatch.entries(),
            SampleBatch.ofTheBag(SampleBatch::shortTrend))
        .orElseThrow();
  }

  /// The file is reviewed like code; what this test got is in `target/batch-record.json`.
  @Tag("F-15")
  @Test
  void isTheGoldenFile() throws IOException {
    byte[] got = BatchRecordJson.bytes(record());
    Files.write(Path.of("target", "batch-record.json"), got);
    try (InputStream golden =
        Objects.requireNonNull(getClass().getResourceAsStream("batch-record.json"))) {
      assertEquals(
          new String(golden.readAllBytes(), StandardCharsets.UTF_8),
          new String(got, StandardCharsets.UTF_8));
    }
  }

  @Test
  void isTheSameEveryTime() {
    assertArrayEquals(BatchRecordJson.bytes(record()), BatchRecordJson.bytes(record()));
  }

  @Tag("A-03")
  @Tag("K-02")
  @Test
  void canBeReadBackAndCountedWithoutThisProgram() throws IOException {
    BatchRecord record = record();
    JsonNode json = new ObjectMapper().readTree(BatchRecordJson.bytes(record)).get("record");
    assertEquals(record.auditTrail().size(), json.get("auditTrail").size());
    assertEquals(record.findings().size(), json.get("findings").size());
    assertEquals(record.alarms().size(), json.get("alarms").size());
    assertEquals(record.recipe().text(), json.get("recipe").get("text").asText());
    assertEquals("Małgorzata Wolny", json.at("/signatures/0/printedName").asText());
    assertEquals(true, json.at("/trends/0/min/1").isNull(), "no number is null, not zero");
  }
}
