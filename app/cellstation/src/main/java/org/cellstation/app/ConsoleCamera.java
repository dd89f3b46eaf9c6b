package org.cellstation.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.console.Console;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// Takes pictures of the real console on the headless platform, which needs no display and no
/// window system. Whoever calls waits until they are taken.
final class ConsoleCamera implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ConsoleCamera.class.getName());

  /// Time for a display to take in the newest snapshot and to draw its trend.
  private static final Duration SETTLING = Duration.millis(600);

  private static final long PATIENCE_SECONDS = 20;

  private final Path folder;
  private final AtomicReference<@Nullable Console> console = new AtomicReference<>();

  ConsoleCamera(Station station, Session session, Path folder) {
    this.folder = folder;
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    var ready = new CountDownLatch(1);
    Platform.startup(
        () -> {
          Console made = new Console(station);
          made.enter(session);
          // Only what stands on a stage is laid out anew with each pulse.
          var stage = new Stage();
          stage.setScene(made.scene());
          stage.show();
          console.set(made);
          ready.countDown();
        });
    await(ready);
  }

  /// Pictures overview, unit and alarms as they are now.
  ///
  /// @param moment begins the files' names
  void picture(String moment) {
    picture(moment + "-overview.png", made -> made.navigate().showOverview());
    picture(moment + "-unit.png", made -> made.navigate().showUnit(Rehearsal.UNIT));
    picture(moment + "-alarms.png", made -> made.navigate().showAlarms());
    picture(moment + "-trends.png", made -> made.navigate().showTrends(Rehearsal.UNIT));
  }

  private interface Pose {
    void take(Console console);
  }

  private void picture(String name, Pose pose) {
    Console made = console.get();
    if (made == null) {
      return;
    }
    var taken = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          made.look();
          pose.take(made);
          var settle = new PauseTransition(SETTLING);
          settle.setOnFinished(
              event -> {
                try {
                  made.snapshot(folder.resolve(name));
                } catch (IOException unwritable) {
                  LOG.log(Level.WARNING, "The screenshot cannot be written", unwritable);
                } finally {
                  taken.countDown();
                }
              });
          settle.play();
        });
    await(taken);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "The console did not answer in time; a screenshot is missing");
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Console made = console.get();
    if (made != null) {
      var closed = new CountDownLatch(1);
      Platform.runLater(
          () -> {
            made.close();
            closed.countDown();
          });
      await(closed);
    }
    Platform.exit();
  }
}
