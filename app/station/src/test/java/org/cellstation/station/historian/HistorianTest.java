package org.cellstation.station.historian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.storage.FaultyStorage;
import org.cellstation.station.storage.HandClock;
import org.cellstation.station.storage.WriterThread;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistorianTest {
  private static final String PH = "AT-101.pH";
  private static final String WEIGHT = "WT-101.weight";
  private static final String WAL = "history-000001.wal";
  private final HandClock clock = new HandClock();
  private final Instant begin = clock.instant();
  private final RandomGenerator random = new SplittableRandom(3);
  private final Map<String, String> announced = new HashMap<>();
  private FaultyStorage disk = new FaultyStorage();

  private Historian open() throws IOException {
    return Historian.open(disk, clock, done -> announced.put(done.file(), done.sha256()));
  }

  private Reading ph() {
    clock.advance(Duration.ofSeconds(1));
    return random.nextInt(20) == 0
        ? Reading.bad(Cause.NO_REPLY, "pH", clock.instant(), PH)
        : Reading.good(random.nextInt(680, 740) / 100.0, "pH", clock.instant(), PH);
  }

  private Reading weight() {
    double grams = random.nextInt(100_000) / 100.0;
    return random.nextBoolean()
        ? Reading.good(grams, "g", clock.instant(), WEIGHT)
        : new Reading(grams, "g", Quality.UNCERTAIN, Cause.NOT_STABLE, clock.instant(), WEIGHT);
  }

  private static List<Reading> of(String source, List<Reading> readings) {
    return readings.stream().filter(reading -> reading.source().equals(source)).toList();
  }

  private void assertKept(List<Reading> told, Historian historian) throws IOException {
    for (String source : List.of(PH, WEIGHT)) {
      assertEquals(of(source, told), historian.readings(source, begin, clock.instant()));
    }
  }

  @Test
  void keepsEveryReadingThroughSealingAndRestarts() throws IOException {
    List<Reading> told = new ArrayList<>();
    Historian historian = open();
    for (int i = 0; i < 6_000; i++) {
      told.add(ph());
      told.add(weight());
      told.subList(told.size() - 2, told.size()).forEach(historian::record);
      if (i % 100 == 0) {
        historian.commit();
      }
      if (i % 1900 == 1800) {
        historian.seal();
      }
      if (i % 1300 == 1200) {
        historian.close();
        assertKept(told, historian);
        historian = open();
      }
    }
    assertKept(told, historian);
    assertEquals(3, announced.size());
    assertEquals(List.of(), HistorianVerification.verify(disk, announced));
  }

  @Test
  void sealsAboutOnceADay() throws IOException {
    Historian historian = open();
    for (int hour = 0; hour < 80; hour++) {
      clock.advance(Duration.ofHours(1));
      historian.record(Reading.good(hour, "g", clock.instant(), WEIGHT));
      historian.commit();
    }
    assertEquals(3, announced.size());
    assertEquals(80, historian.readings(WEIGHT, begin, clock.instant()).size());
  }

  @Test
  void aTrendShowsTheExtremesOfEveryBucketWhereverTheReadingsAre() throws IOException {
    List<Reading> told = new ArrayList<>();
    Historian historian = open();
    for (int i = 0; i < 9_000; i++) {
      told.add(ph());
      historian.record(told.getLast());
      if (i == 4_000) {
        historian.seal();
        historian.commit();
      }
    }
    Instant from = begin.plusSeconds(500);
    Instant to = begin.plusSeconds(8_700);
    for (int buckets : new int[] {1, 3, 97, 2_000, 20_000}) {
      double[] min = new double[buckets];
      double[] max = new double[buckets];
      Arrays.fill(min, Double.NaN);
      Arrays.fill(max, Double.NaN);
      for (Reading reading : told) {
        long at = Duration.between(from, reading.instant()).toMillis();
        if (reading.isGood() && at >= 0 && at <= 8_200_000) {
          int bucket = (int) Math.min(buckets - 1, at * buckets / 8_200_000);
          min[bucket] =
              Double.isNaN(min[bucket]) ? reading.value() : Math.min(min[bucket], reading.value());
          max[bucket] =
              Double.isNaN(max[bucket]) ? reading.value() : Math.max(max[bucket], reading.value());
        }
      }
      Historian.Trend trend = historian.trend(PH, from, to, buckets);
      assertEquals("pH", trend.unit());
      assertArrayEquals(min, trend.min());
      assertArrayEquals(max, trend.max());
    }
  }

  @Test
  void aTrendNeverMixesUnits() throws IOException {
    Historian historian = open();
    historian.record(Reading.good(1.2, "kg", begin.plusSeconds(1), WEIGHT));
    historian.record(Reading.good(1200, "g", begin.plusSeconds(2), WEIGHT));
    Historian.Trend trend = historian.trend(WEIGHT, begin, begin.plusSeconds(10), 1);
    assertEquals("g", trend.unit());
    assertArrayEquals(new double[] {1200}, trend.min());
    assertEquals(
        List.of("kg", "g"),
        historian.readings(WEIGHT, begin, begin.plusSeconds(10)).stream()
            .map(Reading::unit)
            .toList());
  }

  @Test
  void anUnknownSourceHasAnEmptyTrend() throws IOException {
    Historian.Trend trend = open().trend("XX-1.y", begin, begin.plusSeconds(1), 2);
    assertEquals("", trend.unit());
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, trend.max());
  }

  @Test
  void reportsTheGapSinceTheLastReading() throws IOException {
    Historian historian = open();
    assertEquals(Optional.empty(), historian.gap());
    Instant last = ph().instant();
    historian.record(Reading.good(7, "pH", last, PH));
    historian.close();
    clock.advance(Duration.ofMinutes(7));
    assertEquals(Optional.of(new Historian.Gap(last, last.plusSeconds(420))), open().gap());
  }

  /// The write-ahead file cut at every byte: what was whole comes back, nothing else does.
  @Test
  void recoversEveryWholeFrameWhereverAWriteWasTorn() throws IOException {
    List<List<Reading>> frames = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Historian historian = open();
    for (int f = 0; f < 12; f++) {
      List<Reading> frame = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        frame.add(ph());
        frame.add(weight());
      }
      frame.forEach(historian::record);
      historian.commit();
      frames.add(frame);
      ends.add(disk.bytes(WAL).length);
    }
    byte[] whole = disk.bytes(WAL);
    clock.advance(Duration.ofMinutes(1));
    for (int cut = 0; cut <= whole.length; cut++) {
      disk = new FaultyStorage();
      disk.put(WAL, Arrays.copyOf(whole, cut));
      List<Reading> expected = new ArrayList<>();
      for (int f = 0; f < frames.size() && ends.get(f) <= cut; f++) {
        expected.addAll(frames.get(f));
      }
      Historian after = open();
      assertKept(expected, after);
      assertEquals(expected.isEmpty(), after.gap().isEmpty());
      assertEquals(cut == 0 || ends.contains(cut), after.notices().isEmpty(), "cut " + cut);
      Reading next = ph();
      after.record(next);
      after.close();
      expected.add(next);
      assertKept(expected, open());
    }
  }

  /// A damaged stretch costs its own frames only.
  @Test
  void recoversTheFramesBehindADamagedOne() throws IOException {
    Historian historian = open();
    List<List<Reading>> frames = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (int f = 0; f < 6; f++) {
      List<Reading> frame = List.of(ph(), weight());
      frame.forEach(historian::record);
      historian.commit();
      frames.add(frame);
      ends.add(disk.bytes(WAL).length);
    }
    byte[] whole = disk.bytes(WAL);
    for (int at = ends.getFirst(); at < ends.get(4); at++) {
      disk = new FaultyStorage();
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      disk.put(WAL, damaged);
      int byteAt = at;
      List<Reading> expected = new ArrayList<>();
      for (int f = 0; f < frames.size(); f++) {
        boolean hit = byteAt < ends.get(f) && (f == 0 || byteAt >= ends.get(f - 1));
        if (!hit) {
          expected.addAll(frames.get(f));
        }
      }
      Historian after = open();
      assertKept(expected, after);
      assertTrue(after.notices().getFirst().contains("damaged"));
      assertArrayEquals(damaged, disk.bytes(WAL + ".damaged"));
      Reading next = Reading.good(1, "new", clock.instant(), "NEW-1.x");
      after.record(next);
      after.close();
      assertEquals(List.of(next), open().readings("NEW-1.x", begin, clock.instant()));
    }
  }

  @Test
  @Tag("I-06")
  void aFullDiskDisturbsNobodyAndIsSaid() throws IOException {
    for (int room = 0; room < 1_500; room += 37) {
      disk = new FaultyStorage();
      List<Reading> told = new ArrayList<>();
      Historian historian = open();
      disk.fullAfter(room);
      for (int i = 0; i < 60; i++) {
        told.add(ph());
        historian.record(told.getLast());
        historian.commit();
        if (i == 30) {
          historian.seal();
        }
      }
      assertTrue(historian.trouble().contains("No space left on device"), historian.trouble());
      assertKept(told, historian);
      disk.emptied();
      historian.commit();
      assertEquals("", historian.trouble());
      historian.close();
      assertKept(told, open());
    }
  }

  @Test
  void losesOnlyWhatWasNotCommittedWhenPowerGoes() throws IOException {
    for (int round = 0; round < 100; round++) {
      disk = new FaultyStorage();
      List<Reading> committed = new ArrayList<>();
      Historian historian = open();
      for (int i = 0; i < 30; i++) {
        List<Reading> some = List.of(ph(), weight());
        some.forEach(historian::record);
        if (i < 25) {
          committed.addAll(some);
          historian.commit();
        }
        if (random.nextInt(10) == 0) {
          historian.seal();
        }
      }
      disk.losePower(random);
      assertKept(committed, open());
    }
  }

  @Test
  @Tag("A-01")
  void verificationNamesAChangedAMissingAndAForeignFile() throws IOException {
    Historian historian = open();
    for (int file = 0; file < 3; file++) {
      historian.record(ph());
      historian.seal();
      historian.commit();
    }
    byte[] bytes = disk.bytes("history-000002.chs");
    bytes[bytes.length / 2] ^= 1;
    disk.put("history-000002.chs", bytes);
    disk.delete("history-000003.chs");
    disk.put("history-000009.chs", bytes);
    List<String> faults = HistorianVerification.verify(disk, announced);
    assertEquals(3, faults.size());
    assertTrue(faults.get(0).startsWith("history-000002.chs: changed"));
    assertTrue(faults.get(1).startsWith("history-000003.chs: missing"));
    assertTrue(faults.get(2).startsWith("history-000009.chs: the journal does not know"));
  }

  @Test
  @Tag("A-01")
  void aDamagedBlockIsAReportedHoleNotAFalseValue() throws IOException {
    List<Reading> told = new ArrayList<>();
    Historian historian = open();
    for (int i = 0; i < 3 * Points.CAPACITY; i++) {
      told.add(ph());
      historian.record(told.getLast());
    }
    historian.seal();
    historian.commit();
    byte[] bytes = disk.bytes("history-000001.chs");
    bytes[bytes.length / 2] ^= 1;
    disk.put("history-000001.chs", bytes);
    List<Reading> left = new ArrayList<>(told.subList(0, Points.CAPACITY));
    left.addAll(told.subList(2 * Points.CAPACITY, told.size()));
    assertKept(left, historian);
    historian.commit();
    assertTrue(historian.trouble().startsWith("Trends have holes"), historian.trouble());
  }

  @Test
  void announcesAgainWhatACrashMayHaveKeptFromTheJournal() throws IOException {
    Historian historian = open();
    historian.record(ph());
    historian.commit();
    byte[] wal = disk.bytes(WAL);
    historian.seal();
    historian.commit();
    disk.put(WAL, wal);
    Map<String, String> before = Map.copyOf(announced);
    announced.clear();
    Historian after = open();
    assertEquals(before, announced);
    assertEquals(1, after.readings(PH, begin, clock.instant()).size());
    assertTrue(!disk.list().contains(WAL));
  }

  @Test
  void aSealedFileThatCannotBeReadIsReported() throws IOException {
    disk.put("history-000001.chs", new byte[] {1, 2, 3});
    Historian historian = open();
    assertTrue(historian.notices().getFirst().contains("not a historian file"));
    historian.record(ph());
    historian.seal();
    historian.commit();
    assertTrue(disk.list().contains("history-000002.chs"));
  }

  @Test
  void worksOnARealDiskWithItsWriter(@TempDir Path directory) throws IOException {
    List<Reading> told = new ArrayList<>();
    Historian historian = Historian.open(directory, clock, done -> {});
    WriterThread writer = WriterThread.start("historian", historian::commit);
    for (int i = 0; i < 3_000; i++) {
      told.add(ph());
      historian.record(told.getLast());
    }
    historian.seal();
    writer.close();
    historian.close();
    assertKept(told, Historian.open(directory, clock, done -> {}));
  }
}
