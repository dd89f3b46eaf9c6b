package org.cellstation.app.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.cellstation.app.chaos.Cleanroom.Place;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusSettings;
import org.cellstation.drivers.bus.BusWorker;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The same on real pseudo-terminals and sockets, with a thread for each bus and the live simulator
/// at their far ends. Nothing may be left behind: no thread, no descriptor, no memory.
final class RealChaosTest {
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Set<String> SLOW = Set.of("AT-201", "AT-105");
  private static final int FEW = 4;
  private static final long MOST_GROWTH = 16 << 20;
  private static final BusSettings IMPATIENT =
      new BusSettings(Duration.ofMillis(100), Duration.ofMillis(500));

  /// What a process holds.
  private record Holdings(int threads, long descriptors, long heap) {
    static Holdings now() throws IOException {
      System.gc();
      long open = 0;
      if (Files.isDirectory(DESCRIPTORS)) {
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
          open = all.count();
        }
      }
      Runtime runtime = Runtime.getRuntime();
      return new Holdings(
          Thread.getAllStackTraces().size(), open, runtime.totalMemory() - runtime.freeMemory());
    }
  }

  /// The simulator, the buses, and their threads.
  private static final class Live implements AutoCloseable {
    final Simulator simulator;
    final Cleanroom cleanroom;
    private final List<BusWorker> workers = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition tick = lock.newCondition();

    Live(Pacer time, BusSettings settings) throws IOException {
      simulator =
          new Simulator(
              SimulatorSettings.of(SkidSettings.nominal().with(Equipment.CLEANROOM)), time);
      cleanroom = new Cleanroom(simulator.addresses(), Catalogue::link, time, settings);
      for (Bus bus : cleanroom.buses) {
        BusWorker worker = new BusWorker(bus, time, bus.address().startsWith("serial:"));
        workers.add(worker);
        worker.start();
      }
    }

    /// Looks again and again until it is so, or far too much time has gone.
    void await(String what, BooleanSupplier so) throws InterruptedException {
      long end = System.nanoTime() + BOUND.toNanos();
      while (!so.getAsBoolean()) {
        assertTrue(System.nanoTime() < end, () -> what + ": " + troubles());
        rest(50);
      }
    }

    /// Waits for nobody, while the settings are renewed.
    void rest(long millis) throws InterruptedException {
      cleanroom.renewSettings();
      lock.lock();
      try {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        while (left > 0) {
          left = tick.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    }

    boolean allGood() {
      return places().allMatch(place -> place.instrument().allGood());
    }

    /// Without those that need minutes for their first sample, the particle counter and the
    /// analyser: they have their turn in virtual time.
    Stream<Place> places() {
      return cleanroom.places.stream().filter(place -> !SLOW.contains(place.instrument().id()));
    }

    private String troubles() {
      return places()
          .filter(place -> !place.instrument().allGood())
          .map(place -> place + " " + place.status().detail() + place.instrument().troubles())
          .toList()
          .toString();
    }

    @Override
    public void close() {
      workers.forEach(BusWorker::close);
      simulator.close();
    }
  }

  /// Process time runs faster than the wall's, so that slow instruments need no patience.
  @Test
  void portsAndInstrumentsThatFailAreShownAndComeBackAndLeaveNothingBehind()
      throws IOException, InterruptedException {
    Holdings before;
    Holdings after;
    try (Live live = new Live(ProcessTime.accelerated(5, Instant.now()), IMPATIENT)) {
      live.await("at the start", live::allGood);
      failAll(live);
      before = Holdings.now();
      failAll(live);
      after = Holdings.now();
    }
    compare(before, after);
  }

  private static void failAll(Live live) throws InterruptedException {
    Map<String, Fault> faults =
        Map.of(
            "rocking", Fault.VANISHED,
            "weighing", Fault.UNPLUGGED,
            "gas", Fault.TRUNCATED,
            "AT-101", Fault.SILENT,
            "pumping", Fault.BAD_CRC,
            "supply", Fault.VANISHED);
    Set<String> concerned =
        Set.of("RK-101", "WT-101", "FIC-101", "FIC-102", "AT-101", "P-101", "UPS-101");
    faults.forEach((site, fault) -> live.simulator.setFault(site, fault, true));
    live.await(
        "with " + faults,
        () ->
            live.places()
                .filter(place -> concerned.contains(place.instrument().id()))
                .noneMatch(place -> place.instrument().anyGood()));
    faults.forEach((site, fault) -> live.simulator.setFault(site, fault, false));
    live.await("after " + faults, live::allGood);
  }

  private static void compare(Holdings before, Holdings after) {
    assertTrue(after.threads() <= before.threads() + FEW, () -> before + " " + after);
    assertTrue(after.descriptors() <= before.descriptors() + FEW, () -> before + " " + after);
    assertTrue(after.heap() - before.heap() < MOST_GROWTH, () -> before + " " + after);
  }

  @Tag("campaign")
  @Test
  void tenMinutesOfFaultsAreBorne() throws IOException, InterruptedException {
    Holdings before;
    Holdings after;
    try (Live live = new Live(ProcessTime.real(), BusSettings.DEFAULT)) {
      live.await("at the start", live::allGood);
      before = Holdings.now();
      Mischief mischief = new Mischief(live.simulator.faults(), 7, 2, 20);
      Course course = new Course(live, mischief);
      Instant end = Instant.now().plus(Duration.ofMinutes(10));
      while (Instant.now().isBefore(end)) {
        mischief.act(Instant.now(), 0.05);
        live.rest(250);
        course.judge();
      }
      course.finish();
      mischief.end(Instant.now());
      live.await("after all", live::allGood);
      after = Holdings.now();
      System.out.println("real chaos: " + course + ", before " + before + ", after " + after);
      assertEquals(List.of(), course.wrong.stream().limit(20).toList());
      assertTrue(course.worst > 0.9, course::toString);
    }
    compare(before, after);
  }

  /// What happens to each instrument in real time; a loaded machine is given a second.
  private static final class Course {
    private static final Duration LENIENCE = Duration.ofSeconds(2);

    private final Live live;
    private final Mischief mischief;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Long> pollsBefore = new HashMap<>();
    private final Map<String, Instant> wellSince = new HashMap<>();
    private double worst = 1;

    Course(Live live, Mischief mischief) {
      this.live = live;
      this.mischief = mischief;
    }

    void judge() {
      Instant now = Instant.now();
      live.places().forEach(place -> judge(place, now));
    }

    /// Counts the polls of those who are well to the end.
    void finish() {
      Instant now = Instant.now();
      live.places().forEach(place -> closeWellTime(place, now));
    }

    private void judge(Place place, Instant now) {
      String id = place.instrument().id();
      if (Cleanroom.suffers(place, mischief, now)) {
        closeWellTime(place, now);
        for (Mischief.Woe woe : mischief.active()) {
          judgeWoe(place, woe, now);
        }
        return;
      }
      if (wellSince.putIfAbsent(id, now) == null) {
        pollsBefore.put(id, place.instrument().polls());
      }
      if (!place.instrument().allGood()) {
        wrong.add(now + " " + id + " is well, but " + place.instrument().troubles());
      }
    }

    private void closeWellTime(Place place, Instant now) {
      String id = place.instrument().id();
      Instant since = wellSince.remove(id);
      Long before = pollsBefore.remove(id);
      if (since != null && before != null) {
        double due =
            (double) Duration.between(since, now).toMillis()
                / place.instrument().period().toMillis();
        if (due > 20) {
          worst = Math.min(worst, (place.instrument().polls() - before) / due);
        }
      }
    }

    private void judgeWoe(Place place, Mischief.Woe woe, Instant now) {
      // On a bus that dies as a whole each neighbour may cost its own timeout first.
      int neighbours = place.bus().instruments().size() - 1;
      Duration two =
          place.instrument().period().multipliedBy(2).plus(LENIENCE).plusSeconds(neighbours);
      boolean asked = !place.instrument().id().equals("BC-101") || woe.fault() == Fault.VANISHED;
      if (woe.shown()
          && asked
          && Cleanroom.concerns(woe, place)
          && now.isAfter(woe.from().plus(two))
          && place.instrument().anyGood()) {
        wrong.add(now + " " + place + " looks good during " + woe + " since " + woe.from());
      }
    }

    @Override
    public String toString() {
      return "%d faults on %d instruments, worst poll rate of the healthy %.3f"
          .formatted(mischief.done(), live.places().count(), worst);
    }
  }
}
