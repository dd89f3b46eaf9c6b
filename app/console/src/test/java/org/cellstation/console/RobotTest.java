package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Real clicks and keys in a window: what the other tests call by name must also be hit.
@Tag("H-01")
@Tag("H-07")
class RobotTest {
  private final FxRobot robot = new FxRobot();
  private final FakeStation station =
      new FakeStation().withPeople().withBatch(Duration.ofHours(50));
  private final OnScreen screen = new OnScreen(station, 1000, 800).inWindow();

  @AfterEach
  void leave() {
    screen.close();
  }

  private Node focused() {
    return OnScreen.onFx(() -> screen.console.scene().getFocusOwner());
  }

  @Test
  void signsInOpensTheUnitByItsTileAndHoldsItWithTwoClicks() {
    robot.clickOn("#login-user").write("otto", 0);
    robot.type(KeyCode.TAB).write("operate!12345", 0).type(KeyCode.ENTER);
    screen.await("signed in", () -> screen.shown("logout"));
    robot.clickOn("#tile-BR-1");
    screen.await("unit", () -> screen.shown("unit-screen"));
    robot.clickOn("#command-HOLD");
    screen.await("question", () -> screen.shown("confirm-yes"));
    robot.clickOn("#confirm-yes");
    screen.awaitText("status", "HOLD accepted");
    assertTrue(station.asked().contains("HOLD B-2026-014 seen RUNNING"));
  }

  @Test
  void keepsTheKeyboardOnTheQuestionUntilItIsAnswered() {
    screen.signIn("otto").press("tile-BR-1");
    screen.press("command-HOLD");
    screen.await("question", () -> screen.shown("confirm-yes"));
    Set<String> reached = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      robot.type(KeyCode.TAB);
      reached.add(String.valueOf(focused().getId()));
    }
    assertTrue(reached.contains("confirm-yes"), reached.toString());
    assertFalse(reached.contains("command-STOP"), reached.toString());
    robot.type(KeyCode.ESCAPE);
    screen.await("question gone", () -> !screen.shown("confirm-yes"));
    assertFalse(station.asked().stream().anyMatch(asked -> asked.startsWith("HOLD")));
  }

  /// A key pressed once too often must not sign anybody out.
  @Test
  void leavesTheKeyboardOnTheDisplayThatComes() {
    screen.signIn("otto");
    robot.clickOn("#tile-BR-1");
    screen.await("keyboard on Unit", () -> "nav-unit".equals(focused().getId()));
    screen.press("logout");
    screen.await("keyboard on the user", () -> "login-user".equals(focused().getId()));
  }

  @Test
  void leavesTheKeyboardOnStartWhenTheBatchIsCreated() {
    try (OnScreen free = new OnScreen(new FakeStation().withPeople(), 1280, 800)) {
      free.signIn("otto");
      free.press("nav-batches");
      free.await("recipes", () -> free.shown("recipe-t-cell-expansion"));
      free.press("recipe-t-cell-expansion");
      free.type("batch-id", "B-1");
      free.type("batch-order", "ORD-7");
      free.press("purpose-ENGINEERING");
      free.press("batch-create");
      free.awaitText("batch-message", "press START");
      free.advance(Duration.ofMinutes(1));
      free.await(
          "keyboard on START",
          () -> free.find("batch-start").equals(free.console.scene().getFocusOwner()));
    }
  }

  @Test
  void givesTheTilesTheWidthThereIs() {
    screen.signIn("otto");
    screen.await("a wide tile", () -> tileWidth() > 700);
    screen.press("logout");
    screen.await("a narrow tile beside the sign-in", () -> tileWidth() < 600);
  }

  private double tileWidth() {
    return screen.find("tile-BR-1").getBoundsInParent().getWidth();
  }

  @Test
  void reachesEveryCommandByKeyboardAlone() {
    screen.signIn("otto").press("nav-unit");
    Set<String> reached = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      robot.type(KeyCode.TAB);
      reached.add(String.valueOf(focused().getId()));
    }
    for (String wanted :
        new String[] {
          "command-PAUSE", "command-HOLD", "command-STOP", "command-ABORT",
          "loop-temperature", "loop-pH", "loop-DO", "trend-span-hour",
          "nav-alarms", "banner-show", "logout"
        }) {
      assertTrue(reached.contains(wanted), wanted + " not in " + reached);
    }
  }

  @Test
  void changesTheSpanOfTheTrendByArrowAndSpace() {
    screen.signIn("otto").press("nav-unit");
    robot.clickOn("#trend-span-hour");
    robot.type(KeyCode.RIGHT).type(KeyCode.SPACE);
    screen.await("24 h chosen", () -> selected("trend-span-day"));
    assertFalse(selected("trend-span-hour"));
  }

  private boolean selected(String id) {
    return ((ToggleButton) screen.find(id)).isSelected();
  }
}
