package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TuningOnScreenTest {
  private final FakeStation station = new FakeStation().withPeople();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  private void open() {
    screen.signIn("dora").press("nav-tuning");
    screen.await("list", () -> screen.shown("tuning-of-BR-1-temperature"));
  }

  private void reason(String why) {
    OnScreen.onFx(
        () -> {
          ((TextField) screen.find("reason")).setText(why);
          return why;
        });
    screen.press("reason-submit");
    screen.advance(Duration.ofSeconds(2));
  }

  @Test
  void aTestBeginsWithItsSizeAndAReason() {
    open();
    screen.press("tuning-relay");
    screen.press("tuning-begin");
    reason("qualification of the pad");
    screen.await(
        "asked", () -> station.tunings().asked().toString().contains("qualification of the pad"));
    assertTrue(station.tunings().asked().getFirst().contains("RELAY"));
  }

  @Test
  void aSizeThatIsNoNumberIsSaidAtOnce() {
    open();
    OnScreen.onFx(
        () -> {
          ((TextField) screen.find("tuning-size")).setText("a lot");
          return "";
        });
    screen.press("tuning-begin");
    screen.awaitText("tuning-fault", "takes a number");
    assertTrue(station.tunings().asked().isEmpty());
  }

  @Test
  void aProposalIsAppliedAndTakenBack() {
    open();
    screen.await("proposals", () -> screen.shown("tuning-proposal-1"));
    screen.press("tuning-proposal-1");
    screen.press("tuning-apply");
    reason("faster");
    screen.press("tuning-revert");
    reason("too lively");
    assertTrue(station.tunings().asked().contains("apply BR-1 temperature because faster"));
    assertTrue(station.tunings().asked().contains("revert BR-1 temperature because too lively"));
  }

  @Test
  void aRunningTestCanBeCancelledAndNothingElse() {
    station.tunings().running();
    open();
    screen.awaitText("tuning-doing", "waiting for the PV");
    assertFalse(screen.shown("tuning-begin"));
    screen.press("tuning-cancel");
    reason("enough");
    assertTrue(station.tunings().asked().contains("cancel BR-1 because enough"));
  }

  @Test
  void aUnitInUseSaysWhy() {
    station.tunings().refused();
    open();
    screen.awaitText("tuning-refusal", "belongs to batch TC-0412");
    assertFalse(screen.shown("tuning-begin"));
    assertFalse(screen.shown("tuning-off"));
  }

  @Test
  void anUntestedLoopSaysWhatATestIs() {
    station.tunings().untested();
    open();
    screen.awaitText("tuning-found", "has not been tested");
    assertFalse(screen.shown("tuning-apply"));
  }
}
