package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The order of a batch: which recipe may be chosen for what, the units of its roles, and the
/// signature for values out of the recipe's range.
class OrderOnScreenTest {
  private final FakeStation station = new FakeStation().withPeople();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @BeforeEach
  void arrive() {
    screen.signIn("otto").press("nav-batches");
    screen.await("recipes", () -> screen.shown("recipe-t-cell-expansion"));
  }

  @AfterEach
  void leave() {
    screen.close();
  }

  private void name() {
    screen.type("batch-id", "B-2026-014");
    screen.type("batch-order", "ORD-7731");
  }

  private boolean asked(String line) {
    return station.asked().contains(line);
  }

  @Test
  @Tag("F-04")
  void whatIsNotEffectiveIsForEngineeringRunsOnlyAndSaysWhy() {
    screen.press("recipe-t-cell-expansion");
    assertTrue(screen.enabled("purpose-PATIENT"));
    screen.press("purpose-PATIENT");
    screen.press("recipe-msc-expansion");
    assertFalse(screen.enabled("purpose-PATIENT"));
    assertFalse(selected("purpose-PATIENT"), "not for a patient by oversight");
    assertTrue(screen.text("batch-not-for-patients").contains("no version of it is effective"));
    assertTrue(screen.text("batch-estimate").contains("about 8 days"));
    name();
    screen.press("batch-create");
    screen.awaitText("batch-message", "Say what the batch is for");
    screen.press("purpose-ENGINEERING");
    screen.press("batch-create");
    screen.await(
        "created", () -> asked("create BR-1 msc-expansion B-2026-014 ORD-7731 ENGINEERING"));
  }

  private boolean selected(String id) {
    return OnScreen.onFx(() -> ((ToggleButton) screen.find(id)).isSelected());
  }

  @Test
  void aRecipeThatTheUnitDoesNotFitIsShownWithWhatIsMissingAndCannotBeChosen() {
    assertTrue(screen.shown("recipe-islet-growth"));
    assertFalse(screen.find("recipe-islet-growth") instanceof ToggleButton);
    assertFalse(screen.shown("recipe-tank-run"), "another class of unit");
  }

  @Test
  @Tag("F-11")
  void eachFurtherRoleGetsAUnitOfItsOwn() {
    screen.press("recipe-two-bags");
    screen.await("role", () -> screen.shown("role-second-bag-BR-2"));
    assertFalse(screen.shown("role-second-bag-BR-1"), "it does the first role");
    name();
    screen.press("purpose-PATIENT");
    screen.awaitText("batch-obstacle", "choose the unit that is the second bag");
    screen.press("batch-create");
    assertFalse(station.asked().stream().anyMatch(line -> line.startsWith("create")));
    screen.press("role-second-bag-BR-2");
    screen.await("fit", () -> !screen.shown("batch-obstacle"));
    screen.press("batch-create");
    screen.await("created", () -> asked("create BR-1 two-bags B-2026-014 ORD-7731 PATIENT"));
  }

  @Test
  @Tag("A-19")
  @Tag("F-03")
  void aValueOutOfRangeIsSignedForWithUserPasswordAndReason() {
    screen.press("recipe-t-cell-expansion");
    name();
    screen.press("purpose-PATIENT");
    screen.type("value-temperature", "38.5");
    screen.awaitText("remark-temperature", "DEVIATION");
    screen.press("batch-create");
    screen.await("card", () -> screen.shown("sign-submit"));
    screen.press("sign-submit");
    screen.awaitText("sign-message", "who signs");
    screen.type("sign-user", "dora");
    screen.press("sign-submit");
    screen.awaitText("sign-message", "reason");
    screen.type("sign-reason", "donor cells are slow");
    screen.type("sign-password", "secret");
    screen.press("sign-submit");
    screen.await("signed", () -> asked("signed by dora because donor cells are slow"));
    screen.await("created", () -> screen.text("batch-message").contains("is created"));
    assertFalse(screen.shown("sign-submit"));
    assertEquals("", typed("batch-id"), "ready for the next order");
  }

  private String typed(String id) {
    return OnScreen.onFx(() -> ((TextField) screen.find(id)).getText());
  }
}
