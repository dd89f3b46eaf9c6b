package org.cellstation.station.deviation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Kind;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeviationBookTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir private Path folder;

  private Journal journal() throws IOException {
    return Journal.open(DiskStorage.unforced(folder), InstantSource.fixed(NOW), ZoneOffset.UTC);
  }

  private static String raise(DeviationBook book, String batch) {
    return book.raise(
        Entry.STATION, batch, "BR-1", Kind.INTERRUPTION, "away", NOW.minusSeconds(60), NOW, NOW);
  }

  @Test
  @Tag("F-14")
  void isOpenUntilAnotherPersonClosesItAndStaysSoAfterARestart() throws IOException {
    try (Journal journal = journal()) {
      var book = new DeviationBook(journal);
      assertEquals("B-1-D1", raise(book, "B-1"));
      assertEquals("B-1-D2", raise(book, "B-1"));
      assertEquals("B-2-D1", raise(book, "B-2"));
      refused(book.sign("anna", "Anna", "B-1-D9", Meaning.CLOSED, "why", NOW), "no deviation");
      refused(book.sign("anna", "Anna", "B-1-D1", Meaning.EXPLAINED, "  ", NOW), "Say why");
      assertTrue(book.sign("anna", "Anna", "B-1-D1", Meaning.EXPLAINED, "cut", NOW).done());
      refused(book.sign("anna", "Anna", "B-1-D1", Meaning.CLOSED, "fine", NOW), "another person");
      assertTrue(book.all().getFirst().open());
      assertTrue(book.sign("bea", "Bea", "B-1-D1", Meaning.CLOSED, "no effect", NOW).done());
      refused(book.sign("bea", "Bea", "B-1-D1", Meaning.EXPLAINED, "more", NOW), "closed already");
      journal.commit();
      var again = new DeviationBook(journal);
      journal.forEach(again::take);
      assertEquals(book.all(), again.all());
      assertEquals("B-1-D3", raise(again, "B-1"));
      List<Deviation> ofTheBatch = again.of("B-1");
      assertFalse(ofTheBatch.getFirst().open());
      assertEquals(
          List.of("cut", "no effect"),
          ofTheBatch.getFirst().signatures().stream().map(signed -> signed.reason()).toList());
    }
  }

  private static void refused(Reply reply, String why) {
    assertTrue(!reply.done() && reply.text().contains(why), reply.text());
  }
}
