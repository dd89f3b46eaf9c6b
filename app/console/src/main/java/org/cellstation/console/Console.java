package org.cellstation.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.cellstation.console.live.Bridge;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Door;
import org.cellstation.console.model.SimulatedSkid;
import org.cellstation.console.view.Frame;
import org.cellstation.console.widget.Navigator;
import org.cellstation.console.widget.Parts;
import org.cellstation.station.api.Station;
import org.jspecify.annotations.Nullable;

/// The operator console of one station: wires bridge, view models and frame together. Made and used
/// on the JavaFX thread, except {@link #launch}.
public final class Console implements AutoCloseable {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  /// From here on there is room for larger print.
  private static final double WIDE = 1600;

  private final Bridge bridge;
  private final Door door;
  private final Frame frame;
  private final Scene scene;

  public Console(Station station) {
    this(station, WIDTH, HEIGHT, InstantSource.system(), null);
  }

  /// @param wallClock by which an idle console locks itself
  /// @param skid null where the station has real instruments
  public Console(
      Station station,
      double width,
      double height,
      InstantSource wallClock,
      @Nullable SimulatedSkid skid) {
    bridge = new Bridge(station);
    door = new Door(station, bridge, wallClock);
    Desk desk = new Desk(station, bridge, door);
    frame = new Frame(station.name(), bridge, door, desk, skid);
    scene = new Scene(frame.root(), width, height);
    scene.getStylesheets().add(stylesheet());
    scene
        .widthProperty()
        .subscribe(at -> Parts.style(frame.root(), "wide", at.doubleValue() >= WIDE));
    bridge.start();
  }

  private static String stylesheet() {
    return Objects.requireNonNull(Console.class.getResource("console.css"), "console.css missing")
        .toExternalForm();
  }

  public Scene scene() {
    return scene;
  }

  /// Signs in somebody whom the station has let in already.
  public void enter(Station.Session session) {
    door.enter(session);
  }

  /// Calls up a display, as the navigation does.
  public Navigator navigate() {
    return frame;
  }

  /// Shows what the station says now, also when it stands still.
  public void look() {
    bridge.look();
  }

  /// Writes what is on the screen to a PNG file.
  public void snapshot(Path png) throws IOException {
    Screenshots.write(scene, png);
  }

  @Override
  public void close() {
    bridge.close();
  }

  /// Starts JavaFX, shows the console and returns when its window is closed. The station runs on.
  /// From any thread, once in a program's life.
  ///
  /// @throws UnsupportedOperationException when there is no display to show it on
  /// @param skid null where the station has real instruments
  public static void launch(Station station, @Nullable SimulatedSkid skid)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.startup(
        () -> {
          Console console = new Console(station, WIDTH, HEIGHT, InstantSource.system(), skid);
          Stage stage = new Stage();
          stage.setTitle(station.name());
          stage.setScene(console.scene());
          stage.setMinWidth(WIDTH);
          stage.setMinHeight(HEIGHT - 60);
          stage.setMaximized(true);
          stage.setOnHidden(
              event -> {
                console.close();
                closed.countDown();
              });
          stage.show();
        });
    closed.await();
  }
}
