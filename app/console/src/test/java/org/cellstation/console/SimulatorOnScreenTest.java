package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/// What a trainer and those who learn find beside a simulated skid.
final class SimulatorOnScreenTest {
  private final FakeSkid skid = new FakeSkid();

  private long on(String site) {
    return skid.sites().stream().filter(s -> s.id().equals(site)).mapToLong(s -> s.active()).sum();
  }

  private static boolean tells(OnScreen screen, String text) {
    return OnScreen.onFx(
        () ->
            screen.console.scene().getRoot().lookupAll(".table-cell-text").stream()
                .anyMatch(cell -> ((Label) cell).getText().equals(text)));
  }

  @Test
  void nothingOfASimulatorIsShownInFrontOfRealInstruments() {
    try (OnScreen screen = new OnScreen(Gallery.normal(), 1280, 800)) {
      screen.signIn("otto");
      assertFalse(screen.shown("simulated"));
      assertFalse(screen.shown("nav-simulator"));
    }
  }

  @Test
  void everyDisplayTellsThatTheSkidIsSimulated() {
    try (OnScreen screen = new OnScreen(Gallery.normal(), 1280, 800, skid)) {
      assertTrue(screen.shown("simulated"));
      assertFalse(screen.enabled("nav-simulator"), "nobody is signed in");
      screen.signIn("otto").press("nav-alarms");
      assertTrue(screen.shown("simulated"));
      assertTrue(screen.shown("nav-simulator"));
    }
  }

  @Test
  void aSampleIsShownUntilTheNextOneIsTaken() {
    try (OnScreen screen = new OnScreen(Gallery.normal(), 1280, 800, skid)) {
      screen.signIn("otto").press("nav-simulator");
      screen.awaitText("simulator-taken", "No sample yet");
      screen.press("simulator-sample");
      screen.awaitText("simulator-taken", "Sample of 2026-03-04");
      assertTrue(tells(screen, "1.437"));
      screen.press("simulator-sample");
      assertTrue(tells(screen, "2.437"));
      assertFalse(tells(screen, "1.437"));
    }
  }

  @Test
  void aProbeIsPutIntoAStandardAndBack() {
    try (OnScreen screen = new OnScreen(Gallery.normal(), 1280, 800, skid)) {
      screen.signIn("otto").press("nav-simulator");
      assertTrue(selected(screen, "simulator-probe-AT-101-vessel"));
      screen.press("simulator-probe-AT-101-4-01");
      assertEquals(4.01, skid.probes().getFirst().standard());
      assertFalse(selected(screen, "simulator-probe-AT-101-vessel"));
      assertTrue(selected(screen, "simulator-probe-AT-101-4-01"));
      screen.press("simulator-probe-AT-101-vessel");
      assertEquals(Double.NaN, skid.probes().getFirst().standard());
    }
  }

  private static boolean selected(OnScreen screen, String id) {
    Node node = screen.find(id);
    return OnScreen.onFx(((ToggleButton) node)::isSelected);
  }

  @Test
  void whatRunsThroughALineIsWeighedFromTheTareOn() {
    try (OnScreen screen = new OnScreen(Gallery.normal(), 1280, 800, skid)) {
      screen.signIn("otto").press("nav-simulator");
      assertTrue(tells(screen, "412.6"));
      screen.press("simulator-tare");
      assertFalse(tells(screen, "412.6"));
    }
  }

  @Test
  void faultsAreSwitchedWhereTheyHappenAndEndTogether() {
    try (OnScreen screen = new OnScreen(Gallery.normal(), 1280, 800, skid)) {
      screen.signIn("otto").press("nav-simulator");
      assertEquals("Nothing is wrong", screen.text("simulator-summary"));
      assertFalse(screen.enabled("simulator-mend"));
      screen.press("simulator-at-P-101-channel1");
      screen.awaitText("simulator-site", "P-101.channel1");
      screen.press("simulator-fault-silent");
      screen.press("simulator-fault-late");
      screen.press("simulator-fault-late");
      assertEquals(1, on("P-101.channel1"));
      assertEquals("1 fault is on", screen.text("simulator-summary"));
      screen.press("simulator-at-gas");
      screen.press("simulator-fault-silent");
      assertEquals("2 faults are on", screen.text("simulator-summary"));
      screen.press("simulator-mend");
      assertEquals(0, on("P-101.channel1") + on("gas"));
      assertEquals("Nothing is wrong", screen.text("simulator-summary"));
    }
  }
}
