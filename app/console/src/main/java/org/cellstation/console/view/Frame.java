package org.cellstation.console.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.cellstation.console.live.Bridge;
import org.cellstation.console.model.Access;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Door;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.SimulatedSkid;
import org.cellstation.console.recipe.EditorScreen;
import org.cellstation.console.unit.UnitScreen;
import org.cellstation.console.view.NavigationRail.Place;
import org.cellstation.console.widget.Navigator;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Reasons;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.RecipeBook.Version;
import org.cellstation.station.api.Station.Role;
import org.jspecify.annotations.Nullable;

/// What stays while displays come and go: top bar, alarm banner, navigation, status line; and which
/// display is in front. Displays are built when first called up.
public final class Frame implements Navigator {
  private static final String RECIPES = "recipes";

  private final Bridge bridge;
  private final Door door;
  private final Desk desk;
  private final Overlay overlay = new Overlay();
  private final TopBar top;
  private final AlarmBanner banner;
  private final NavigationRail rail;
  private final SignInPane signIn;
  private final Acknowledgement acknowledgement;
  private final AlarmsScreen alarms;
  private final OverviewScreen overview;
  private final Map<String, UnitScreen> units = new HashMap<>();
  private final StackPane stage = new StackPane();
  private final HBox body = new HBox();
  private final BorderPane root = new BorderPane();
  private @Nullable BatchesScreen batches;
  private @Nullable RecipesScreen recipes;
  private @Nullable EditorScreen editor;
  private @Nullable TrendsScreen trends;
  private @Nullable InterlocksScreen interlocks;
  private @Nullable CalibrationScreen calibration;
  private @Nullable TuningScreen tuning;
  private @Nullable LinksScreen links;
  private @Nullable UsersScreen users;
  private final @Nullable SimulatorScreen simulator;
  private Screen front;
  private String lastUnit = "";
  private Picture picture;

  /// @param skid null where the station has real instruments
  public Frame(String station, Bridge bridge, Door door, Desk desk, @Nullable SimulatedSkid skid) {
    this.bridge = bridge;
    this.door = door;
    this.desk = desk;
    picture = Picture.of(bridge.snapshot().get(), bridge.silent().get());
    acknowledgement = new Acknowledgement(desk, overlay);
    simulator = skid == null ? null : new SimulatorScreen(skid);
    top = new TopBar(station, door, skid != null);
    banner = new AlarmBanner(acknowledgement, this::showAlarms);
    rail = new NavigationRail(this, () -> showUnit(lastUnit), skid != null);
    signIn = new SignInPane(door);
    alarms = new AlarmsScreen(acknowledgement);
    overview = new OverviewScreen(this);
    front = overview;
    assemble();
    bridge.onAlarmChange(alarms::changed);
    bridge.onBeat(banner::beat);
    bridge.snapshot().subscribe(snapshot -> renew());
    bridge.silent().subscribe(silent -> renew());
    door.access().subscribe(this::show);
  }

  private void assemble() {
    HBox.setHgrow(stage, Priority.ALWAYS);
    stage.setMinWidth(0);
    body.getChildren().addAll(rail, stage, signIn);
    root.getStyleClass().add("frame");
    root.setTop(Parts.column("head", top, banner));
    root.setCenter(new StackPane(body, overlay));
    root.setBottom(new StatusLine(desk));
    root.addEventFilter(MouseEvent.ANY, event -> door.touch());
    root.addEventFilter(KeyEvent.ANY, event -> door.touch());
    root.addEventFilter(TouchEvent.ANY, event -> door.touch());
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepFocus);
              }
            });
  }

  public Parent root() {
    return root;
  }

  /// While a card is open the keyboard stays with it, or with what stays above it.
  private void keepFocus(@Nullable Node owner) {
    if (overlay.isOpen() && owner != null && within(owner, body)) {
      overlay.takeFocus();
    }
  }

  private static boolean within(Node node, Parent parent) {
    Node each = node;
    while (each != null && !each.equals(parent)) {
      each = each.getParent();
    }
    return each != null;
  }

  private void show(Access access) {
    boolean in = access instanceof Access.SignedIn;
    boolean administrator =
        access instanceof Access.SignedIn(var session) && session.role() == Role.ADMINISTRATOR;
    overlay.clear();
    rail.unlock(in, administrator);
    Parts.present(signIn, !in);
    signIn.show(access);
    if (in) {
      rail.takeFocus();
    }
    if (!in || front == overview) {
      showOverview();
    }
  }

  private void renew() {
    picture = Picture.of(bridge.snapshot().get(), bridge.silent().get());
    if (lastUnit.isEmpty() && !picture.units().isEmpty()) {
      lastUnit = picture.units().getFirst().id();
    }
    top.show(picture);
    banner.show(picture);
    front.show(picture);
  }

  /// The keyboard never stays behind on the display that goes: left to itself it would jump to
  /// "Sign out".
  private void bring(Screen screen, Place place) {
    overlay.clear();
    front = screen;
    rail.at(place);
    screen.show(picture);
    Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
    if (owner != null && within(owner, stage)) {
      rail.takeFocus();
    }
    stage.getChildren().setAll(screen.node());
  }

  private boolean signedIn() {
    return door.access().get() instanceof Access.SignedIn;
  }

  @Override
  public void showOverview() {
    bring(overview, Place.OVERVIEW);
  }

  @Override
  public void showUnit(String unit) {
    if (signedIn() && picture.unit(unit).isPresent()) {
      lastUnit = unit;
      bring(units.computeIfAbsent(unit, this::unitScreen), Place.UNIT);
    }
  }

  private UnitScreen unitScreen(String unit) {
    return new UnitScreen(
        unit,
        desk,
        overlay,
        this::askReason,
        (version, all) -> {
          EditorScreen screen = editor();
          bring(screen, Place.RECIPES);
          screen.edit(version, all, "the unit", () -> showUnit(unit));
        });
  }

  private void askReason(
      String title, String target, String statement, String act, Reasons.Act action) {
    ReasonCard.ask(overlay, title, target, statement, act, action::with);
  }

  @Override
  public void showAlarms() {
    bring(alarms, Place.ALARMS);
  }

  @Override
  public void showInterlocks(String unit) {
    if (signedIn()) {
      InterlocksScreen screen =
          Objects.requireNonNullElseGet(interlocks, () -> new InterlocksScreen(desk, overlay));
      interlocks = screen;
      screen.open(unit.isEmpty() ? lastUnit : unit);
      bring(screen, Place.INTERLOCKS);
    }
  }

  @Override
  public void showBatches(String unit) {
    if (signedIn()) {
      BatchesScreen screen =
          Objects.requireNonNullElseGet(batches, () -> new BatchesScreen(desk, overlay, this));
      batches = screen;
      screen.open(unit);
      bring(screen, Place.BATCHES);
    }
  }

  @Override
  public void showRecipes() {
    if (signedIn()) {
      RecipesScreen screen = recipes();
      screen.open();
      bring(screen, Place.RECIPES);
    }
  }

  private RecipesScreen recipes() {
    RecipesScreen screen =
        Objects.requireNonNullElseGet(
            recipes, () -> new RecipesScreen(desk, overlay, fromRecipes()));
    recipes = screen;
    return screen;
  }

  private RecipesScreen.Editor fromRecipes() {
    return new RecipesScreen.Editor() {
      @Override
      public void open() {
        showEditor();
      }

      @Override
      public void offer(Version version, List<Version> all) {
        EditorScreen screen = editor();
        screen.offer(version, all, RECIPES, Frame.this::backToRecipes);
        bring(screen, Place.RECIPES);
      }

      @Override
      public void edit(Version version, List<Version> all) {
        EditorScreen screen = editor();
        bring(screen, Place.RECIPES);
        screen.edit(version, all, RECIPES, Frame.this::backToRecipes);
      }

      @Override
      public void mend(String file) {
        EditorScreen screen = editor();
        bring(screen, Place.RECIPES);
        screen.mend(file, RECIPES, Frame.this::backToRecipes);
      }
    };
  }

  /// With what was saved last chosen there.
  private void backToRecipes() {
    recipes().prefer(editor().saved());
    showRecipes();
  }

  private EditorScreen editor() {
    EditorScreen screen =
        Objects.requireNonNullElseGet(editor, () -> new EditorScreen(desk, overlay));
    editor = screen;
    return screen;
  }

  @Override
  public void showEditor() {
    if (signedIn() && front != editor()) {
      if (front instanceof UnitScreen) {
        editor().open("the unit", () -> showUnit(lastUnit));
      } else if (front == batches) {
        editor().open("batches", () -> showBatches(""));
      } else {
        editor().open(RECIPES, this::backToRecipes);
      }
      bring(editor(), Place.RECIPES);
    }
  }

  @Override
  public void showTrends(String unit) {
    if (signedIn()) {
      TrendsScreen screen = Objects.requireNonNullElseGet(trends, () -> new TrendsScreen(desk));
      trends = screen;
      screen.open(unit.isEmpty() ? lastUnit : unit);
      bring(screen, Place.TRENDS);
    }
  }

  @Override
  public void showCalibration() {
    if (signedIn()) {
      CalibrationScreen screen =
          Objects.requireNonNullElseGet(calibration, () -> new CalibrationScreen(desk, overlay));
      calibration = screen;
      bring(screen, Place.CALIBRATION);
    }
  }

  @Override
  public void showTuning() {
    if (signedIn()) {
      TuningScreen screen =
          Objects.requireNonNullElseGet(tuning, () -> new TuningScreen(desk, overlay));
      tuning = screen;
      bring(screen, Place.TUNING);
    }
  }

  @Override
  public void showLinks() {
    if (signedIn()) {
      LinksScreen screen =
          Objects.requireNonNullElseGet(links, () -> new LinksScreen(desk, overlay));
      links = screen;
      bring(screen, Place.LINKS);
    }
  }

  @Override
  public void showUsers() {
    if (signedIn()) {
      UsersScreen screen = Objects.requireNonNullElseGet(users, () -> new UsersScreen(desk));
      users = screen;
      bring(screen, Place.USERS);
    }
  }

  @Override
  public void showSimulator() {
    if (signedIn() && simulator != null) {
      bring(simulator, Place.SIMULATOR);
    }
  }
}
