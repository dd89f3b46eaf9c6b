package org.cellstation.app.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScannedLabelsTest {
  private static Event answer(String field) {
    return new Event.PromptAnswered(
        "B-1", "culture", "culture/bag", Map.of(field, "L-1"), "", false);
  }

  @Test
  void whatTheStationHasTakenFromNowOnIsConnectedOnce(@TempDir Path folder) throws IOException {
    Instant now = Instant.parse("2026-01-05T08:00:00Z");
    List<String> connected = new ArrayList<>();
    try (Journal journal = Journal.open(folder, () -> now, ZoneOffset.UTC)) {
      journal.append("otto", answer("medium"));
      journal.commit();
      ScannedLabels labels = new ScannedLabels(journal, connected::add);
      labels.catchUp();
      assertEquals(List.of(), connected, "long ago");
      journal.append("otto", answer("vector"));
      labels.catchUp();
      assertEquals(List.of(), connected, "not on disk yet");
      journal.append(
          "otto",
          new Event.PromptEntered(
              "B-1", "culture", "culture/bag", Map.of("cell bag", "L"), "", "anna", false));
      journal.commit();
      labels.catchUp();
      labels.catchUp();
      assertEquals(List.of("vector", "cell bag"), connected);
    }
  }
}
