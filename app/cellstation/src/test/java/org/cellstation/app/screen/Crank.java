package org.cellstation.app.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.cellstation.app.virtual.VirtualStation;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.storage.DiskStorage;

/// Turns a virtual station on a thread of its own. Between the runs it strolls, so that requests
/// from the screen are answered while somebody is working there; told to stand, it stands.
final class Crank implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration EVERY_SCAN = Duration.ofSeconds(1);
  private static final long STROLL_MILLIS = 20;
  private static final long WALL_PATIENCE_SECONDS = 60;

  /// Nothing in the recipe lasts as long without a person.
  private static final Duration PATIENCE = Duration.ofHours(3);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("crank").factory());
  private final VirtualStation virtual;
  private volatile boolean standing;

  Crank(Path folder) throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            SkidSettings.nominal(),
            START,
            EVERY_SCAN);
    var _ = thread.scheduleWithFixedDelay(this::stroll, 0, STROLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void stroll() {
    if (!standing) {
      virtual.scan();
    }
  }

  VirtualStation virtual() {
    return virtual;
  }

  void stand() {
    standing = true;
    on(() -> standing);
  }

  void goOn() {
    standing = false;
  }

  /// Whether an alarm waits for a person.
  static boolean unanswered(Snapshot picture) {
    return picture.alarms().stream()
        .map(Snapshot.Alarm::state)
        .anyMatch(s -> s == AlarmState.UNACKNOWLEDGED || s == AlarmState.RTN_UNACKNOWLEDGED);
  }

  /// Lets process time pass until the station shows what is wanted.
  Snapshot until(String what, Predicate<Snapshot> wanted) {
    return on(
        () -> {
          Instant latest = virtual.now().plus(PATIENCE);
          while (!wanted.test(virtual.station().snapshot())) {
            if (virtual.now().isAfter(latest)) {
              throw new AssertionError("not reached: " + what);
            }
            virtual.scan();
          }
          return virtual.station().snapshot();
        });
  }

  /// Does something between two scans.
  <T> T on(Callable<T> work) {
    Future<T> done = thread.submit(work);
    try {
      return done.get(WALL_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException trouble) {
      throw new AssertionError(trouble);
    } catch (ExecutionException trouble) {
      throw new AssertionError(trouble.getCause());
    }
  }

  @Override
  public void close() {
    on(
        () -> {
          standing = true;
          virtual.close();
          return true;
        });
    thread.shutdownNow();
  }
}
