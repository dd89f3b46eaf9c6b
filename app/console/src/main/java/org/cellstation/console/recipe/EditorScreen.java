package org.cellstation.console.recipe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cellstation.console.chart.ChartView;
import org.cellstation.console.chart.Mark;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Manuscript;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Proofread;
import org.cellstation.console.model.Proofreader;
import org.cellstation.console.widget.Confirm;
import org.cellstation.console.widget.Overlay;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.recipes.chart.ChartLayout;
import org.cellstation.recipes.edit.EditOutcome;
import org.cellstation.recipes.edit.RecipeEdits;
import org.cellstation.recipes.edit.Template;
import org.cellstation.recipes.format.Pictures;
import org.cellstation.recipes.format.SourceMap;
import org.cellstation.recipes.text.Fault;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.station.api.RecipeBook.Unsaved;
import org.cellstation.station.api.RecipeBook.Version;
import org.cellstation.station.api.Rehearsals.Rehearsal;
import org.cellstation.station.api.Station.Role;
import org.jspecify.annotations.Nullable;

/// A recipe as chart and as text, side by side, both of the one file that is being written: what is
/// marked in one is marked in the other, what is wrong is said while it is typed, and what is put
/// in or changed by touch goes into the text with the smallest change.
public final class EditorScreen implements Screen {
  private static final KeyCombination SAVE = control(KeyCode.S);
  private static final KeyCombination FIND = control(KeyCode.F);
  private static final KeyCombination UNDO = control(KeyCode.Z);
  private static final KeyCombination REDO = control(KeyCode.Y);
  private static final KeyCombination INSERT = control(KeyCode.I);
  private static final KeyCombination STEP = control(KeyCode.E);
  private static final KeyCombination REHEARSE = control(KeyCode.R);
  private static final KeyCombination UP =
      new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
  private static final KeyCombination DOWN =
      new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);

  private final Desk desk;
  private final Overlay overlay;
  private final EditorCards cards;
  private final Proofreader proofreader;
  private final Keeper keeper;

  /// What others were writing when somebody else took over the screen, by user.
  private final Map<String, Unsaved> others = new HashMap<>();

  private final SourceText source = new SourceText();
  private final ChartView chart = new ChartView();
  private final FindBar find = new FindBar(source);
  private final StepPanel step = new StepPanel(this::make);
  private final PalettePanel palette = new PalettePanel(this::insert);
  private final FaultPanel faults = new FaultPanel(this::show);
  private final StackPane side = new StackPane();
  private final ToggleGroup tabs = new ToggleGroup();
  private final ToggleButton stepTab = tab("editor-tab-step", "Step", step);
  private final ToggleButton insertTab = tab("editor-tab-insert", "Insert", palette);
  private final ToggleButton faultsTab = tab("editor-tab-faults", "Faults", faults);
  private final Label name = Parts.label("", "quiet");
  private final Label estimate = Parts.paragraph("", "quiet");
  private final Label message = Parts.paragraph("", "message");
  private final Label rights =
      Parts.paragraph("You can look and try. Saving a recipe needs a process developer.", "quiet");
  private final Button back = Parts.button("editor-back", "Back", this::back);
  private final Button fromNew = Parts.button("editor-new", "New", this::fromNew);
  private final Button fromOld = Parts.button("editor-open", "Open", this::fromOld);
  private final Button undo = Parts.button("editor-undo", "Undo", source::undo);
  private final Button redo = Parts.button("editor-redo", "Redo", source::redo);
  private final Button save = Parts.button("editor-save", "Save draft", this::save);
  private final Button search = Parts.button("editor-find", "Find", find::open);
  private final Button compare = Parts.button("editor-compare", "Compare", this::compare);
  private final Button rehearse = Parts.button("editor-rehearse", "Rehearse", this::rehearse);
  private final SplitPane both;
  private final HBox body;
  private final VBox empty;
  private final VBox node;
  private Manuscript manuscript = Manuscript.NONE;
  private @Nullable Proofread known;
  private String marked = "";
  private String owner = "";
  private Runnable wayBack = () -> {};

  /// SHA-256 of what is being rehearsed, empty for nothing.
  private String rehearsed = "";

  /// The line of what was just put in, 0 for nothing.
  private int fresh;

  public EditorScreen(Desk desk, Overlay overlay) {
    this.desk = desk;
    this.overlay = overlay;
    cards = new EditorCards(desk, overlay);
    proofreader = new Proofreader(desk, this::read);
    keeper = new Keeper(desk, this::say);
    source.onTyped(this::typed);
    source.onCaret(this::caret);
    chart.setId("editor-chart");
    chart.onPick(path -> mark(path, true));
    chart.marks(this::faultAt);
    name.setId("editor-name");
    message.setId("editor-message");
    estimate.setId("editor-estimate");
    VBox drawn = Parts.column("editor-chart", chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox written = Parts.column("editor-text", find, source);
    VBox.setVgrow(source, Priority.ALWAYS);
    both = new SplitPane(drawn, written);
    both.setDividerPositions(0.46);
    both.setMinWidth(0);
    HBox.setHgrow(both, Priority.ALWAYS);
    VBox beside =
        Parts.column("panel", Parts.row("editor-tabs", stepTab, insertTab, faultsTab), side);
    beside.getStyleClass().add("editor-beside");
    VBox.setVgrow(side, Priority.ALWAYS);
    body = Parts.row("calibration-body", both, beside);
    VBox.setVgrow(body, Priority.ALWAYS);
    empty =
        Parts.column(
            "empty-state",
            Parts.paragraph(
                "No recipe is open. New begins one from a template; Open goes on with a draft or"
                    + " begins a new draft of a version. Back leads to the list of recipes, where"
                    + " each version can be edited too."));
    node =
        Parts.column(
            "screen",
            Parts.row(
                "editor-head",
                Parts.label("Recipe editor", "screen-title"),
                name,
                Parts.spring(),
                back),
            tools(),
            rights,
            estimate,
            message,
            empty,
            body);
    node.setId("editor-screen");
    node.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    tabs.selectToggle(stepTab);
    side.getChildren().setAll(step);
    begin(Manuscript.NONE);
  }

  private void fromNew() {
    unlessLost(() -> cards.askNew(this::begin));
  }

  private void fromOld() {
    unlessLost(() -> cards.askOpen(this::begin));
  }

  private static KeyCombination control(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  private HBox tools() {
    return Parts.row(
        "editor-tools",
        fromNew,
        fromOld,
        save,
        undo,
        redo,
        search,
        compare,
        rehearse,
        Parts.spring(),
        Parts.button("chart-zoom-out", "\u2212", () -> chart.zoom(1 / 1.2), "square"),
        Parts.button("chart-zoom-in", "+", () -> chart.zoom(1.2), "square"));
  }

  private ToggleButton tab(String id, String title, Region content) {
    ToggleButton tab = Parts.toggle(title);
    tab.setId(id);
    tab.setToggleGroup(tabs);
    tab.setOnAction(
        event -> {
          tab.setSelected(true);
          side.getChildren().setAll(content);
        });
    return tab;
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {
    if (!rehearsed.isEmpty()) {
      desk.rehearsal(rehearsed).ifPresent(this::tell);
    }
  }

  private void tell(Rehearsal rehearsal) {
    String share =
        rehearsal.state().over() || rehearsal.runs() == 0
            ? ""
            : ", %d of %d runs done".formatted(rehearsal.done(), rehearsal.runs());
    String words = rehearsal.words().isEmpty() ? "" : ". " + rehearsal.words();
    say("Rehearsal of the saved text " + rehearsal.state().text() + share + words);
    if (rehearsal.state().over()) {
      rehearsed = "";
    }
  }

  /// A rehearsal is of exactly the content that a version can later be approved with: of the file.
  private void rehearse() {
    Proofread read = known;
    if (unsaved()) {
      say("Save the draft first: a rehearsal is made of exactly what is saved.");
    } else if (read == null || !read.text().equals(source.text())) {
      say("The text is still being read. Try again in a moment.");
    } else if (!read.faults().isEmpty()) {
      say("Mend the faults first: only a recipe without faults can be rehearsed.");
    } else {
      String sha256 = manuscript.onDisk();
      desk.rehearse(
          sha256,
          reply -> {
            say(reply.text());
            rehearsed = reply.done() ? sha256 : "";
          });
    }
  }

  /// Called up: goes on with what whoever is signed in was writing, also before a crash.
  ///
  /// @param place where one came from
  /// @param way back there
  public void open(String place, Runnable way) {
    open(place, way, () -> {});
  }

  private void open(String place, Runnable way, Runnable then) {
    back.setText("Back to " + place);
    wayBack = way;
    Parts.present(rights, !desk.is(Role.PROCESS_DEVELOPER));
    String user = desk.signedIn();
    if (user.equals(owner)) {
      then.run();
      return;
    }
    if (!owner.isEmpty()) {
      others.put(owner, manuscript.with(source.text()));
    }
    owner = user;
    Unsaved own = others.remove(user);
    if (own == null) {
      keeper.begin(null);
      begin(Manuscript.NONE);
      loading(true);
      desk.unsaved(found -> found(user, found, then));
    } else {
      restore(own, "");
      then.run();
    }
  }

  private void found(String user, Optional<Unsaved> found, Runnable then) {
    loading(false);
    if (user.equals(owner)) {
      found.ifPresent(
          unsaved ->
              restore(
                  unsaved,
                  "This is what you had typed and not saved when you were here last. Save it, or"
                      + " compare it with what was saved."));
      then.run();
    }
  }

  private void loading(boolean loading) {
    fromNew.setDisable(loading);
    fromOld.setDisable(loading);
  }

  private void restore(Unsaved unsaved, String words) {
    begin(Manuscript.of(unsaved));
    keeper.begin(unsaved.text().equals(unsaved.before()) ? null : unsaved);
    source.begin(unsaved.text());
    say(words);
    state();
    proofreader.read(source(), source.text());
  }

  /// As {@link #open(String, Runnable)}, with a version: goes on with a draft in the recipe folder,
  /// and begins a new draft of what keeps its text.
  ///
  /// @param all versions of the same recipe
  public void edit(Version version, List<Version> all, String place, Runnable way) {
    open(
        place,
        way,
        () -> {
          if (!manuscript.isOf(version)) {
            unlessLost(() -> cards.edit(version, all, this::begin));
          }
        });
  }

  /// As {@link #open(String, Runnable)}, with a file of the recipe folder that has faults.
  ///
  /// @param file its path
  public void mend(String file, String place, Runnable way) {
    open(
        place,
        way,
        () -> {
          if (!manuscript.isIn(file)) {
            unlessLost(() -> cards.mend(file, this::begin));
          }
        });
  }

  /// As {@link #open(String, Runnable)}, with a version when nothing else is open.
  public void offer(Version version, List<Version> all, String place, Runnable way) {
    open(
        place,
        way,
        () -> {
          if (manuscript.equals(Manuscript.NONE)) {
            cards.edit(version, all, this::begin);
          }
        });
  }

  /// SHA-256 of what was saved last, empty when nothing was.
  public String saved() {
    return manuscript.onDisk();
  }

  private void back() {
    wayBack.run();
  }

  /// Opens a text; whoever calls has made sure that nothing is lost.
  private void begin(Manuscript opened) {
    manuscript = opened;
    known = null;
    marked = "";
    chart.show(ChartLayout.NONE);
    proofreader.begin();
    boolean there = !opened.equals(Manuscript.NONE);
    Parts.present(empty, !there);
    Parts.present(body, there);
    Parts.present(estimate, there);
    estimate.setText("");
    source.begin(opened.saved());
    say("");
    state();
    proofreader.read(source(), source.text());
  }

  private boolean unsaved() {
    return !source.text().equals(manuscript.saved()) || manuscript.file().isEmpty();
  }

  /// Asks first when something would be lost.
  private void unlessLost(Runnable then) {
    if (source.text().equals(manuscript.saved())) {
      then.run();
    } else {
      Confirm.ask(
          overlay,
          "Leave this recipe?",
          manuscript.origin(),
          "What was changed since it was opened or saved is lost.",
          "Leave it",
          then);
    }
  }

  private String source() {
    return manuscript.file().isEmpty() ? "recipe" : manuscript.file() + ".yaml";
  }

  private void say(String words) {
    message.setText(words);
    Parts.present(message, !words.isEmpty());
  }

  private void state() {
    boolean there = !manuscript.equals(Manuscript.NONE);
    name.setText(there ? manuscript.origin() + (unsaved() ? "   not saved" : "   saved") : "");
    undo.setDisable(!source.canUndo());
    redo.setDisable(!source.canRedo());
    save.setDisable(!there);
    search.setDisable(!there);
    compare.setDisable(!there);
    rehearse.setDisable(!there);
  }

  private void typed(String text) {
    say("");
    state();
    proofreader.read(source(), text);
  }

  private void read(Proofread proofread) {
    keeper.keep(manuscript, source.text());
    source.faults(proofread.faults());
    faults.show(proofread.faults());
    int count = proofread.faults().size();
    faultsTab.setText(count == 0 ? "Faults" : "Faults (" + count + ")");
    known = proofread;
    if (!proofread.estimate().isEmpty()) {
      estimate.setText("With its values it takes " + proofread.estimate() + ".");
    }
    proofread.chart().ifPresent(chart::show);
    chart.marks(this::faultAt);
    state();
    SourceMap map = current();
    if (map == null) {
      return;
    }
    if (fresh > 0) {
      map.at(fresh).ifPresent(put -> marked = put.path());
      fresh = 0;
    }
    mark(there(map, marked) ? marked : "", false);
  }

  private static boolean there(SourceMap map, String path) {
    return map.step(path).isPresent() || map.room(path).isPresent();
  }

  private Mark faultAt(String path) {
    Proofread read = known;
    return read != null && read.atStep().containsKey(path) ? Mark.FAULT : Mark.NONE;
  }

  /// Of the text as it stands now; null while it is being read, or when it is no YAML.
  private @Nullable SourceMap current() {
    Proofread read = known;
    return read != null && read.text().equals(source.text()) ? read.map().orElse(null) : null;
  }

  private void caret(int line) {
    SourceMap map = current();
    if (map != null) {
      mark(map.at(line).map(SourceMap.Step::path).orElse(""), false);
    }
  }

  /// @param show also bring the text there
  private void mark(String path, boolean show) {
    marked = path;
    chart.choose(path);
    palette.place(path);
    SourceMap map = current();
    RecipeEdits edits = map == null ? null : new RecipeEdits(source.text(), map);
    Proofread read = known;
    List<Fault> wrong = read == null ? List.of() : read.atStep().getOrDefault(path, List.of());
    step.show(map, edits, path, wrong);
    if (map != null) {
      Optional<SourceMap.Step> at = map.step(path);
      YamlNode list = map.room(path).map(SourceMap.Room::list).orElse(null);
      if (at.isPresent()) {
        source.mark(at.get().firstLine(), at.get().lastLine(), show);
      } else if (list != null && path.contains("#")) {
        source.mark(list.line(), list.span().lastLine(), show);
      } else {
        source.mark(0, 0, false);
      }
    }
  }

  private void show(Fault fault) {
    source.goTo(fault.line());
    caret(fault.line());
  }

  private void insert(Template template) {
    make(edits -> edits.insert(marked, template));
  }

  private void make(Function<RecipeEdits, EditOutcome> change) {
    String text = source.text();
    SourceMap map = current();
    Optional<RecipeEdits> edits =
        map == null ? RecipeEdits.of(text) : Optional.of(new RecipeEdits(text, map));
    if (edits.isEmpty()) {
      say("The text cannot be read as YAML. Mend the fault that is listed first.");
      return;
    }
    switch (change.apply(edits.get())) {
      case EditOutcome.Edit edit -> {
        fresh = edit.from() == edit.to() ? line(text, edit) : 0;
        source.apply(edit);
      }
      case EditOutcome.Refused refused -> say(refused.why());
    }
  }

  /// The first line of what an edit puts in.
  private static int line(String text, EditOutcome.Edit edit) {
    String put = edit.replacement();
    int words = put.length() - put.stripLeading().length();
    return 1
        + (int) text.substring(0, edit.from()).chars().filter(c -> c == '\n').count()
        + (int) put.substring(0, words).chars().filter(c -> c == '\n').count();
  }

  private String head(String field) {
    SourceMap map = current();
    return map == null ? "" : map.head(field).orElse("");
  }

  /// What questions show belongs to the recipe, so the text says the content of each picture.
  private void save() {
    SourceMap map = current();
    if (map == null || !source.text().contains("picture")) {
      ask();
      return;
    }
    RecipeEdits edits = new RecipeEdits(source.text(), map);
    Pictures pictures = desk.pictures();
    desk.workOut(
        () -> edits.namePictures(pictures::beside),
        named -> {
          if (named instanceof EditOutcome.Edit edit && map == current()) {
            source.apply(edit);
          }
          ask();
        },
        this::say);
  }

  private void ask() {
    String text = source.text();
    cards.askSave(
        manuscript,
        text,
        head("id"),
        head("version"),
        kept -> {
          manuscript = kept;
          keeper.keep(manuscript, source.text());
          say("Saved as draft: " + kept.origin());
          state();
        });
  }

  private void compare() {
    cards.compare(manuscript, source.text(), head("id"));
  }

  private void key(KeyEvent event) {
    if (body.isVisible() && (everywhere(event) || inChart(event))) {
      event.consume();
    }
  }

  private boolean everywhere(KeyEvent event) {
    if (SAVE.match(event)) {
      save();
    } else if (FIND.match(event)) {
      find.open();
    } else if (REHEARSE.match(event)) {
      rehearse();
    } else if (UP.match(event) && !marked.isEmpty()) {
      step.move(false);
    } else if (DOWN.match(event) && !marked.isEmpty()) {
      step.move(true);
    } else if (INSERT.match(event)) {
      turnTo(insertTab, palette);
      palette.focus();
    } else if (STEP.match(event)) {
      turnTo(stepTab, step);
      step.focus();
    } else {
      return false;
    }
    return true;
  }

  /// What means something else while text is typed.
  private boolean inChart(KeyEvent event) {
    if (!chart.isFocused()) {
      return false;
    }
    if (UNDO.match(event)) {
      source.undo();
    } else if (REDO.match(event)) {
      source.redo();
    } else if (event.getCode() == KeyCode.DELETE && !marked.isEmpty()) {
      step.delete();
    } else {
      return false;
    }
    return true;
  }

  private void turnTo(ToggleButton tab, Region content) {
    tab.setSelected(true);
    side.getChildren().setAll(content);
  }
}
