package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cellstation.console.chart.ChartView;
import org.cellstation.recipes.engine.ProcedureMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcedureOnScreenTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeStation station =
      new FakeStation().withPeople().withBatch(Duration.ofHours(50));
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  private void open() {
    screen.signIn("otto").press("nav-unit");
    screen.press("show-chart");
    screen.advance(MINUTE);
  }

  private void reason(String why) {
    screen.type("reason", why);
    screen.press("reason-submit");
    screen.advance(MINUTE);
  }

  @Test
  void theStepUnderWayIsInSight() {
    open();
    ChartView chart = (ChartView) screen.find("run-chart");
    screen.await(
        "step under way",
        () -> OnScreen.onFx(() -> chart.onScreen("expansion/culture/expand").isPresent()));
    assertFalse(OnScreen.onFx(() -> chart.onScreen("expansion/finish/harvest").isPresent()));
    screen.press("show-chart");
    assertFalse(screen.shown("run-chart"));
  }

  @Test
  @Tag("F-08")
  void theModeIsChangedWithAReasonAndAsItWasSeen() {
    open();
    screen.press("procedure-mode-SEMI_AUTOMATIC");
    screen.press("reason-submit");
    assertTrue(screen.shown("reason-message"));
    assertTrue(station.asked().stream().noneMatch(asked -> asked.startsWith("procedure")));
    reason("first run of this recipe");
    assertTrue(
        station.asked().stream()
            .anyMatch(
                asked ->
                    asked.startsWith("procedure SEMI_AUTOMATIC")
                        && asked.endsWith("seen AUTOMATIC because first run of this recipe")),
        station.asked().toString());
  }

  @Test
  @Tag("F-08")
  void whatMayBeOrderedStandsOnButtonsAndTakesAReason() {
    station.procedure().mode = ProcedureMode.MANUAL;
    open();
    screen.press("procedure-order-1");
    reason("cells are ready");
    assertTrue(
        station.asked().contains("order expansion/culture/expand 0 because cells are ready"),
        station.asked().toString());
  }

  @Test
  void nothingIsOrderedInAutomatic() {
    open();
    assertFalse(screen.shown("procedure-orders"));
  }
}
