package org.cellstation.station.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.cellstation.station.storage.FaultyStorage;
import org.cellstation.station.storage.HandClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private final HandClock clock = new HandClock();
  private final FaultyStorage disk = new FaultyStorage();

  private Journal open() throws IOException {
    return Journal.open(disk, clock, AMSTERDAM, 2_000);
  }

  private static Event said(String text) {
    return new Event.StationStopped(text);
  }

  private static List<Event> events(Journal journal) {
    try (var entries = journal.entries()) {
      return entries.map(Entry::event).toList();
    }
  }

  @Test
  void keepsEveryEventOverManySegmentsAndRestarts() throws IOException {
    List<Event> told = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      Journal journal = open();
      for (int i = 0; i < 40; i++) {
        Event event = said("run " + run + " event " + i);
        told.add(event);
        assertEquals(told.size(), journal.append("anna", event));
        if (i % 3 == 0) {
          journal.commit();
        }
      }
      journal.close();
    }
    Journal journal = open();
    assertEquals(told, events(journal));
    assertTrue(disk.list().size() > 5, () -> "segments: " + disk.list());
    assertEquals(List.of(), journal.notices());
    List<Event> seen = new ArrayList<>();
    journal.forEach(entry -> seen.add(entry.event()));
    assertEquals(told, seen);
  }

  @Test
  @Tag("K-07")
  void numbersWithoutGapsAndChainsEachLineToTheOneBefore() throws IOException {
    Journal journal = open();
    for (int i = 0; i < 50; i++) {
      journal.append("anna", said("x"));
    }
    journal.commit();
    String previous = Line.GENESIS;
    long sequence = 0;
    try (var entries = journal.entries()) {
      for (Entry entry : entries.toList()) {
        assertEquals(++sequence, entry.sequence());
        assertEquals(previous, entry.previous());
        previous = entry.hash();
      }
    }
    assertEquals(50, sequence);
  }

  @Test
  @Tag("A-06")
  void acknowledgesOnlyWhatIsForcedToDisk() throws IOException {
    RandomGenerator random = new SplittableRandom(11);
    for (int round = 0; round < 200; round++) {
      FaultyStorage victim = new FaultyStorage();
      Journal journal = Journal.open(victim, clock, AMSTERDAM, 2_000);
      int events = random.nextInt(1, 30);
      for (int i = 0; i < events; i++) {
        journal.append("anna", said("event " + i));
        if (random.nextInt(4) == 0) {
          journal.commit();
        }
      }
      if (random.nextBoolean()) {
        victim.fullAfter(random.nextInt(300));
        journal.commit();
      }
      long acknowledged = journal.committed();
      victim.losePower(random);
      Journal after = Journal.open(victim, clock, AMSTERDAM, 2_000);
      List<Event> kept = events(after);
      for (int i = 0; i < acknowledged; i++) {
        assertEquals(said("event " + i), kept.get(i));
      }
      after.append("anna", said("on"));
      after.commit();
      assertTrue(JournalVerification.verify(victim).fault().isEmpty());
    }
  }

  @Test
  void forcesOncePerGroup() throws IOException {
    Journal journal = open();
    journal.append("anna", said("first"));
    journal.commit();
    int before = disk.forces();
    for (int i = 0; i < 5; i++) {
      journal.append("anna", said("x"));
    }
    journal.commit();
    journal.commit();
    assertEquals(1, disk.forces() - before);
    assertEquals(6, journal.committed());
  }

  @Test
  @Tag("I-06")
  void losesNothingOnAFullDiskAndSaysWhatToDo() throws IOException {
    for (int room = 0; room < 700; room += 13) {
      FaultyStorage full = new FaultyStorage();
      Journal journal = Journal.open(full, clock, AMSTERDAM);
      journal.append("anna", said("0"));
      journal.commit();
      full.fullAfter(room);
      journal.append("anna", said("1"));
      journal.append("anna", said("2"));
      journal.commit();
      boolean refused = journal.committed() < 3;
      if (refused) {
        assertTrue(journal.trouble().contains("No space left on device"), journal.trouble());
        assertTrue(journal.trouble().contains("2 events wait"), journal.trouble());
      }
      journal.append("anna", said("3"));
      journal.commit();
      full.emptied();
      journal.commit();
      assertEquals("", journal.trouble());
      assertEquals(4, journal.committed());
      assertEquals(List.of(said("0"), said("1"), said("2"), said("3")), events(journal));
      assertTrue(JournalVerification.verify(full).fault().isEmpty());
    }
  }

  @Test
  void cutsATornLineOffIntoASideFileAndSaysSo() throws IOException {
    Journal journal = open();
    journal.append("anna", said("kept"));
    journal.append("anna", said("torn"));
    journal.commit();
    byte[] whole = disk.bytes("journal-000001.jsonl");
    int firstLine = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    byte[] head = new Head(1, Line.hash(Arrays.copyOf(whole, firstLine - 1))).toBytes();
    for (int cut = firstLine + 1; cut < whole.length; cut++) {
      FaultyStorage torn = new FaultyStorage();
      torn.put(Head.FILE, head);
      torn.put("journal-000001.jsonl", Arrays.copyOf(whole, cut));
      Journal after = Journal.open(torn, clock, AMSTERDAM);
      after.commit();
      assertEquals(1, after.notices().size());
      String side = "journal-000001.jsonl.1.torn";
      assertEquals(cut - firstLine, torn.bytes(side).length);
      List<Event> kept = events(after);
      assertEquals(2, kept.size());
      assertEquals(said("kept"), kept.get(0));
      assertTrue(
          kept.get(1) instanceof Event.JournalMended mended && mended.sideFile().equals(side));
    }
  }

  @Test
  @Tag("A-01")
  void refusesAJournalThatLacksAcknowledgedEvents() throws IOException {
    Journal journal = open();
    journal.append("anna", said("1"));
    journal.append("anna", said("2"));
    journal.close();
    byte[] whole = disk.bytes("journal-000001.jsonl");
    disk.put("journal-000001.jsonl", Arrays.copyOf(whole, whole.length - 1));
    var damaged = assertThrows(JournalDamagedException.class, this::open);
    assertEquals(2, damaged.fault().sequence());
    assertEquals(2, damaged.fault().line());
    assertEquals(
        whole.length - 1, disk.bytes("journal-000001.jsonl").length, "nothing was changed");
    assertTrue(
        String.valueOf(damaged.getMessage()).contains("restore the journal from the last backup"));
  }

  @Test
  void writesALostHeadAnewAndRecordsThat() throws IOException {
    Journal journal = open();
    journal.append("anna", said("1"));
    journal.close();
    disk.delete(Head.FILE);
    assertEquals(Head.FILE, JournalVerification.verify(disk).fault().orElseThrow().file());
    Journal after = open();
    after.commit();
    assertTrue(events(after).get(1) instanceof Event.JournalMended);
    assertTrue(JournalVerification.verify(disk).fault().isEmpty());
  }

  @Test
  @Tag("K-08")
  void recordsABackwardClockAndKeepsTheOrder() throws IOException {
    Journal journal = open();
    journal.append("anna", said("before"));
    clock.advance(Duration.ofHours(-1));
    journal.append("anna", said("after"));
    clock.advance(Duration.ofNanos(-500_000));
    journal.append("anna", said("held"));
    journal.commit();
    try (var stream = journal.entries()) {
      List<Entry> entries = stream.toList();
      assertEquals(
          List.of(said("before"), new Event.ClockJumped(-3_600_000), said("after"), said("held")),
          entries.stream().map(Entry::event).toList());
      assertEquals(entries.get(2).utc(), entries.get(3).utc());
      assertEquals(Entry.STATION, entries.get(1).actor());
    }
  }

  @Test
  @Tag("K-08")
  void recordsThatTheClockWentBackWhileTheStationWasOff() throws IOException {
    Journal journal = open();
    journal.append("anna", said("before"));
    journal.close();
    clock.advance(Duration.ofSeconds(-10));
    Journal after = open();
    after.append("anna", said("after"));
    after.commit();
    assertEquals(
        List.of(said("before"), new Event.ClockJumped(-10_000), said("after")), events(after));
  }

  @Test
  @Tag("K-08")
  void keepsUtcAndTheOffsetOfTheDayThroughTheChangeToSummerTime() throws IOException {
    Journal journal = open();
    journal.append("anna", said("winter"));
    clock.advance(Duration.ofHours(1));
    journal.append("anna", said("summer"));
    journal.commit();
    try (var entries = journal.entries()) {
      assertEquals(
          List.of("2026-03-29T00:30:00Z +01:00", "2026-03-29T01:30:00Z +02:00"),
          entries.map(entry -> entry.utc() + " " + entry.offset()).toList());
    }
  }

  @Test
  void findsWhatBelongsToABatch() throws IOException {
    Journal journal = open();
    journal.append("anna", new Event.BatchEnded("B-1", "COMPLETE"));
    journal.append("anna", new Event.BatchEnded("B-10", "\"batch\":\"B-1\""));
    journal.append("anna", said("\"batch\":\"B-1\""));
    journal.append("anna", new Event.BatchEnded("B-1", "ABORTED"));
    journal.commit();
    assertEquals(List.of(1L, 4L), journal.batch("B-1").stream().map(Entry::sequence).toList());
  }

  @Test
  void aReaderFollowsTheJournalAcrossSegments() throws IOException {
    Journal journal = open();
    JournalReader reader = journal.reader(0);
    long seen = 0;
    for (int i = 0; i < 60; i++) {
      journal.append("anna", said("event " + i));
      if (i % 7 == 0) {
        journal.commit();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          assertEquals(++seen, next.get().sequence());
        }
        assertEquals(journal.committed(), seen);
      }
    }
    journal.commit();
    assertEquals(31, journal.reader(30).next().orElseThrow().sequence());
    assertTrue(journal.reader(60).next().isEmpty());
  }

  @Test
  void takesEventsFromManyThreadsWhileTheWriterCommits(@TempDir Path directory)
      throws IOException, InterruptedException {
    Journal journal = Journal.open(directory, clock, AMSTERDAM);
    int threads = 4;
    int each = 250;
    JournalWriter writer = JournalWriter.start(journal);
    CountDownLatch done = new CountDownLatch(threads);
    for (int t = 0; t < threads; t++) {
      String actor = "user" + t;
      Thread.ofPlatform()
          .start(
              () -> {
                for (int i = 0; i < each; i++) {
                  journal.append(actor, said(Integer.toString(i)));
                }
                done.countDown();
              });
    }
    done.await();
    writer.close();
    assertEquals(1_000, journal.committed());
    journal.close();
    var proof = JournalVerification.verify(directory);
    assertEquals(1_000, proof.entries());
    assertTrue(proof.fault().isEmpty());
  }

  @Test
  void linesCanBeCheckedWithAnyTextTool(@TempDir Path directory) throws IOException {
    Journal journal = Journal.open(directory, clock, AMSTERDAM);
    journal.append("anna", said("µ"));
    journal.close();
    String line = Files.readString(directory.resolve("journal-000001.jsonl")).strip();
    assertTrue(
        line.startsWith(
            "{\"sequence\":1,\"utc\":\"2026-03-29T00:30:00Z\",\"offset\":\"+01:00\","
                + "\"actor\":\"anna\",\"type\":\"StationStopped\",\"event\":{\"reason\":\"µ\"},"
                + "\"previous\":\"0000"),
        line);
    String body = line.substring(0, line.indexOf(",\"hash\"")) + "}";
    byte[] digest = Line.sha256().digest(body.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        java.util.HexFormat.of().formatHex(digest),
        line.substring(line.length() - 66, line.length() - 2));
  }
}
