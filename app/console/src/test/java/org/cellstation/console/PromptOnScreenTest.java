package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Questions that take a second person or a signature, as people meet them.
class PromptOnScreenTest {
  private final FakeStation station =
      new FakeStation().withPeople().withBatch(Duration.ofHours(50));
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @BeforeEach
  void arrive() {
    screen.signIn("otto").press("nav-unit");
  }

  @AfterEach
  void leave() {
    screen.close();
  }

  private void ask(Runnable question) {
    question.run();
    screen.advance(Duration.ofSeconds(30));
  }

  private String typed(String id) {
    return OnScreen.onFx(() -> ((TextField) screen.find(id)).getText());
  }

  @Test
  @Tag("A-19")
  void theSecondPersonSeesWhatTheFirstEnteredAndConfirmsItWithUserAndPassword() {
    ask(() -> station.procedure().askForSecond(station.snapshot().now()));
    assertTrue(screen.text("prompt-entered").contains("Answered by otto"));
    assertTrue(screen.text("prompt-entered").contains("viability: 93.5 %"));
    assertTrue(screen.text("prompt-entered").contains("creased"));
    assertTrue(screen.shown("prompt-picture"));
    assertTrue(screen.text("prompt-due").startsWith("Due at"));
    assertFalse(screen.shown("prompt-submit"));
    assertFalse(screen.shown("prompt-answer-patient"), "the second person types no values");
    assertEquals("Confirm", screen.text("prompt-approve"));
    screen.type("prompt-user", "dora");
    screen.type("prompt-password", "wrong");
    screen.press("prompt-approve");
    screen.awaitText("prompt-message", "Nothing was signed.");
    assertEquals("dora", typed("prompt-user"), "kept");
    assertEquals("", typed("prompt-password"), "typed again");
    screen.type("prompt-password", "secret");
    screen.press("prompt-approve");
    screen.await("signed", () -> asked("sign identity-1 by dora true "));
    screen.advance(Duration.ofSeconds(30));
    assertFalse(screen.shown("prompt-text"));
  }

  @Test
  void theSecondPersonSendsItBackWithAReason() {
    ask(() -> station.procedure().askForSecond(station.snapshot().now()));
    screen.type("prompt-comment", "viability is 91.5 % on the print-out");
    screen.type("prompt-user", "dora");
    screen.type("prompt-password", "secret");
    screen.press("prompt-reject");
    screen.await(
        "sent back",
        () -> asked("sign identity-1 by dora false viability is 91.5 % on the print-out"));
  }

  @Test
  @Tag("A-19")
  void aSignatureSaysWhatItMeansAndThatItIsLate() {
    ask(() -> station.procedure().askForSignature(station.snapshot().now()));
    assertTrue(screen.text("prompt-due").startsWith("LATE: was due at"));
    assertEquals("Approve", screen.text("prompt-approve"));
    assertEquals("Reject", screen.text("prompt-reject"));
    screen.type("prompt-user", "quint");
    screen.type("prompt-password", "secret");
    screen.press("prompt-approve");
    screen.await("signed", () -> asked("sign approval-1 by quint true "));
  }

  private boolean asked(String line) {
    return station.asked().contains(line);
  }
}
