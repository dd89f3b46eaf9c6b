package org.cellstation.console;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.cellstation.console.model.SimulatedSkid;
import org.cellstation.console.model.Wording;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/// One console in front of one hand-made station, driven as a person would: by node id. Waits for
/// what it is told to see, never for a time.
final class OnScreen implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  final FakeStation station;
  final Console console;
  private Instant wallTime = Instant.parse("2026-03-02T08:00:00Z");

  OnScreen(FakeStation station, double width, double height) {
    this(station, width, height, null);
  }

  OnScreen(FakeStation station, double width, double height, @Nullable SimulatedSkid skid) {
    this.station = station;
    startPlatform();
    console = onFx(() -> new Console(station, width, height, this::wallTime, skid));
  }

  private static synchronized void startPlatform() {
    try {
      Platform.startup(() -> Platform.setImplicitExit(false));
    } catch (IllegalStateException startedBefore) {
      Platform.setImplicitExit(false);
    }
  }

  /// In a window, for keyboard focus. The headless screen has room for 1280 x 800, not for more.
  OnScreen inWindow() {
    onFx(
        () -> {
          Stage stage = new Stage();
          stage.setScene(console.scene());
          stage.show();
          return stage;
        });
    return this;
  }

  private synchronized Instant wallTime() {
    return wallTime;
  }

  synchronized void passWallTime(Duration by) {
    wallTime = wallTime.plus(by);
  }

  OnScreen signIn(String user) {
    type("login-user", user);
    type(
        "login-password",
        switch (user) {
          case "anna" -> "administrate!1";
          case "dora" -> "develop!12345";
          default -> "operate!12345";
        });
    press("login-submit");
    await("signed in", () -> shown("logout"));
    return this;
  }

  Node find(String id) {
    return onFx(
        () -> {
          Node node = console.scene().lookup("#" + id);
          if (node == null) {
            throw new AssertionError("nothing on the screen is called " + id);
          }
          return node;
        });
  }

  /// Lays out first: without a window nothing else does.
  boolean shown(String id) {
    return onFx(
        () -> {
          layout();
          Node node = console.scene().lookup("#" + id);
          return node != null && treeVisible(node);
        });
  }

  static boolean treeVisible(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  String text(String id) {
    Node node = find(id);
    return onFx(() -> ((Labeled) node).getText());
  }

  boolean enabled(String id) {
    Node node = find(id);
    return onFx(() -> !node.isDisabled());
  }

  void type(String id, String text) {
    Node node = find(id);
    onFx(
        () -> {
          ((TextInputControl) node).setText(text);
          return text;
        });
  }

  /// Fails when a person could not press it.
  void press(String id) {
    Node node = find(id);
    onFx(
        () -> {
          if (node.isDisabled() || !treeVisible(node)) {
            throw new AssertionError(id + " cannot be pressed now");
          }
          if (node instanceof ButtonBase button) {
            button.fire();
          } else {
            node.fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
          }
          layout();
          return id;
        });
  }

  /// One scan, and the console showing it.
  void advance(Duration by) {
    station.advance(by);
    String moment = Wording.moment(station.snapshot().now());
    await("clock shows " + moment, () -> text("clock").equals(moment));
    onFx(this::layout);
  }

  private boolean layout() {
    console.scene().getRoot().applyCss();
    console.scene().getRoot().layout();
    return true;
  }

  void await(String what, Callable<Boolean> seen) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, seen);
    } catch (TimeoutException late) {
      throw new AssertionError("not seen: " + what, late);
    }
  }

  void awaitText(String id, String part) {
    await(id + " saying " + part, () -> shown(id) && text(id).contains(part));
  }

  static <T> T onFx(Callable<T> work) {
    if (Platform.isFxApplicationThread()) {
      try {
        return work.call();
      } catch (RuntimeException | Error trouble) {
        throw trouble;
      } catch (Exception trouble) {
        throw new AssertionError(trouble);
      }
    }
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
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
          if (console.scene().getWindow() != null) {
            console.scene().getWindow().hide();
          }
          console.close();
          return true;
        });
  }
}
