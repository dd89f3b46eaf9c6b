package org.cellstation.console.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;

/// The one place where the station's threads meet the JavaFX thread. Of values the newest snapshot
/// wins, about ten times a second; of alarm changes none is dropped. A station that stops
/// publishing is noticed here, so that no old value stays on the screen as a live one.
///
/// Properties are read and listeners called on the JavaFX thread.
public final class Bridge implements AutoCloseable {
  private static final long PUMP_MILLIS = 100;
  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);
  private static final System.Logger LOG = System.getLogger(Bridge.class.getName());

  private final Station station;
  private final Consumer<Snapshot> listener = this::published;
  private final AlarmWatch watch = new AlarmWatch();
  private final Queue<AlarmChange> changes = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean underWay = new AtomicBoolean();
  private final ScheduledExecutorService pump =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-bridge").factory());
  private final ExecutorService questions = Executors.newVirtualThreadPerTaskExecutor();

  private volatile Snapshot newest;
  private volatile long heardNanos = System.nanoTime();

  private final ReadOnlyObjectWrapper<Snapshot> snapshot;
  private final ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper();
  private final List<Consumer<AlarmChange>> alarmListeners = new ArrayList<>();
  private final List<Runnable> beatListeners = new ArrayList<>();
  private long beatNanos = System.nanoTime();

  public Bridge(Station station) {
    this.station = station;
    newest = station.snapshot();
    snapshot = new ReadOnlyObjectWrapper<>(newest);
    changes.addAll(watch.changes(newest));
  }

  /// Begins to listen.
  public void start() {
    station.subscribe(listener);
    var _ = pump.scheduleAtFixedRate(this::pump, PUMP_MILLIS, PUMP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// What the station says now counts as just published: for a picture of one that stands still.
  /// JavaFX thread.
  public void look() {
    published(station.snapshot());
    deliver();
  }

  public ReadOnlyObjectProperty<Snapshot> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /// True when the station has published nothing for longer than it may: then nothing on the screen
  /// is live.
  public ReadOnlyBooleanProperty silent() {
    return silent.getReadOnlyProperty();
  }

  /// `listener` gets every change, in order.
  public void onAlarmChange(Consumer<AlarmChange> listener) {
    alarmListeners.add(listener);
  }

  /// `listener` is called about once a second, also when the station is silent.
  public void onBeat(Runnable listener) {
    beatListeners.add(listener);
  }

  /// Asks something that takes a while on a thread of its own. After the end of this bridge nobody
  /// waits for an answer, and nothing is asked. JavaFX thread.
  ///
  /// @param failed gets the words for a failure that the station did not put into its answer
  public <T> void ask(Supplier<T> question, Consumer<T> answered, Consumer<String> failed) {
    if (questions.isShutdown()) {
      return;
    }
    receive(CompletableFuture.supplyAsync(question, questions), answered, failed);
  }

  /// Brings an answer home to the JavaFX thread.
  public <T> void receive(
      CompletableFuture<T> answer, Consumer<T> answered, Consumer<String> failed) {
    var _ =
        answer.whenComplete(
            (value, trouble) -> {
              if (trouble == null) {
                Platform.runLater(() -> answered.accept(value));
              } else {
                LOG.log(System.Logger.Level.ERROR, "the station failed to answer", trouble);
                Platform.runLater(() -> failed.accept(words(trouble)));
              }
            });
  }

  private static String words(Throwable trouble) {
    Throwable root = trouble;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return "The station could not answer: "
        + (message == null ? root.getClass().getSimpleName() : message)
        + ". Look at the state shown before trying again.";
  }

  /// On the control thread, but for {@link #look}.
  private synchronized void published(Snapshot fresh) {
    changes.addAll(watch.changes(fresh));
    newest = fresh;
    heardNanos = System.nanoTime();
  }

  private void pump() {
    if (underWay.compareAndSet(false, true)) {
      Platform.runLater(this::deliver);
    }
  }

  private void deliver() {
    underWay.set(false);
    boolean quiet = System.nanoTime() - heardNanos > longestSilenceNanos();
    silent.set(quiet);
    snapshot.set(newest);
    for (AlarmChange change = changes.poll(); change != null; change = changes.poll()) {
      for (Consumer<AlarmChange> each : alarmListeners) {
        each.accept(change);
      }
    }
    if (System.nanoTime() - beatNanos >= BEAT_NANOS) {
      beatNanos = System.nanoTime();
      beatListeners.forEach(Runnable::run);
    }
  }

  private long longestSilenceNanos() {
    Duration scans = newest.scan().period().multipliedBy(3);
    return (scans.compareTo(LONGEST_SILENCE) > 0 ? scans : LONGEST_SILENCE).toNanos();
  }

  @Override
  public void close() {
    station.unsubscribe(listener);
    pump.shutdownNow();
    questions.shutdown();
  }
}
