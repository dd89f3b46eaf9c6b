package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.event.ActionEvent;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.cellstation.console.chart.ChartView;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.station.api.RecipeBook.Contents;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EditorOnScreenTest {
  private static final String ORIGINAL = RecipeLibrary.text("t-cell-expansion-short").orElseThrow();
  private static final String EQUILIBRATE = "expansion/prepare/equilibrate";

  private final FakeStation station = new FakeStation().withPeople();
  private final OnScreen screen = new OnScreen(station, 1280, 800).inWindow();

  @AfterEach
  void leave() {
    screen.close();
  }

  private void begin() {
    editor();
    awaitChart(screen);
  }

  /// The text was read.
  static void awaitChart(OnScreen screen) {
    screen.await("chart", () -> OnScreen.onFx(() -> chart(screen).holds("expansion")));
  }

  private void editor() {
    screen.signIn("dora").press("nav-recipes");
    String first = "recipe-of-" + FakeRecipes.DRAFT.substring(0, 12);
    screen.await("list", () -> screen.shown(first));
    screen.press("open-editor");
    screen.await("first version", () -> text(screen).startsWith("format: 1"));
  }

  private void recipes(String sha256) {
    String row = "recipe-of-" + sha256.substring(0, 12);
    screen.await("list", () -> screen.shown(row));
    screen.press(row);
  }

  /// Opens a recipe that is in the recipe folder.
  static void open(OnScreen screen) {
    screen.press("editor-open");
    String id = "open-" + FakeRecipes.DRAFT.substring(0, 12);
    screen.await("list of recipes", () -> screen.shown(id));
    screen.press(id);
    screen.await("file", () -> screen.text("editor-name").startsWith("t-cell-expansion.yaml"));
    awaitChart(screen);
  }

  static String text(OnScreen screen) {
    return OnScreen.onFx(() -> ((CodeArea) screen.find("recipe-text")).getText());
  }

  private static ChartView chart(OnScreen screen) {
    return (ChartView) screen.find("editor-chart");
  }

  /// As somebody types it.
  static void replace(OnScreen screen, String words, String others) {
    OnScreen.onFx(
        () -> {
          CodeArea area = (CodeArea) screen.find("recipe-text");
          int at = area.getText().indexOf(words);
          area.replaceText(at, at + words.length(), others);
          return at;
        });
  }

  /// Touches a step in the chart.
  static void choose(OnScreen screen, String path) {
    OnScreen.onFx(
        () -> {
          ChartView chart = chart(screen);
          chart.reveal(path);
          chart.getScene().getRoot().applyCss();
          chart.getScene().getRoot().layout();
          Bounds at = chart.onScreen(path).orElseThrow();
          chart.fireEvent(mouse(chart, MouseEvent.MOUSE_PRESSED, at));
          chart.fireEvent(mouse(chart, MouseEvent.MOUSE_RELEASED, at));
          return path;
        });
  }

  private static MouseEvent mouse(ChartView chart, EventType<MouseEvent> type, Bounds at) {
    Point2D point = chart.localToScene(at.getMinX() + 8, at.getMinY() + 8);
    return new MouseEvent(
        null,
        chart,
        type,
        point.getX(),
        point.getY(),
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private static int line(OnScreen screen) {
    return OnScreen.onFx(() -> ((CodeArea) screen.find("recipe-text")).getCurrentParagraph() + 1);
  }

  private static int lineOf(String words) {
    return (int) ORIGINAL.substring(0, ORIGINAL.indexOf(words)).lines().count();
  }

  private static String chosen(OnScreen screen) {
    return OnScreen.onFx(() -> chart(screen).chosen());
  }

  @Test
  void aStepTouchedInTheChartIsMarkedInTheText() {
    begin();
    choose(screen, EQUILIBRATE);
    assertEquals(lineOf("- id: equilibrate"), line(screen));
    assertEquals(EQUILIBRATE, screen.text("step-name"));
    assertTrue(screen.shown("step-field-gas-flow"));
  }

  @Test
  void theCursorInTheTextMarksItsStepInTheChart() {
    begin();
    int line = lineOf("phase: harvest");
    OnScreen.onFx(
        () -> {
          ((CodeArea) screen.find("recipe-text")).moveTo(line - 1, 4);
          return line;
        });
    screen.await("step marked", () -> chosen(screen).endsWith("/harvest"));
  }

  @Test
  void whatIsWrongIsListedWhileItIsTypedAndMarkedAtItsStep() {
    begin();
    assertEquals("Faults", screen.text("editor-tab-faults"));
    replace(screen, "phase: harvest", "phase: harvets");
    screen.await("fault", () -> screen.text("editor-tab-faults").equals("Faults (1)"));
    screen.press("editor-tab-faults");
    assertTrue(screen.shown("fault-list"));
    screen.press("editor-undo");
    screen.await("mended", () -> screen.text("editor-tab-faults").equals("Faults"));
    assertEquals(ORIGINAL, text(screen));
  }

  @Test
  void aValueTypedBesideTheStepGoesIntoTheTextAlone() {
    begin();
    choose(screen, EQUILIBRATE);
    OnScreen.onFx(
        () -> {
          TextField field = (TextField) screen.find("step-field-gas-flow");
          field.setText("300 mL/min");
          field.fireEvent(new ActionEvent());
          return field;
        });
    String expected = ORIGINAL.replaceFirst("gas flow: \\{gas flow}", "gas flow: 300 mL/min");
    assertFalse(expected.equals(ORIGINAL));
    assertEquals(expected, text(screen));
  }

  @Test
  void aPhaseOfThePaletteIsPutInBehindTheMarkedStepAndMarked() {
    begin();
    choose(screen, EQUILIBRATE);
    screen.press("editor-tab-insert");
    screen.press("insert-SAMPLE");
    screen.await("marked", () -> chosen(screen).equals("expansion/prepare/sample"));
    assertEquals("Faults", screen.text("editor-tab-faults"));
    screen.press("editor-tab-step");
    screen.press("step-up");
    screen.await(
        "moved",
        () -> text(screen).indexOf("- id: sample\n") < text(screen).indexOf("- id: equilibrate"));
    screen.await("read", () -> screen.enabled("step-delete") && screen.shown("step-delete"));
    screen.press("step-delete");
    screen.await("gone", () -> !text(screen).contains("expansion/prepare/sample"));
  }

  @Test
  void everyChangeCanBeUndoneAndMadeAgainFromTheKeyboard() {
    begin();
    choose(screen, EQUILIBRATE);
    screen.press("editor-tab-insert");
    screen.press("insert-REPEAT");
    String changed = text(screen);
    assertFalse(changed.equals(ORIGINAL));
    key(KeyCode.Z);
    assertEquals(ORIGINAL, text(screen));
    assertFalse(screen.enabled("editor-undo"));
    key(KeyCode.Y);
    assertEquals(changed, text(screen));
  }

  @Test
  void everythingThatTouchDoesTheKeyboardDoesToo() {
    begin();
    choose(screen, EQUILIBRATE);
    key(KeyCode.I);
    screen.await("palette", () -> screen.shown("insert-SAMPLE"));
    screen.press("insert-SAMPLE");
    screen.await("marked", () -> chosen(screen).equals("expansion/prepare/sample"));
    key(KeyCode.UP, false, true);
    screen.await(
        "up",
        () -> text(screen).indexOf("- id: sample\n") < text(screen).indexOf("- id: equilibrate"));
    screen.await("read", () -> chosen(screen).equals("expansion/prepare/sample"));
    key(KeyCode.DOWN, false, true);
    screen.await(
        "down",
        () -> text(screen).indexOf("- id: sample\n") > text(screen).indexOf("- id: equilibrate"));
    screen.await("read", () -> chosen(screen).equals("expansion/prepare/sample"));
    key(KeyCode.DELETE, false, false);
    screen.await("gone", () -> text(screen).equals(ORIGINAL));
    key(KeyCode.F);
    assertTrue(screen.shown("find-words"));
    screen.await(
        "answer",
        () -> {
          key(KeyCode.R);
          return screen.text("editor-message").contains("no simulator");
        });
    choose(screen, EQUILIBRATE);
    key(KeyCode.E);
    assertTrue(screen.shown("step-field-gas-flow"));
  }

  private void key(KeyCode code) {
    key(code, true, false);
  }

  private void key(KeyCode code, boolean control, boolean alt) {
    OnScreen.onFx(
        () -> {
          ChartView chart = chart(screen);
          chart.requestFocus();
          chart.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false));
          return code;
        });
  }

  @Test
  void aRefusedChangeSaysWhy() {
    begin();
    choose(screen, "expansion");
    screen.press("editor-tab-insert");
    screen.press("insert-SAMPLE");
    assertTrue(screen.text("editor-message").contains("Phases stand in operations"));
    assertEquals(ORIGINAL, text(screen));
  }

  @Test
  void wordsAreFoundAndFoundAgain() {
    begin();
    screen.press("editor-find");
    screen.type("find-words", "PHASE: HARVEST");
    screen.press("find-next");
    assertEquals(lineOf("phase: harvest"), line(screen));
    screen.type("find-words", "no such words");
    screen.press("find-next");
    assertEquals("Not in this recipe.", screen.text("find-result"));
  }

  @Test
  void aDraftIsSavedOverTheTextThatWasOpenedOnly() {
    begin();
    replace(screen, "version: 1.0.0", "version: 9.9.9");
    screen.await("read", () -> screen.text("editor-name").contains("not saved"));
    screen.press("editor-save");
    screen.press("save-do");
    screen.awaitText("editor-message", "Saved as draft");
    String asked = station.recipeBook().asked().getLast();
    assertTrue(asked.startsWith("save t-cell-expansion over '"), asked);
    assertFalse(asked.contains("over ''"), asked);
    assertTrue(screen.text("editor-name").endsWith("saved"));
  }

  @Test
  void aNewRecipeBeginsFromATemplateWithoutFaults() {
    editor();
    screen.press("editor-new");
    screen.type("new-id", "my-recipe");
    screen.type("new-title", "My recipe: first");
    screen.press("new-create");
    assertTrue(text(screen).contains("title: \"My recipe: first\""), text(screen));
    assertTrue(text(screen).contains("author: Dora Deek"));
    screen.await("chart", () -> chart(screen).onScreen("main/prepare").isPresent());
    assertEquals("Faults", screen.text("editor-tab-faults"));
  }

  @Test
  void whatIsNotSavedIsNotLostWithoutAQuestion() {
    begin();
    replace(screen, "version: 1.0.0", "version: 9.9.9");
    screen.press("editor-new");
    assertTrue(screen.shown("confirm-yes"));
    screen.press("confirm-no");
    assertTrue(text(screen).contains("9.9.9"));
  }

  @Test
  void theEditorIsEmptyAndSaysWhatToDoWhereThereIsNoRecipe() {
    station.recipeBook().show(new Contents(List.of(), List.of()));
    screen.signIn("dora").press("nav-recipes");
    screen.press("open-editor");
    screen.await("ready", () -> screen.enabled("editor-new"));
    assertFalse(screen.enabled("editor-save"));
    assertEquals("", screen.text("editor-name"));
    screen.press("editor-back");
    assertTrue(screen.shown("recipes-screen"));
  }

  @Test
  void aVersionThatKeepsItsTextIsEditedAsANewDraftWithTheNextFreeLabel() {
    screen.signIn("dora").press("nav-recipes");
    recipes(FakeRecipes.EFFECTIVE);
    screen.press("recipe-edit");
    screen.await("text", () -> text(screen).contains("version: 1.4.0"));
    assertEquals(ORIGINAL.replace("version: 1.0.0", "version: 1.4.0"), text(screen));
    assertTrue(screen.text("editor-name").startsWith("new draft of t-cell-expansion 1.1.0"));
    awaitChart(screen);
    screen.press("editor-save");
    assertEquals("t-cell-expansion-short-1.4.0", typed("save-file"));
    screen.press("save-do");
    screen.awaitText("editor-message", "Saved as draft");
    screen.press("editor-back");
    assertTrue(screen.shown("recipes-screen"));
  }

  private String typed(String id) {
    return OnScreen.onFx(() -> ((TextField) screen.find(id)).getText());
  }

  @Test
  void aDraftInTheRecipeFolderIsEditedItself() {
    screen.signIn("dora").press("nav-recipes");
    recipes(FakeRecipes.DRAFT);
    assertEquals("Edit", screen.text("recipe-edit"));
    screen.press("recipe-edit");
    screen.await("text", () -> text(screen).equals(ORIGINAL));
    assertTrue(screen.text("editor-name").startsWith("t-cell-expansion.yaml"));
  }

  @Test
  void aFileWithFaultsIsMendedInTheEditor() {
    screen.signIn("dora").press("nav-recipes");
    String row = "recipe-of-msc-microcarriers-yaml";
    screen.await("list", () -> screen.shown(row));
    screen.press(row);
    screen.press("recipe-mend");
    screen.await("text", () -> text(screen).startsWith("format: 1\nid: broken"));
    assertTrue(screen.text("editor-name").startsWith("msc-microcarriers.yaml"));
  }

  @Test
  void anotherVersionDoesNotTakeThePlaceOfUnsavedTextWithoutAQuestion() {
    begin();
    replace(screen, "version: 1.0.0", "version: 9.9.9");
    screen.press("editor-back");
    recipes(FakeRecipes.EFFECTIVE);
    screen.press("recipe-edit");
    screen.await("question", () -> screen.shown("confirm-no"));
    screen.press("confirm-no");
    assertTrue(text(screen).contains("9.9.9"));
    screen.press("editor-back");
    recipes(FakeRecipes.EFFECTIVE);
    screen.press("recipe-edit");
    screen.await("question", () -> screen.shown("confirm-yes"));
    screen.press("confirm-yes");
    screen.await("version", () -> text(screen).contains("version: 1.4.0"));
  }

  @Test
  void whatWasTypedIsThereAgainAfterARestartAndGoneOnceItIsSaved() {
    begin();
    replace(screen, "version: 1.0.0", "version: 9.9.9");
    screen.await("kept", () -> kept("9.9.9"));
    try (OnScreen again = new OnScreen(station, 1280, 800)) {
      again.signIn("dora").press("nav-recipes");
      again.press("open-editor");
      again.await("text", () -> text(again).contains("9.9.9"));
      assertTrue(again.text("editor-message").contains("not saved when you were here last"));
      assertTrue(again.text("editor-name").contains("not saved"));
      again.press("editor-save");
      again.press("save-do");
      again.await("dropped", () -> station.recipeBook().unsaved("dora").isEmpty());
    }
  }

  private boolean kept(String words) {
    return station.recipeBook().unsaved("dora").filter(u -> u.text().contains(words)).isPresent();
  }

  @Test
  void eachPersonHasATextOfTheirOwn() {
    begin();
    replace(screen, "version: 1.0.0", "version: 9.9.9");
    screen.press("logout");
    screen.signIn("otto").press("nav-recipes");
    recipes(FakeRecipes.DRAFT);
    screen.press("open-editor");
    screen.await("own", () -> text(screen).equals(ORIGINAL));
    screen.press("logout");
    screen.signIn("dora").press("nav-recipes");
    screen.press("open-editor");
    assertTrue(text(screen).contains("9.9.9"));
  }

  @Test
  void aComparisonShowsProcessAndLines() {
    begin();
    replace(screen, "stable time: ", "stable time: 1");
    screen.press("editor-compare");
    screen.await("changes", () -> changes() == 1);
    screen.press("compare-close");
  }

  private int changes() {
    return OnScreen.onFx(() -> ((VBox) screen.find("compare-changes")).getChildren().size());
  }

  @Test
  void aLongRecipeIsDrawnOnACanvasNoLargerThanTheView() {
    begin();
    StringBuilder operations = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      operations.append("      - id: more-%d\n        title: More\n        phases:\n".formatted(i));
      for (int j = 0; j < 8; j++) {
        operations.append(
            "          - id: s%d\n            title: S\n            phase: sample\n            parameters: {volume: 5 mL, flow: 5 mL/min}\n"
                .formatted(j));
      }
    }
    OnScreen.onFx(
        () -> {
          CodeArea area = (CodeArea) screen.find("recipe-text");
          area.appendText("\n" + operations);
          return area;
        });
    screen.await("read", () -> OnScreen.onFx(() -> chart(screen).holds("expansion/more-299/s7")));
    choose(screen, "expansion/more-299/s7");
    assertEquals("expansion/more-299/s7", screen.text("step-name"));
    assertTrue(OnScreen.onFx(() -> chart(screen).getHeight()) < 900);
  }

  @Test
  void onlyWhatIsSavedAndWholeIsRehearsed() {
    begin();
    replace(screen, "version: 1.0.0", "version: 9.9.9");
    screen.await("read", () -> screen.text("editor-name").contains("not saved"));
    screen.press("editor-rehearse");
    assertTrue(screen.text("editor-message").contains("Save the draft first"));
    screen.press("editor-undo");
    screen.await("read", () -> !screen.text("editor-name").contains("not saved"));
    screen.await(
        "answer",
        () -> {
          screen.press("editor-rehearse");
          return screen.text("editor-message").contains("no simulator");
        });
  }
}
