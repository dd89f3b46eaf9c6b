package org.cellstation.app.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.cellstation.console.Console;
import org.cellstation.station.api.Station;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/// A person in front of the console: real clicks and keys in a window, eyes that wait for what they
/// expect to see.
final class Seat implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final FxRobot robot = new FxRobot();
  private final Console console;
  private final Stage stage;

  Seat(Station station) {
    startPlatform();
    console = onFx(() -> new Console(station));
    stage =
        onFx(
            () -> {
              Stage window = new Stage();
              window.setScene(console.scene());
              window.show();
              return window;
            });
  }

  private static void startPlatform() {
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } catch (IllegalStateException startedBefore) {
      Platform.setImplicitExit(false);
    }
  }

  /// Where it is, is looked up on the JavaFX thread: displays come and go there.
  Seat click(String id) {
    await(id + " to click on", () -> onFx(() -> usable(node(id))));
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(onFx(() -> middle(id)), Motion.DIRECT);
    return this;
  }

  private Point2D middle(String id) {
    Node node = node(id);
    if (node == null) {
      throw new AssertionError(id + " has gone before it could be clicked on");
    }
    Bounds bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  /// Replaces what the field holds, key by key, without the robot's pauses between keys.
  Seat write(String id, String text) {
    click(id);
    onFx(
        () -> {
          TextInputControl field = (TextInputControl) console.scene().getFocusOwner();
          if (!id.equals(field.getId())) {
            throw new AssertionError("the keyboard is in " + field.getId() + ", not in " + id);
          }
          field.selectAll();
          text.chars().forEach(c -> type(field, Character.toString(c)));
          return text;
        });
    return this;
  }

  private static void type(TextInputControl field, String key) {
    field.fireEvent(
        new KeyEvent(KeyEvent.KEY_TYPED, key, "", KeyCode.UNDEFINED, false, false, false, false));
  }

  Seat signIn(String user, String password) {
    return write("login-user", user).write("login-password", password).click("login-submit");
  }

  /// The most urgent alarm, from the banner.
  void acknowledge(String comment) {
    click("banner-acknowledge").write("ack-comment", comment).click("ack-submit");
    await("the card gone", () -> !shown("ack-submit"));
  }

  boolean shown(String id) {
    return onFx(() -> visible(node(id)));
  }

  String text(String id) {
    return onFx(() -> node(id) instanceof Labeled label ? label.getText() : "");
  }

  /// What the screen reader says of it.
  String accessible(String id) {
    return onFx(
        () -> {
          Node node = node(id);
          return node == null || node.getAccessibleText() == null ? "" : node.getAccessibleText();
        });
  }

  void awaitText(String id, String part) {
    try {
      await(id + " saying " + part, () -> shown(id) && text(id).contains(part));
    } catch (AssertionError unseen) {
      throw new AssertionError("it says: " + text(id), unseen);
    }
  }

  void await(String what, Callable<Boolean> seen) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, seen);
    } catch (TimeoutException late) {
      throw new AssertionError("not seen: " + what, late);
    }
  }

  private @Nullable Node node(String id) {
    return console.scene().lookup("#" + id);
  }

  private static boolean usable(@Nullable Node node) {
    return node != null && visible(node) && !node.isDisabled();
  }

  private static boolean visible(@Nullable Node node) {
    if (node == null) {
      return false;
    }
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static <T> T onFx(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException trouble) {
      throw new AssertionError(trouble);
    } catch (ExecutionException trouble) {
      throw new AssertionError(trouble.getCause());
    }
  }

  @Override
  public void close() {
    onFx(
        () -> {
          stage.hide();
          console.close();
          return true;
        });
  }
}
