package org.cellstation.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cellstation.app.chaos.Cleanroom.Place;
import org.cellstation.app.virtual.VirtualStation;
import org.cellstation.app.virtual.VirtualWire;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusSettings;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.emulator.LineServer;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole skid's links and instruments fail at random for hours of process time: whoever is well
/// is polled as ever, whoever is not is shown so within two polls, and comes back within one
/// back-off.
final class VirtualChaosTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  /// Until the analyser has told its first sample.
  private static final Duration WARM_UP = Duration.ofMinutes(20);

  /// One new fault in twenty seconds, so that several are at work at a time.
  private static final double PROBABILITY = 0.05;

  private static final int MOST_FRAMES = 4096;
  private static final long MOST_GROWTH = 16 << 20;

  @Test
  void twoHoursOfFaultsAreBorne() {
    new Run(1).last(Duration.ofHours(2));
  }

  @Test
  void theSameSeedGivesTheSameCourse() {
    Run first = new Run(2);
    Run second = new Run(2);
    first.last(Duration.ofMinutes(15));
    second.last(Duration.ofMinutes(15));
    assertTrue(first.course.size() > 50);
    assertEquals(first.course, second.course);
  }

  @Tag("campaign")
  @Test
  void aDayOfFaultsIsBorne() {
    new Run(10).last(Duration.ofHours(24));
  }

  @Test
  void theSameSeedGivesTheSameJournal(@TempDir Path folder) throws IOException {
    Map<String, String> first = journal(folder.resolve("first"));
    assertTrue(!first.isEmpty());
    assertEquals(first, journal(folder.resolve("second")));
  }

  private static Map<String, String> journal(Path folder) throws IOException {
    Path kept = folder.resolve("journal");
    Files.createDirectories(folder);
    try (VirtualStation station =
        new VirtualStation(
            DiskStorage.unforced(kept),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            SkidSettings.nominal().with(Equipment.CLEANROOM),
            START,
            Duration.ofSeconds(1))) {
      Mischief mischief = new Mischief(station.skid().faults(), 3, 5, 120);
      for (int i = 0; i < 600; i++) {
        mischief.act(station.now(), PROBABILITY);
        station.advance(Duration.ofSeconds(1));
      }
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(kept)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(kept.relativize(file).toString(), text(file)));
    }
    return files;
  }

  private static String text(Path file) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// One skid and the buses that read it.
  private static final class Run implements InstantSource {
    private final Skid skid = new Skid(SkidSettings.nominal().with(Equipment.CLEANROOM));
    private final Mischief mischief;
    private final Cleanroom cleanroom;
    private final List<String> course = new ArrayList<>();
    private final Map<String, Boolean> wells = new HashMap<>();
    private final Map<String, Long> wellSeconds = new HashMap<>();
    private final Map<String, Long> wellPolls = new HashMap<>();
    private final Map<String, Long> pollsBefore = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final long seed;
    private Instant now = START;
    private long faultsShown;
    private long recoveries;

    Run(long seed) {
      this.seed = seed;
      Map<String, LineServer> lines = skid.lines();
      Map<String, String> addresses = new LinkedHashMap<>();
      lines.keySet().forEach(line -> addresses.put(line, "virtual:" + line));
      cleanroom =
          new Cleanroom(
              addresses,
              address -> {
                String line = address.substring("virtual:".length());
                return new VirtualWire(line, Objects.requireNonNull(lines.get(line), line));
              },
              this,
              BusSettings.DEFAULT);
      mischief = new Mischief(skid.faults(), seed, 5, 120);
    }

    @Override
    public Instant instant() {
      return now;
    }

    private void second() {
      now = now.plusSeconds(1);
      skid.step(1);
      cleanroom.renewSettings();
      for (Bus bus : cleanroom.buses) {
        bus.cycle();
      }
    }

    void last(Duration time) {
      for (long i = 0; i < WARM_UP.toSeconds(); i++) {
        second();
      }
      for (Place place : cleanroom.places) {
        assertTrue(place.instrument().allGood(), () -> place + ": " + place.status());
      }
      long heapBefore = 0;
      long seconds = time.toSeconds();
      for (long i = 0; i < seconds; i++) {
        if (i == seconds / 4) {
          heapBefore = heap();
        }
        second();
        judge();
        mischief.act(now, PROBABILITY);
      }
      assertEquals("", String.join("\n", wrong.stream().limit(20).toList()));
      mischief.end(now);
      for (int i = 0; i < 150; i++) {
        second();
        judge();
      }
      assertEquals("", String.join("\n", wrong.stream().limit(20).toList()));
      long growth = heap() - heapBefore - courseSize();
      report(time, growth);
      assertTrue(growth < MOST_GROWTH, growth + " bytes");
      for (Bus bus : cleanroom.buses) {
        assertTrue(bus.frames().snapshot().size() <= MOST_FRAMES);
      }
    }

    /// What the test itself remembers.
    private long courseSize() {
      return course.stream().mapToLong(String::length).sum() * 2 + course.size() * 64L;
    }

    private static long heap() {
      System.gc();
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void judge() {
      for (Place place : cleanroom.places) {
        note(place);
        List<Mischief.Woe> woes =
            mischief.active().stream().filter(woe -> Cleanroom.concerns(woe, place)).toList();
        if (!Cleanroom.suffers(place, mischief, now)) {
          judgeWell(place);
        } else {
          pollsBefore.remove(place.instrument().id());
          for (Mischief.Woe woe : woes) {
            judgeWoe(place, woe);
          }
        }
      }
    }

    private void judgeWell(Place place) {
      Counted instrument = place.instrument();
      Long before = pollsBefore.put(instrument.id(), instrument.polls());
      if (before == null) {
        recoveries++;
      } else {
        wellSeconds.merge(instrument.id(), 1L, Long::sum);
        wellPolls.merge(instrument.id(), instrument.polls() - before, Long::sum);
      }
      if (!instrument.allGood()) {
        wrong.add(now + " " + place + " is well, but " + instrument.troubles() + place.status());
      }
      Duration since = Duration.between(instrument.lastPoll(), now);
      if (since.compareTo(instrument.period()) > 0 && since.toSeconds() > 1) {
        wrong.add(now + " " + place + " is well, but was polled " + since + " ago");
      }
    }

    /// A scanner is not asked, so only a port that is gone shows.
    private void judgeWoe(Place place, Mischief.Woe woe) {
      Duration two = place.instrument().period().multipliedBy(2).plusSeconds(1);
      boolean due = now.isAfter(woe.from().plus(two));
      boolean asked = !place.instrument().id().equals("BC-101") || woe.fault() == Fault.VANISHED;
      if (woe.shown() && due && asked) {
        faultsShown++;
        if (place.instrument().anyGood()) {
          wrong.add(now + " " + place + " looks good during " + woe + " since " + woe.from());
        }
      }
    }

    private void note(Place place) {
      boolean well = place.instrument().allGood();
      Boolean before = wells.put(place.instrument().id(), well);
      if (before == null || before != well) {
        LinkStatus status = place.status();
        course.add(now + " " + place + " " + status.state() + " " + status.detail());
      }
    }

    private void report(Duration time, long growth) {
      double worst = 1;
      long polls = 0;
      for (Place place : cleanroom.places) {
        String id = place.instrument().id();
        long got = wellPolls.getOrDefault(id, 0L);
        double period = Math.max(1, place.instrument().period().toMillis() / 1000.0);
        double due = wellSeconds.getOrDefault(id, 0L) / period;
        worst = Math.min(worst, due > 100 ? got / due : 1);
        polls += place.instrument().polls();
      }
      System.out.printf(
          "virtual chaos: %s, seed %d, %d instruments, %d faults, %d polls, %d recoveries,"
              + " worst poll rate of the healthy %.4f, %d seconds of shown faults, heap %+d kB%n",
          time,
          seed,
          cleanroom.places.size(),
          mischief.done(),
          polls,
          recoveries,
          worst,
          faultsShown,
          growth / 1024);
      assertTrue(worst > 0.99, () -> "poll rates: " + wellPolls + " in " + wellSeconds);
    }
  }
}
