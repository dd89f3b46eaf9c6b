package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Objects;
import org.cellstation.station.api.Calibrations.Guide;
import org.cellstation.station.api.Calibrations.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalibrationOnScreenTest {
  private final FakeStation station = new FakeStation().withPeople();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  private Target target(String id) {
    return station.calibrations().targets().stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void leadsThroughTwoPointsToAResult() {
    screen.signIn("otto").press("nav-calibration");
    screen.await("list", () -> screen.shown("calibration-of-AT-101"));
    screen.awaitText("calibration-state", "is calibrated for another 21 days");
    int before = target("AT-101").history().size();
    screen.press("calibrate-TWO_POINT");
    screen.advance(Duration.ofSeconds(2));
    screen.awaitText("calibration-instruction", "standard pH 4.01");
    screen.press("calibration-confirm");
    screen.advance(Duration.ofSeconds(2));
    screen.awaitText("calibration-instruction", "standard pH 7");
    Guide guide = Objects.requireNonNull(target("AT-101").guide());
    assertEquals(1, guide.step());
    screen.press("calibration-confirm");
    screen.advance(Duration.ofSeconds(2));
    screen.await("result", () -> !screen.shown("calibration-confirm"));
    assertEquals(before + 1, target("AT-101").history().size());
    assertTrue(screen.shown("calibration-curve"));
  }

  @Test
  void abandoningAsksFirst() {
    screen.signIn("otto").press("nav-calibration");
    screen.press("calibrate-ONE_POINT");
    screen.advance(Duration.ofSeconds(2));
    screen.press("calibration-abandon");
    screen.await("question", () -> screen.shown("confirm-yes"));
    screen.press("confirm-yes");
    screen.advance(Duration.ofSeconds(2));
    screen.await("gone", () -> !screen.shown("calibration-confirm"));
    assertFalse(station.calibrations().targets().stream().anyMatch(t -> t.guide() != null));
  }
}
