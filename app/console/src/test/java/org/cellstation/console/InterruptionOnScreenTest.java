package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class InterruptionOnScreenTest {
  private final FakeStation station = Gallery.away();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  @Test
  @Tag("F-14")
  void saysOnTheUnitsScreenThatTheStationWasAwayAndIsSignedThere() {
    screen.signIn("otto").press("nav-unit");
    screen.awaitText("gap-headline", "The station was away from ");
    screen.awaitText("gap-next", "DO is not measured any more");
    screen.press("gap-open");
    screen.press("gap-sign");
    screen.awaitText("sign-message", "who signs");
    screen.type("sign-user", "otto");
    screen.type("sign-password", "operate!12345");
    screen.press("gap-sign");
    screen.awaitText("sign-message", "Type a reason first");
    assertTrue(station.interruptions().resumed.isEmpty());
    screen.type("sign-reason", "bag and lines looked at");
    screen.press("gap-sign");
    screen.await("signed", () -> !station.interruptions().resumed.isEmpty());
    assertEquals(
        List.of("B-2026-014 by otto: bag and lines looked at"), station.interruptions().resumed);
    screen.await("card closed", () -> !screen.shown("gap-sign"));
  }

  @Test
  void aBatchThatWentOnByItselfAsksForAnExplanationOnly() {
    station.interruptions().away("B-2026-014", station.snapshot().now(), false);
    screen.signIn("otto").press("nav-unit");
    screen.awaitText("gap-next", "The batch went on");
    screen.press("gap-open");
    screen.type("sign-user", "otto");
    screen.type("sign-password", "operate!12345");
    screen.type("sign-reason", "computer restarted after an update");
    screen.press("gap-sign");
    screen.await("signed", () -> !station.deviations().signed.isEmpty());
    assertEquals(
        List.of("B-2026-014-D1 EXPLAINED by otto: computer restarted after an update"),
        station.deviations().signed);
  }

  @Test
  void nothingIsSaidWhereNothingWasInterrupted() {
    station.interruptions().all.clear();
    screen.signIn("otto").press("nav-unit");
    assertFalse(screen.shown("gap-headline"));
  }

  @Test
  void deviationsAreClosedFromTheScreenOfBatches() {
    screen.signIn("otto").press("nav-batches");
    screen.awaitText("deviations", "1 open");
    screen.press("deviations");
    screen.type("sign-user", "quinn");
    screen.type("sign-password", "quality!12345");
    screen.type("sign-reason", "no effect on the cells");
    screen.press("deviation-close");
    screen.await("signed", () -> !station.deviations().signed.isEmpty());
    assertEquals(
        List.of("B-2026-014-D1 CLOSED by quinn: no effect on the cells"),
        station.deviations().signed);
  }
}
