package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The recipe of the batch on a unit is changed at its screen.
@Tag("F-06")
final class ChangeOnScreenTest {
  private static final String CHANGE = "B-2026-014-C1";

  private final FakeStation station = Gallery.changing();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  private void asked(String what) {
    screen.await("asked", () -> !station.liveChanges().asked.isEmpty());
    assertEquals(List.of(what), station.liveChanges().asked);
  }

  @Test
  void theAuthorLooksAtBothWaysAndSigns() {
    screen.signIn("dora").press("nav-unit");
    screen.awaitText("change-headline", "waits for the signature of its author");
    screen.press("change-open");
    screen.await("card", () -> screen.shown("change-sign"));
    screen.press("change-sign");
    screen.awaitText("sign-message", "Type the password");
    screen.type("sign-password", "develop!12345");
    screen.press("change-sign");
    asked("sign " + CHANGE + " AUTHORED by dora: ");
    screen.await("card closed", () -> !screen.shown("change-sign"));
  }

  @Test
  void anApproverSignsAtTheSameScreen() {
    station.liveChanges().waitsForApproval(station.snapshot().now());
    screen.signIn("dora").press("nav-unit");
    screen.awaitText("change-headline", "waits for the signature of an approver");
    screen.press("change-open");
    screen.type("sign-user", "quentin");
    screen.type("sign-password", "quality!12345");
    screen.type("sign-reason", "seen");
    screen.press("change-sign");
    asked("sign " + CHANGE + " APPROVED by quentin: seen");
  }

  @Test
  void isSimulatedAgainOrWithdrawnWithAReason() {
    screen.signIn("dora").press("nav-unit");
    screen.press("change-open");
    screen.press("change-simulate");
    asked("preview " + CHANGE);
    station.liveChanges().asked.clear();
    screen.press("change-withdraw");
    screen.type("reason", "not needed any more");
    screen.press("reason-submit");
    asked("withdraw " + CHANGE + ": not needed any more");
  }

  @Test
  void beginsWithATextOfTheSameRecipeAndAReason() {
    station.liveChanges().all.clear();
    screen.signIn("dora").press("nav-unit");
    assertFalse(screen.shown("change-headline"));
    screen.press("show-chart");
    screen.press("change-recipe");
    screen.await("card", () -> screen.shown("change-propose"));
    screen.press("change-propose");
    screen.awaitText("change-message", "Choose the text");
    String draft = "change-to-" + FakeRecipes.DRAFT.substring(0, 12);
    screen.await("texts", () -> screen.shown(draft));
    screen.press(draft);
    screen.press("change-propose");
    screen.awaitText("change-message", "Type the reason");
    screen.type("change-reason", "cells grow slowly");
    screen.press("change-propose");
    asked("propose B-2026-014: cells grow slowly");
  }

  @Test
  void theLastOneIsRolledBackByAnApprover() {
    station.liveChanges().hasBeen();
    screen.signIn("dora").press("nav-unit");
    screen.press("show-chart");
    screen.press("change-recipe");
    screen.press("change-roll-back");
    screen.type("sign-user", "quentin");
    screen.type("sign-password", "quality!12345");
    screen.type("sign-reason", "donor recovers");
    screen.press("roll-back-sign");
    asked("roll back B-2026-014 by quentin: donor recovers");
  }

  @Test
  void anOperatorIsNotOfferedIt() {
    screen.signIn("otto").press("nav-unit");
    screen.press("show-chart");
    assertTrue(screen.shown("run-chart"));
    assertFalse(screen.shown("change-recipe"));
  }
}
