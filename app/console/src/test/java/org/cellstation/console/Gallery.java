package org.cellstation.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import org.cellstation.console.model.SimulatedSkid;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.RecipeBook.Contents;
import org.cellstation.station.control.LoopMode;
import org.jspecify.annotations.Nullable;

/// Every display in every state as PNG files, to be looked at. Not a test: `java -cp <test class
/// path> -Dglass.platform=Headless -Dprism.order=sw org.cellstation.console.Gallery <directory>
/// [small [part of a name]]`.
final class Gallery {
  private final Path directory;
  private final double width;
  private final double height;
  private final String only;

  private Gallery(Path directory, double width, double height, String only) {
    this.directory = directory;
    this.width = width;
    this.height = height;
    this.only = only;
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    try {
      String only = arguments.length > 2 ? arguments[2] : "";
      new Gallery(directory, 1280, 800, only).all();
      if (arguments.length == 1) {
        new Gallery(directory, 1920, 1080, only).all();
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
    station.trip("rocking-stopped");
    station.latch("overfill-volume");
    station.bypass("oxygen-high", Duration.ofMinutes(30), "sensor being exchanged");
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

  static FakeStation byHand() {
    FakeStation station = normal();
    station.mode("DO", LoopMode.MANUAL);
    station.mode("pad", LoopMode.OUT_OF_SERVICE);
    station.note("pad", "out of service: the output stays where it was");
    station.note("temperature", "waits: pad is not in CASCADE");
    station.advance(Duration.ofMinutes(1));
    return station;
  }

  static FakeStation asking() {
    FakeStation station = normal();
    station.procedure().askForCount();
    station.advance(Duration.ofMinutes(1));
    return station;
  }

  private void all() {
    picture("first-start", new FakeStation(), "", screen -> {});
    picture("sign-in", normal(), "", screen -> {});
    for (String state : new String[] {"normal", "troubled", "asking", "free"}) {
      for (String place :
          new String[] {"overview", "unit", "alarms", "interlocks", "trends", "links", "batches"}) {
        FakeStation station =
            switch (state) {
              case "normal" -> normal();
              case "troubled" -> troubled();
              case "asking" -> asking();
              default -> new FakeStation().withPeople();
            };
        picture(state + "-" + place, station, "otto", screen -> screen.press("nav-" + place));
      }
    }
    for (EquipmentClass equipment : EquipmentClass.values()) {
      for (String place : new String[] {"overview", "unit"}) {
        picture(
            equipment.text() + "-" + place,
            normal().as(equipment),
            "otto",
            screen -> screen.press("nav-" + place));
      }
    }
    picture("batch-values", free(), "otto", screen -> values(screen, "38.5"));
    picture("batch-values-wrong", free(), "otto", screen -> values(screen, "47"));
    picture(
        "batch-signature",
        free(),
        "otto",
        screen -> {
          values(screen, "38.5");
          screen.press("batch-create");
        });
    for (String view : new String[] {"procedure", "history", "changes", "text"}) {
      picture("recipes-" + view, normal(), "otto", screen -> recipe(screen, view));
    }
    picture(
        "recipes-faulty",
        normal(),
        "otto",
        screen -> {
          screen.press("nav-recipes");
          screen.await("list", () -> screen.shown("recipe-of-msc-microcarriers-yaml"));
          screen.press("recipe-of-msc-microcarriers-yaml");
        });
    picture(
        "recipes-sign",
        normal(),
        "otto",
        screen -> {
          recipe(screen, "procedure");
          screen.press("recipe-APPROVE");
        });
    picture("calibration", normal(), "otto", screen -> screen.press("nav-calibration"));
    picture(
        "calibration-step",
        normal(),
        "otto",
        screen -> {
          screen.press("nav-calibration");
          screen.press("calibrate-TWO_POINT");
        });
    picture(
        "calibration-never",
        normal(),
        "otto",
        screen -> {
          screen.press("nav-calibration");
          screen.press("calibration-of-P-101-channel1");
        });
    picture("wire", normal(), "otto", screen -> wire(screen, 5));
    picture("wire-bus", normal(), "otto", screen -> wire(screen, 3));
    picture(
        "wire-accept",
        normal(),
        "otto",
        screen -> {
          wire(screen, 5);
          screen.press("wire-accept");
        });
    picture("tuning", normal(), "otto", screen -> screen.press("nav-tuning"));
    for (String state : new String[] {"running", "untested", "refused"}) {
      FakeStation station = normal();
      switch (state) {
        case "running" -> station.tunings().running();
        case "untested" -> station.tunings().untested();
        default -> station.tunings().refused();
      }
      picture("tuning-" + state, station, "dora", screen -> screen.press("nav-tuning"));
    }
    picture(
        "tuning-proposals",
        normal(),
        "otto",
        screen -> {
          screen.press("nav-tuning");
          screen.await("proposals", () -> screen.shown("tuning-proposal-1"));
          screen.press("tuning-proposal-1");
          OnScreen.onFx(
              () -> {
                screen
                    .find("tuning-screen")
                    .lookupAll(".plain-scroll")
                    .forEach(node -> ((ScrollPane) node).setVvalue(1));
                return 0;
              });
          screen.advance(Duration.ofSeconds(2));
        });
    picture("chart-run", normal(), "otto", screen -> unit(screen, "show-chart"));
    FakeStation byOrder = troubled();
    byOrder.procedure().mode = ProcedureMode.MANUAL;
    picture("chart-manual", byOrder, "otto", screen -> unit(screen, "show-chart"));
    picture(
        "chart-free", new FakeStation().withPeople(), "otto", screen -> unit(screen, "show-chart"));
    picture("editor-empty", normal(), "dora", Gallery::nothingToEdit);
    picture("editor-version", normal(), "dora", Gallery::editor);
    picture("editor-new", normal(), "otto", screen -> editor(screen, "editor-new"));
    picture("editor-open", normal(), "otto", screen -> editor(screen, "editor-open"));
    picture("editor-recipe", normal(), "otto", Gallery::recipe);
    picture(
        "editor-step",
        normal(),
        "otto",
        screen -> {
          recipe(screen);
          EditorOnScreenTest.choose(screen, "expansion/prepare/equilibrate");
        });
    picture(
        "editor-faults",
        normal(),
        "otto",
        screen -> {
          recipe(screen);
          EditorOnScreenTest.replace(screen, "37 degC, min", "37 mL, min");
          EditorOnScreenTest.replace(screen, "flow: 10 mL/min", "flow: 10000 mL/min");
          EditorOnScreenTest.replace(screen, "phase: harvest", "phase: harvets");
          screen.press("editor-tab-faults");
          screen.await("faults", () -> screen.text("editor-tab-faults").contains("("));
        });
    picture(
        "editor-insert",
        normal(),
        "otto",
        screen -> {
          recipe(screen);
          EditorOnScreenTest.choose(screen, "expansion/prepare/equilibrate");
          screen.press("editor-tab-insert");
          screen.press("insert-CHOOSE");
          screen.press("editor-find");
        });
    picture(
        "editor-compare",
        normal(),
        "otto",
        screen -> {
          recipe(screen);
          EditorOnScreenTest.replace(screen, "flow: 10 mL/min", "flow: 12 mL/min");
          EditorOnScreenTest.choose(screen, "expansion/prepare/equilibrate");
          screen.press("editor-tab-insert");
          screen.press("insert-SAMPLE");
          screen.press("editor-compare");
        });
    picture(
        "editor-save",
        normal(),
        "otto",
        screen -> {
          recipe(screen);
          screen.press("editor-save");
        });
    FakeStation second = normal();
    second.procedure().askForSecond(second.snapshot().now());
    picture("prompt-second", second, "otto", screen -> screen.press("nav-unit"));
    FakeStation signature = normal();
    signature.procedure().askForSignature(signature.snapshot().now());
    picture("prompt-signature", signature, "otto", screen -> screen.press("nav-unit"));
    simulated("simulator", screen -> screen.press("nav-simulator"));
    simulated(
        "simulator-used",
        screen -> {
          screen.press("nav-simulator");
          screen.press("simulator-sample");
          screen.press("simulator-fault-silent");
          screen.press("simulator-at-TIC-101");
          screen.press("simulator-fault-late");
        });
    picture("users", normal(), "anna", screen -> screen.press("nav-users"));
    picture("hold", normal(), "otto", screen -> unit(screen, "command-HOLD"));
    picture("faceplate", normal(), "otto", screen -> unit(screen, "loop-temperature"));
    picture("faceplate-oxygen", byHand(), "otto", screen -> unit(screen, "loop-DO"));
    picture("faceplate-cascade", normal(), "otto", screen -> unit(screen, "loop-rock-rate"));
    picture("faceplate-worst", troubled(), "otto", screen -> unit(screen, "loop-pH"));
    picture("faceplate-out-of-service", padOut(), "otto", screen -> allLoops(screen, "pad"));
    picture("away-unit", away(), "otto", screen -> screen.press("nav-unit"));
    picture("away-card", away(), "otto", screen -> unit(screen, "gap-open"));
    picture("away-batches", away(), "otto", screen -> screen.press("nav-batches"));
    picture(
        "deviations",
        away(),
        "otto",
        screen -> {
          screen.press("nav-batches");
          screen.press("deviations");
        });
    picture("change-strip", changing(), "dora", screen -> screen.press("nav-unit"));
    picture("change-card", changing(), "dora", screen -> unit(screen, "change-open"));
    picture(
        "change-begin",
        changedBefore(),
        "dora",
        screen -> {
          unit(screen, "show-chart");
          screen.press("change-recipe");
        });
    picture("users-troubled", troubled(), "anna", screen -> screen.press("nav-users"));
    picture("all-loops", byHand(), "otto", screen -> unit(screen, "all-loops"));
    picture("by-hand-overview", byHand(), "otto", screen -> screen.press("nav-overview"));
    picture("acknowledge", troubled(), "otto", screen -> screen.press("banner-acknowledge"));
  }

  private static void recipe(OnScreen screen, String view) {
    screen.press("nav-recipes");
    String row = "recipe-of-" + FakeRecipes.REVIEWED.substring(0, 12);
    screen.await("list", () -> screen.shown(row));
    screen.press(row);
    screen.press("recipe-view-" + view);
  }

  /// The station was away and the batch waits for a signature.
  static FakeStation away() {
    FakeStation station = normal();
    station.procedure().obey(Command.HOLD, station.snapshot().now());
    station.interruptions().away("B-2026-014", station.snapshot().now(), true);
    station.deviations().some("B-2026-014", station.snapshot().now());
    station.advance(Duration.ofMinutes(1));
    return station;
  }

  /// A change of the recipe waits for the signature of its author.
  static FakeStation changing() {
    FakeStation station = normal();
    station.liveChanges().waits(station.snapshot().now());
    return station;
  }

  /// The recipe has been changed.
  static FakeStation changedBefore() {
    FakeStation station = normal();
    station.liveChanges().hasBeen();
    return station;
  }

  private static FakeStation free() {
    return new FakeStation().withPeople();
  }

  /// Fills the form for a batch with another temperature.
  private static void values(OnScreen screen, String temperature) {
    screen.press("nav-batches");
    screen.await("recipes", () -> screen.shown("recipe-t-cell-expansion"));
    screen.press("recipe-t-cell-expansion");
    screen.type("batch-id", "B-2026-014");
    screen.type("batch-order", "ORD-7731");
    screen.press("purpose-ENGINEERING");
    screen.type("value-batch-size", "0,5");
    screen.type("value-temperature", temperature);
    screen.await("a remark", () -> screen.shown("remark-temperature"));
    OnScreen.onFx(
        () -> {
          screen
              .find("batches-screen")
              .lookupAll(".plain-scroll")
              .forEach(node -> ((ScrollPane) node).setVvalue(1));
          return 0;
        });
  }

  private static FakeStation padOut() {
    FakeStation station = byHand();
    station.trip("culture-hot");
    return station;
  }

  private static void allLoops(OnScreen screen, String loop) {
    unit(screen, "all-loops");
    screen.press("loops-" + loop);
  }

  /// Chooses a row of the links table.
  static void wire(OnScreen screen, int row) {
    screen.press("nav-links");
    OnScreen.onFx(
        () -> {
          ((TableView<?>) screen.find("link-table")).getSelectionModel().select(row);
          return row;
        });
    screen.advance(Duration.ofMinutes(1));
  }

  private static void editor(OnScreen screen) {
    screen.press("nav-recipes");
    String row = "recipe-of-" + FakeRecipes.EFFECTIVE.substring(0, 12);
    screen.await("recipes", () -> screen.shown(row));
    screen.press(row);
    screen.press("open-editor");
    screen.await("text", () -> EditorOnScreenTest.text(screen).startsWith("format"));
  }

  private static void nothingToEdit(OnScreen screen) {
    screen.station.recipeBook().show(new Contents(List.of(), List.of()));
    screen.press("nav-recipes");
    screen.press("open-editor");
  }

  private static void editor(OnScreen screen, String press) {
    editor(screen);
    screen.press(press);
  }

  private static void recipe(OnScreen screen) {
    editor(screen);
    EditorOnScreenTest.open(screen);
  }

  private static void unit(OnScreen screen, String press) {
    screen.press("nav-unit");
    screen.press(press);
  }

  /// A window where the headless screen has room for one, to see the keyboard's focus too.
  private void picture(String name, FakeStation station, String user, Consumer<OnScreen> way) {
    picture(name, station, null, user, way);
  }

  private void simulated(String name, Consumer<OnScreen> way) {
    picture(name, normal(), new FakeSkid(), "otto", way);
  }

  private void picture(
      String name,
      FakeStation station,
      @Nullable SimulatedSkid skid,
      String user,
      Consumer<OnScreen> way) {
    if (!name.contains(only)) {
      return;
    }
    try (OnScreen screen = new OnScreen(station, width, height, skid)) {
      if (width <= 1280) {
        screen.inWindow();
      }
      if (!user.isEmpty()) {
        screen.signIn(user);
      }
      way.accept(screen);
      for (int i = 0; i < 4; i++) {
        screen.advance(Duration.ofSeconds(12));
      }
      OnScreen.onFx(
          () -> {
            Path png = directory.resolve(name + "-" + (int) width + ".png");
            screen.console.snapshot(png);
            return png;
          });
    }
  }
}
