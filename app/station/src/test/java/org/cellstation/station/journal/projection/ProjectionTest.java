package org.cellstation.station.journal.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.projection.Projection.AuditRow;
import org.cellstation.station.journal.projection.Projection.BatchRow;
import org.cellstation.station.journal.projection.Projection.Search;
import org.cellstation.station.storage.FaultyStorage;
import org.cellstation.station.storage.HandClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectionTest {
  private static final String DATABASE = "projection.mv.db";
  private final HandClock clock = new HandClock();
  private final Instant begin = clock.instant();
  private final Path directory;
  private final Journal journal;

  ProjectionTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.journal = Journal.open(new FaultyStorage(), clock, ZoneOffset.UTC);
    tell("anna", new Event.LoggedIn("anna"));
    tell(
        "anna",
        new Event.BatchCreated(
            "B-1",
            "BR-1",
            "ORD-7",
            "expansion",
            "2",
            "abc",
            "text 100% _ok_",
            "ENGINEERING",
            "",
            Map.of(),
            Map.of()));
    tell("station", alarm("B-1", Double.NaN));
    tell("otto", alarm("B-1", 38.25));
    tell("station", alarm("", 1));
    tell(
        "otto",
        new Event.BatchCreated(
            "B-2",
            "BR-1",
            "ORD-8",
            "expansion",
            "2",
            "abc",
            "text",
            "ENGINEERING",
            "",
            Map.of(),
            Map.of()));
    tell("station", new Event.BatchEnded("B-1", "COMPLETE"));
  }

  private static Event alarm(String batch, double value) {
    return new Event.AlarmChanged(
        batch,
        "BR-1.t",
        "HIGH",
        "Temperature high",
        "ALARM",
        "NORMAL",
        "UNACKNOWLEDGED",
        value,
        38,
        "");
  }

  private void tell(String actor, Event event) {
    clock.advance(Duration.ofMinutes(1));
    journal.append(actor, event);
    journal.commit();
  }

  private Projection open() throws IOException {
    Projection projection = Projection.open(directory, journal, clock);
    projection.catchUp();
    assertEquals("", projection.trouble());
    return projection;
  }

  private static void assertFilled(Projection projection) throws IOException {
    assertEquals(
        List.of("B-2 ORD-8 otto ", "B-1 ORD-7 anna COMPLETE"),
        projection.batches().stream()
            .map(b -> b.batch() + " " + b.order() + " " + b.createdBy() + " " + b.outcome())
            .toList());
    assertEquals(2, projection.alarms("B-1").size());
    assertEquals(1, projection.alarms("").size());
    assertEquals(7, sequences(projection, everything("")).size());
  }

  private static Search everything(String text) {
    return new Search(text, "", "", "", Instant.MIN, Instant.MAX, 100);
  }

  private static List<Long> sequences(Projection projection, Search search) throws IOException {
    return projection.search(search).stream().map(AuditRow::sequence).toList();
  }

  /// As H2 does when it cannot write.
  @Test
  void opensADatabaseAnewThatHasShutItself() throws IOException, SQLException {
    try (var projection = Projection.open(directory, journal, clock)) {
      projection.catchUp();
      try (var other = Tables.open(directory.resolve("projection"));
          var statement = other.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      }
      tell(
          "otto",
          new Event.BatchCreated(
              "B-3",
              "BR-1",
              "ORD-9",
              "expansion",
              "2",
              "abc",
              "text",
              "ENGINEERING",
              "",
              Map.of(),
              Map.of()));
      projection.catchUp();
      assertFalse(projection.trouble().isEmpty());
      projection.catchUp();
      assertEquals("", projection.trouble());
      assertTrue(projection.batches().stream().anyMatch(row -> row.batch().equals("B-3")));
      assertTrue(projection.batches().stream().anyMatch(row -> row.batch().equals("B-1")));
    }
  }

  @Test
  void showsBatchesAlarmsAndTheAuditTrail() throws IOException {
    try (Projection projection = open()) {
      assertFilled(projection);
      BatchRow ended = projection.batches().getLast();
      assertEquals(begin.plusSeconds(120), ended.created());
      assertEquals(Optional.of(begin.plusSeconds(420)), ended.ended());
      assertTrue(Double.isNaN(projection.alarms("B-1").getFirst().value()));
      assertEquals(38.25, projection.alarms("B-1").getLast().value());
      assertEquals(List.of(), projection.notices());
    }
  }

  @Test
  @Tag("C-20")
  void findsEventsByTextActorTypeBatchAndTime() throws IOException {
    try (Projection projection = open()) {
      assertEquals(List.of(5L, 4L, 3L), sequences(projection, everything("TEMPERATURE high")));
      assertEquals(List.of(2L), sequences(projection, everything("100% _")));
      assertEquals(List.of(), sequences(projection, everything("100_ ok")));
      Search otto = new Search("", "otto", "", "", Instant.MIN, Instant.MAX, 100);
      assertEquals(List.of(6L, 4L), sequences(projection, otto));
      Search ends = new Search("", "", "BatchEnded", "", Instant.MIN, Instant.MAX, 100);
      assertEquals(List.of(7L), sequences(projection, ends));
      Search batch = new Search("", "", "", "B-1", Instant.MIN, Instant.MAX, 2);
      assertEquals(List.of(7L, 4L), sequences(projection, batch));
      Search time = new Search("", "", "", "", begin.plusSeconds(120), begin.plusSeconds(240), 100);
      assertEquals(List.of(3L, 2L), sequences(projection, time));
      assertEquals("{\"user\":\"anna\"}", projection.search(everything("anna")).getLast().fields());
    }
  }

  @Test
  void goesOnWhereItStopped() throws IOException {
    open().close();
    tell("anna", new Event.LoggedOut("anna", "by the user"));
    try (Projection projection = open()) {
      assertEquals(8, sequences(projection, everything("")).size());
      tell("anna", new Event.LoggedIn("anna"));
      projection.catchUp();
      assertEquals(9, sequences(projection, everything("")).size());
    }
  }

  @Test
  @Tag("B-10")
  void comesBackFromTheJournalWhenItIsDeleted() throws IOException {
    open().close();
    Files.delete(directory.resolve(DATABASE));
    try (Projection projection = open()) {
      assertFilled(projection);
    }
  }

  @Test
  void movesADamagedDatabaseAsideAndComesBack() throws IOException {
    open().close();
    Path file = directory.resolve(DATABASE);
    byte[] bytes = Files.readAllBytes(file);
    new SplittableRandom(1).nextBytes(bytes);
    Files.write(file, bytes);
    try (Projection projection = open()) {
      assertFilled(projection);
      assertEquals(2, projection.notices().size());
      assertTrue(projection.notices().getFirst().contains("made again from the journal"));
    }
    try (var files = Files.list(directory)) {
      assertTrue(files.anyMatch(path -> path.toString().contains(".damaged-")));
    }
  }

  @Test
  void leavesADatabaseAloneThatAnotherStationHasOpen() throws IOException {
    open().close();
    try (var channel = FileChannel.open(directory.resolve(DATABASE), StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      assertTrue(lock.isValid());
      assertThrows(IOException.class, () -> Projection.open(directory, journal, clock));
    }
    try (Projection projection = open()) {
      assertFilled(projection);
      assertEquals(List.of(), projection.notices());
    }
  }

  @Test
  void isMadeAgainWhenItBelongsToAnotherJournal() throws IOException {
    open().close();
    Journal other = Journal.open(new FaultyStorage(), clock, ZoneOffset.UTC);
    for (int i = 0; i < 9; i++) {
      other.append("eve", new Event.LoggedIn("eve"));
    }
    other.commit();
    try (Projection projection = Projection.open(directory, other, clock)) {
      projection.catchUp();
      assertEquals(List.of(), projection.batches());
      assertEquals(9, sequences(projection, everything("")).size());
      assertFalse(projection.notices().isEmpty());
    }
  }
}
