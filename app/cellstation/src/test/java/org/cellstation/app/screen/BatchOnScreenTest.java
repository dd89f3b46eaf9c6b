package org.cellstation.app.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus.Element;
import org.cellstation.simulator.BenchSample;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.journal.JournalVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One person at the real screen of a real station on simulated instruments, from the first start
/// to the batch record.
final class BatchOnScreenTest {
  private static final String ADMINISTRATOR = "Tulp-48-Kiwi-Zeil";
  private static final String OPERATOR = "Berg-73-Lamp-Noot";
  private static final String ORDER = "ORD-7";

  @TempDir private Path folder;
  private Crank crank;
  private Seat seat;

  @BeforeEach
  void sitDown() throws IOException {
    crank = new Crank(folder);
    seat = new Seat(crank.virtual().station());
  }

  @AfterEach
  void leave() {
    seat.close();
    crank.close();
  }

  @Test
  @Tag("H-06")
  void runsTheShortRecipeFromTheFirstStartToTheBatchRecord() throws IOException {
    createPeople();
    startBatch();
    boolean held = false;
    Snapshot seen = crank.until("first question", picture -> prompt(picture).isPresent());
    while (batch(seen).procedure().state() != ProcedureState.COMPLETE) {
      if (prompt(seen).isPresent()) {
        answer(prompt(seen).get(), !held);
      } else if (Crank.unanswered(seen)) {
        seat.acknowledge("seen");
      } else if (!held) {
        holdAndRestart();
        held = true;
      }
      boolean wasHeld = held;
      seen =
          crank.until(
              "something to do",
              picture ->
                  prompt(picture).isPresent()
                      || Crank.unanswered(picture)
                      || batch(picture).procedure().state() == ProcedureState.COMPLETE
                      || (!wasHeld && expanding(picture)));
    }
    assertTrue(held, "the culture phase never came");
    finish();
    assertTrue(JournalVerification.verify(folder.resolve("journal")).fault().isEmpty());
  }

  private void createPeople() {
    seat.write("first-user", "anna").write("first-name", "Anna Berg");
    seat.write("first-password", ADMINISTRATOR).write("first-repeat", ADMINISTRATOR);
    seat.click("first-submit");
    seat.signIn("anna", ADMINISTRATOR).click("nav-users");
    seat.write("user-id", "otto").write("user-name", "Otto Vos");
    seat.write("user-password", OPERATOR).write("user-repeat", OPERATOR).click("user-submit");
    seat.awaitText("user-message", "otto");
    seat.click("logout");
    seat.signIn("otto", ADMINISTRATOR);
    seat.awaitText("login-message", "password");
    seat.write("login-password", OPERATOR).click("login-submit");
    seat.awaitText("who", "Otto Vos, Operator");
  }

  private void startBatch() {
    seat.click("nav-batches").click("recipe-t-cell-expansion-short");
    seat.write("batch-id", "B-1").write("batch-order", ORDER);
    seat.click("purpose-ENGINEERING").click("batch-create");
    seat.click("batch-start").click("confirm-yes");
    seat.awaitText("status", "IDLE to RUNNING");
    seat.click("nav-overview");
    seat.await(
        "the question on the overview", () -> seat.accessible("tile-BR-1").contains("Answer:"));
    seat.click("tile-BR-1");
    seat.awaitText("unit-state", "Running");
  }

  /// @param slip whether to type something impossible first
  private void answer(Prompt prompt, boolean slip) {
    seat.awaitText("prompt-text", prompt.text().strip());
    if (slip) {
      for (Field field : prompt.fields()) {
        seat.write(id(field), field.text() ? value(field) : "100000");
      }
      boolean wrong = prompt.fields().stream().anyMatch(field -> !field.text());
      if (wrong) {
        seat.click("prompt-submit");
        seat.awaitText("prompt-message", "100000");
      }
    }
    for (Field field : prompt.fields()) {
      seat.write(id(field), value(field));
    }
    seat.click("prompt-submit");
    seat.await(
        "the question gone",
        () ->
            prompt(crank.virtual().station().snapshot())
                .filter(open -> open.id().equals(prompt.id()))
                .isEmpty());
  }

  private static String id(Field field) {
    return "prompt-answer-" + field.name().replace(' ', '-');
  }

  private String value(Field field) {
    if (field.text()) {
      return field.name().contains("order") ? ORDER : "L-1";
    }
    BenchSample sample = crank.on(() -> crank.virtual().skid().sample());
    double shown =
        switch (field.name()) {
          case "viable cell density" -> sample.viable();
          case "glucose" -> sample.glucose();
          case "lactate" -> sample.lactate();
          default -> 95;
        };
    boolean expects = !Double.isNaN(field.expectedMin());
    double least = expects ? field.expectedMin() : field.min();
    double most = expects ? field.expectedMax() : field.max();
    return String.format(Locale.ROOT, "%.2f", Math.clamp(shown, least, most));
  }

  private void holdAndRestart() {
    seat.click("command-HOLD").click("confirm-yes");
    seat.awaitText("unit-state", "Held");
    seat.awaitText("next-step", "RESTART");
    Instant since = crank.virtual().now();
    Snapshot still =
        crank.until("ten minutes held", p -> p.now().isAfter(since.plus(Duration.ofMinutes(10))));
    assertTrue(
        still.units().getFirst().reading("rock rate").value() > 8, "HOLD stopped the rocking");
    seat.click("command-RESTART").click("confirm-yes");
    seat.awaitText("unit-state", "Running");
  }

  private void finish() throws IOException {
    seat.awaitText("unit-state", "Complete");
    seat.awaitText("next-step", "Write the batch record");
    seat.click("nav-batches").click("record-BR-1");
    seat.awaitText("status", "Batch record written");
    assertTrue(Files.size(folder.resolve("records/B-1.pdf")) > 10_000, "an empty record");
    seat.click("nav-unit").click("command-RESET").click("confirm-yes");
    seat.awaitText("unit-state", "Free");
  }

  private static Snapshot.Unit unit(Snapshot picture) {
    return picture.units().getFirst();
  }

  private static Snapshot.Batch batch(Snapshot picture) {
    Snapshot.Batch batch = unit(picture).batch();
    if (batch == null) {
      throw new AssertionError("no batch");
    }
    return batch;
  }

  private static Optional<Prompt> prompt(Snapshot picture) {
    return batch(picture).procedure().prompts().stream().findFirst();
  }

  private static boolean expanding(Snapshot picture) {
    return batch(picture).procedure().elements().stream()
        .anyMatch(
            (Element e) -> e.path().contains("expand") && e.state() == ProcedureState.RUNNING);
  }
}
