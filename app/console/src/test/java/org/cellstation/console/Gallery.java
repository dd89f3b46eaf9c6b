package org.cellstation.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;

/// Every display in every state as PNG files, to be looked at. Not a test: `java -cp <test class
/// path> -Dglass.platform=Headless -Dprism.order=sw org.cellstation.console.Gallery <directory>`.
final class Gallery {
  private final Path directory;
  private final double width;
  private final double height;

  private Gallery(Path directory, double width, double height) {
    this.directory = directory;
    this.width = width;
    this.height = height;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    try {
      new Gallery(directory, 1280, 800).all();
      if (arguments.length == 1) {
        new Gallery(directory, 1920, 1080).all();
      }
    } finally {
      Platform.exit();
    }
  }

  static FakeStation normal() {
    return new FakeStation().withPeople().withBatch(Duration.ofHours(50));
  }

  static FakeStation troubled() {
    FakeStation station = normal();
    station.raise(
        "temperature",
        "high",
        AlarmPriority.HIGH,
        "Culture temperature above 38 °C",
        "Check the heating pad and the bag contact; HOLD if it rises further.");
    station.raise(
        "DO", "low", AlarmPriority.MEDIUM, "DO below 20 %", "Check oxygen supply and rocking.");
    station.raise(
        "weight",
        "not stable",
        AlarmPriority.LOW,
        "Weight has not been stable for 10 min",
        "Check that nothing touches the rocker.");
    station.move("BR-1.DO.low", AlarmState.ACKNOWLEDGED);
    station.spoil("pH", Cause.NO_REPLY);
    station.spoil("weight", Cause.NOT_STABLE);
    station.spoil("O2 flow", Cause.STALE);
    station.spoil("feed flow", Cause.DAMAGED_REPLY);
    station.note("pH", "holding: pH bad, no reply");
    station.breakLink(
        "analytics",
        LinkStatus.State.DEGRADED,
        "AT-101 does not answer. Check its cable, supply and address 1.");
    station.procedure().waitingFor = "pH is bad (no reply): the condition cannot be judged";
    station.advance(Duration.ofMinutes(1));
    return station;
  }

  static FakeStation asking() {
    FakeStation station = normal();
    station.procedure().askForCount();
    station.advance(Duration.ofMinutes(1));
    return station;
  }

  private void all() throws Exception {
    picture("first-start", new FakeStation(), "", console -> {});
    picture("sign-in", normal(), "", console -> {});
    for (String state : new String[] {"normal", "troubled", "asking", "free"}) {
      FakeStation station =
          switch (state) {
            case "normal" -> normal();
            case "troubled" -> troubled();
            case "asking" -> asking();
            default -> new FakeStation().withPeople();
          };
      picture(state + "-overview", station, "otto", console -> {});
      picture(state + "-unit", station, "otto", console -> console.navigate().showUnit("BR-1"));
      if (!state.equals("asking")) {
        picture(state + "-alarms", station, "otto", console -> console.navigate().showAlarms());
        picture(state + "-trends", station, "otto", c -> c.navigate().showTrends("BR-1"));
        picture(state + "-links", station, "otto", console -> console.navigate().showLinks());
        picture(state + "-batches", station, "otto", c -> c.navigate().showBatches(""));
      }
    }
    picture("users", normal(), "anna", console -> console.navigate().showUsers());
    picture(
        "hold",
        normal(),
        "otto",
        console -> {
          console.navigate().showUnit("BR-1");
          press(console, "command-HOLD");
        });
    picture(
        "faceplate",
        normal(),
        "otto",
        console -> {
          console.navigate().showUnit("BR-1");
          press(console, "loop-temperature");
        });
    picture("acknowledge", troubled(), "otto", console -> press(console, "banner-acknowledge"));
  }

  private static void press(Console console, String id) {
    Node node = console.scene().lookup("#" + id);
    if (node instanceof ButtonBase button) {
      button.fire();
    } else {
      node.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }
  }

  private interface Way {
    void go(Console console);
  }

  private void picture(String name, FakeStation station, String user, Way way) throws Exception {
    Console console =
        onFx(
            () -> {
              Console made = new Console(station, width, height, InstantSource.system());
              if (width <= 1280) {
                Stage stage = new Stage();
                stage.setScene(made.scene());
                stage.show();
              }
              return made;
            });
    if (!user.isEmpty()) {
      String password = user.equals("anna") ? "administrate!1" : "operate!12345";
      onFx(
          () -> {
            ((TextInputControl) console.scene().lookup("#login-user")).setText(user);
            ((TextInputControl) console.scene().lookup("#login-password")).setText(password);
            press(console, "login-submit");
            return name;
          });
      while (!onFx(() -> console.scene().lookup("#login-submit") == null)) {
        Thread.onSpinWait();
      }
    }
    onFx(
        () -> {
          way.go(console);
          return name;
        });
    for (int i = 0; i < 5; i++) {
      station.advance(Duration.ofSeconds(12));
      onFx(
          () -> {
            console.scene().getRoot().applyCss();
            console.scene().getRoot().layout();
            return name;
          });
      long until = System.nanoTime() + 130_000_000L;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    }
    onFx(
        () -> {
          console.snapshot(directory.resolve(name + "-" + (int) width + ".png"));
          if (console.scene().getWindow() != null) {
            console.scene().getWindow().hide();
          }
          console.close();
          return name;
        });
  }

  private static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception trouble) {
            result.completeExceptionally(trouble);
          }
        });
    return result.get();
  }
}
