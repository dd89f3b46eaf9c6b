package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.JournalVerification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shipped recipe from START to the batch record, eight days of process time, every byte
/// between station and instruments exchanged.
final class VirtualBatchTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir private Path folder;

  private Rehearsal.Plan plan(String name, long seed, Scenario faults) {
    return new Rehearsal.Plan(
        "t-cell-expansion", "B-1", folder.resolve(name), SkidSettings.drawn(seed), faults, START);
  }

  @Test
  @Tag("J-06")
  void runsEightDaysTwiceToTheSameJournalByteForByte() throws IOException, RefusedException {
    byte[] first = journalOf("first", 7);
    byte[] second = journalOf("second", 7);
    assertArrayEquals(first, second);
    assertTrue(JournalVerification.verify(folder.resolve("first/journal")).fault().isEmpty());
  }

  private byte[] journalOf(String name, long seed) throws IOException, RefusedException {
    try (var rehearsal = new Rehearsal(plan(name, seed, Scenario.none()))) {
      Rehearsal.Result result = rehearsal.run(picture -> {});
      assertTrue(result.complete(), result.toString());
      assertTrue(
          result.processTime().compareTo(Duration.ofHours(190)) > 0,
          result.processTime().toString());
      var truth = rehearsal.virtual().skid().truth();
      System.out.printf(
          "%s: %d scans, %.1f h, glucose used %.1f mmol%n",
          name, result.scans(), result.processTime().toMinutes() / 60.0, truth.glucoseUsed());
      Path record = result.recordPdf();
      assertTrue(record != null && Files.size(record) > 10_000, "no batch record");
    }
    var bytes = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.list(folder.resolve(name).resolve("journal"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        bytes.write(Files.readAllBytes(file));
      }
    }
    return bytes.toByteArray();
  }

  /// Probe lost for 20 minutes on day 3: the loop holds its output and says so, the diagnostic
  /// alarm comes, nothing else is touched, the batch completes.
  @Test
  @Tag("G-13")
  void survivesALostProbe() throws IOException, RefusedException {
    Duration lost = Duration.ofHours(70);
    Duration length = Duration.ofMinutes(20);
    var faults = new Scenario(List.of(new Scenario.Step(lost, length, "AT-102", Fault.SILENT)));
    List<Snapshot> during = new ArrayList<>();
    try (var rehearsal = new Rehearsal(plan("lost", 0, faults))) {
      Instant begun = rehearsal.virtual().now();
      Rehearsal.Result result =
          rehearsal.run(
              picture -> {
                Duration age = Duration.between(begun, picture.now());
                if (age.compareTo(lost.plusMinutes(2)) > 0
                    && age.compareTo(lost.plus(length).minusMinutes(2)) < 0) {
                  during.add(picture);
                }
              });
      assertTrue(result.complete(), result.toString());
      assertTrue(during.size() > 50);
      double held = loop(during.getFirst(), "DO").outputPercent();
      for (Snapshot picture : during) {
        Snapshot.Unit unit = picture.units().getFirst();
        assertTrue(!unit.reading("DO").isGood(), "a lost value was shown as good");
        assertTrue(unit.reading("pH").isGood(), "the neighbour on the line suffered");
        assertEquals(held, loop(picture, "DO").outputPercent(), 1e-9);
        assertTrue(loop(picture, "DO").note().contains("DO"), loop(picture, "DO").note());
      }
      List<String> alarms = new ArrayList<>();
      rehearsal
          .virtual()
          .journal()
          .forEach(
              entry -> {
                if (entry.event() instanceof Event.AlarmChanged alarm
                    && alarm.alarm().equals("BR-1.DO.not-measured")) {
                  alarms.add(alarm.cause());
                }
              });
      assertEquals(List.of("ALARM", "ACK", "RTN"), alarms);
    }
  }

  private static Snapshot.Loop loop(Snapshot picture, String name) {
    return picture.units().getFirst().loops().stream()
        .filter(loop -> loop.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
