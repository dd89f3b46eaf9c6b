package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a person sees and does when something has tripped.
@Tag("H-01")
class InterlocksOnScreenTest {
  private final FakeStation station = Gallery.normal();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @BeforeEach
  void signIn() {
    screen.signIn("otto").press("nav-unit");
  }

  @AfterEach
  void leave() {
    screen.close();
  }

  private boolean styled(String id, String style) {
    Node node = screen.find(id);
    return OnScreen.onFx(
        () ->
            node.getStyleClass().contains(style)
                || node.lookupAll("." + style).stream().anyMatch(OnScreen::treeVisible));
  }

  @Test
  void allNormalIsSaidAndNothingCanBeReset() {
    assertFalse(screen.shown("unit-interlocks"));
    screen.press("nav-interlocks");
    screen.awaitText("interlock-summary", "All normal");
    assertFalse(screen.shown("interlock-reset"));
    screen.press("interlock-culture-hot");
    screen.awaitText("interlock-response", "Measure the temperature by other means");
    assertFalse(screen.enabled("interlock-reset"));
  }

  @Test
  void aTripIsOneActionAwayWithFirstOutAndWhatToDo() {
    station.trip("rocking-stopped");
    station.trip("weight-lost");
    screen.advance(Duration.ofSeconds(10));
    screen.awaitText("unit-interlocks", "2 interlocks");
    screen.press("nav-interlocks");
    screen.awaitText("interlock-response", "Free and restart the rocker");
    assertTrue(styled("interlock-rocking-stopped", "matrix-cell-lit"));
    assertFalse(styled("interlock-culture-hot", "matrix-cell-lit"));
    assertFalse(screen.enabled("interlock-reset"), "its cause is still there");
  }

  @Test
  void whatIsLatchedIsResetByAPerson() {
    station.latch("overfill-volume");
    screen.advance(Duration.ofSeconds(10));
    screen.press("nav-interlocks");
    screen.press("interlock-reset");
    screen.awaitText("interlock-message", "is reset");
    assertTrue(station.asked().contains("reset BR-1 overfill-volume"));
    screen.advance(Duration.ofSeconds(10));
    screen.awaitText("interlock-summary", "All normal");
  }

  @Test
  void aBypassNeedsAReasonAndTellsWhyItIsRefused() {
    screen.press("nav-interlocks");
    screen.press("interlock-overfill-weight");
    assertFalse(screen.enabled("interlock-bypass"), "never around cells");
    screen.press("interlock-rocking-stopped");
    screen.press("interlock-bypass");
    screen.press("reason-submit");
    screen.awaitText("reason-message", "reason first");
    screen.type("reason", "belt change");
    screen.press("reason-submit");
    screen.awaitText("reason-message", "may not bypass");
    assertTrue(
        station.asked().contains("bypass BR-1 rocking-stopped PT30M because belt change"),
        station.asked().toString());
  }

  @Test
  void aUnitWithoutInterlocksSaysSo() {
    screen.press("nav-interlocks");
    screen.press("interlock-unit-BR-2");
    screen.await("empty", () -> !screen.shown("interlock-matrix"));
  }

  @Test
  void theUnitMarksWhatAnInterlockHolds() {
    station.trip("culture-hot");
    screen.advance(Duration.ofSeconds(10));
    screen.press("loop-temperature");
    screen.awaitText("faceplate-limited", "limited by interlock");
  }
}
