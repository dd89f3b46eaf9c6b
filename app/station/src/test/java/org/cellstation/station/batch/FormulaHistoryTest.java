package org.cellstation.station.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Test;

/// What came out of a batch is the newest answer that counts: one that needs a second person does
/// when that person has confirmed it.
final class FormulaHistoryTest {
  private static final String RECIPE = "car-t-rocking-bag";
  private static final String FIELD = "CAR-positive cells";

  private final FormulaHistory formula = new FormulaHistory();
  private long entries;

  private Stamp now() {
    entries++;
    return new Stamp(entries, Instant.EPOCH.plusSeconds(entries), "+00:00", "operator");
  }

  private void entered(String share) {
    formula.entered(
        now(),
        new Event.PromptEntered(
            "B", "sign", "sign/identity", Map.of(FIELD, share), "", "o", false));
  }

  private void looked(boolean right) {
    formula.verified(
        new Event.PromptVerified("B", "sign", "sign/identity", right, "", "colleague", false));
  }

  private BatchRecord.FormulaRow row() {
    var created =
        new Event.BatchCreated(
            "B",
            "BR-1",
            "O",
            RECIPE,
            "1.0.0",
            "",
            RecipeLibrary.text(RECIPE).orElseThrow(),
            "",
            "1 L",
            Map.of(),
            Map.of());
    return formula.rows(created).stream()
        .filter(row -> row.name().equals("final CAR cells"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aConfirmedAnswerReplacesAnEarlierOne() {
    formula.answered(
        now(),
        new Event.PromptAnswered("B", "sample", "sample/r", Map.of(FIELD, "28.33"), "", false));
    entered("31.81");
    assertEquals("28.33 %", row().value(), "nobody has confirmed the other");
    looked(true);
    assertEquals("31.81 %", row().value());
  }

  @Test
  void whatWasSentBackDoesNotCount() {
    entered("3.2");
    looked(false);
    assertEquals("", row().value());
    entered("32");
    looked(true);
    assertEquals("32 %", row().value());
  }
}
