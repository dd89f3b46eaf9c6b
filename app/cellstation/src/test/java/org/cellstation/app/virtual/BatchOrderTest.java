package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A batch with its own values, ordered, run and restarted on the simulated rocking bag.
final class BatchOrderTest {
  private static final String RECIPE =
      """
      format: 1
      id: sized
      version: 1.0.0
      title: Sized recipe
      author: test
      description: Fills a bag.
      equipment class: rocking-bag
      batch size: {value: 1 L, min: 0.2 L, max: 1.2 L}
      formula:
        medium volume: {kind: input, value: 0.9 L, min: 0.8 L, max: 0.95 L, scaled: true}
        fill flow: {value: 60 mL/min, min: 30 mL/min, max: 90 mL/min}
        density: {kind: output, unit: 1e6/mL, from: viable cells, min: 1 1e6/mL, max: 3 1e6/mL}
      procedure:
        - id: up
          title: Unit procedure
          unit: bioreactor
          operations:
            - id: op
              title: Operation
              phases:
                - id: fill
                  title: Fill
                  phase: fill
                  parameters: {volume: {medium volume}, flow: {fill flow}}
                - id: count
                  title: Count
                  phase: sample
                  parameters: {volume: 5 mL, flow: 5 mL/min}
                  ask after:
                    - id: result
                      text: Enter the count.
                      fields: {viable cells: 0 to 9000000 /mL}
      """;

  @TempDir private Path folder;

  private StationLives lives;

  @BeforeEach
  void firstLife() throws IOException {
    lives = new StationLives(folder, new Skid(SkidSettings.nominal()));
    lives.recipe("sized", RECIPE);
  }

  @AfterEach
  void lastLife() {
    lives.close();
  }

  private static BatchOrder order(String batch) {
    return BatchOrder.engineering("BR-1", "sized", batch, "order 1");
  }

  /// A person signs that the batch goes on.
  private void resume(String batch) {
    lives.advance(Duration.ofMinutes(2));
    lives.resume(batch);
    lives.advance(Duration.ofSeconds(5));
  }

  private void answerWhenAsked(String count) {
    for (int i = 0; i < 120 && lives.batch(0).procedure().prompts().isEmpty(); i++) {
      lives.advance(Duration.ofSeconds(30));
    }
    String prompt = lives.batch(0).procedure().prompts().getFirst().id();
    Reply reply =
        lives.await(
            lives
                .virtual()
                .station()
                .answer(lives.anna(), lives.batch(0).id(), prompt, Map.of("viable cells", count)));
    assertTrue(reply.done(), reply.text());
    lives.advance(Duration.ofSeconds(5));
  }

  @Test
  @Tag("F-03")
  void aBatchRunsWithItsOwnValuesAlsoAfterARestart() throws IOException {
    BatchOrder half =
        order("B-1").withBatchSize("0.5 L").withValues(Map.of("fill flow", "0.05 L/min"));
    assertTrue(lives.virtual().station().orders().check(half).clean());
    Reply created = lives.create(half);
    assertTrue(created.done(), created.text());
    assertTrue(lives.command("B-1", Command.START, ProcedureState.IDLE).done());
    lives.advance(Duration.ofMinutes(3));
    lives.restart(Duration.ofSeconds(60));
    assertEquals(ProcedureState.HELD, lives.state(0));
    resume("B-1");
    answerWhenAsked("2500000");
    assertEquals(ProcedureState.COMPLETE, lives.state(0));
    double weight =
        lives.virtual().station().snapshot().units().getFirst().reading("weight").value();
    assertEquals(445, weight, 30, "half a batch, less a sample");
    JsonNode record = lives.record("B-1");
    assertEquals("0.5 L", record.at("/header/batchSize").asText());
    assertEquals("ENGINEERING", record.at("/header/purpose").asText());
    JsonNode volume = record.at("/formula/0");
    assertEquals("medium volume", volume.get("name").asText());
    assertEquals("input", volume.get("kind").asText());
    assertEquals("0.45 L", volume.get("value").asText());
    assertEquals("0.4 to 0.475 L", volume.get("range").asText());
    assertEquals("50 mL/min", record.at("/formula/1/value").asText());
    assertEquals("60 mL/min", record.at("/formula/1/recipe").asText());
    assertEquals("2.5 1e6/mL", record.at("/formula/2/value").asText());
    assertFalse(record.at("/formula/2/outside").asBoolean());
    assertEquals("INTERRUPTION", record.at("/deviations/0/kind").asText());
    assertEquals(1, record.get("deviations").size());
  }

  @Test
  @Tag("F-03")
  void aValueOutOfRangeIsADeviationThatAPersonSigns() throws IOException {
    BatchOrder fast = order("B-1").withValues(Map.of("fill flow", "120 mL/min"));
    Orders.Check check = lives.virtual().station().orders().check(fast);
    assertTrue(check.faults().isEmpty());
    assertEquals(
        "120 mL/min is outside 30 to 90 mL/min, which the recipe allows",
        check.deviations().get("fill flow"));
    Reply unsigned = lives.create(fast);
    assertFalse(unsigned.done());
    assertTrue(unsigned.text().contains("has to sign"), unsigned.text());

    assertTrue(
        sign(fast, "quinn", "wrong", "the pump is late").text().contains("Nothing was signed"));
    assertTrue(
        sign(fast, "anna", StationLives.PASSWORD, "late")
            .text()
            .contains("may not sign deviations"));
    assertTrue(sign(fast, "quinn", StationLives.PASSWORD, " ").text().contains("Say why"));
    assertEquals(0, lives.virtual().station().deviations().all().size());

    Reply signed = sign(fast, "quinn", StationLives.PASSWORD, "the medium came late");
    assertTrue(signed.done(), signed.text());
    Deviation deviation = lives.virtual().station().deviations().of("B-1").getFirst();
    assertEquals("FORMULA", deviation.kind());
    assertTrue(deviation.what().startsWith("fill flow: 120 mL/min is outside"), deviation.what());
    assertEquals(Meaning.EXPLAINED, deviation.signatures().getFirst().meaning());
    assertEquals("quinn", deviation.signatures().getFirst().user());
    assertEquals("the medium came late", deviation.signatures().getFirst().reason());
    assertTrue(deviation.open(), "QA closes it with the batch");

    assertTrue(lives.command("B-1", Command.START, ProcedureState.IDLE).done());
    lives.advance(Duration.ofSeconds(30));
    JsonNode record = lives.record("B-1");
    assertTrue(record.at("/formula/1/outside").asBoolean());
    assertEquals(1, record.get("deviations").size());
  }

  private Reply sign(BatchOrder order, String user, String password, String reason) {
    char[] typed = password.toCharArray();
    Reply reply =
        lives.await(
            lives
                .virtual()
                .station()
                .orders()
                .create(lives.anna(), order, new Credentials(user, typed), reason));
    char[] wiped = new char[typed.length];
    Arrays.fill(wiped, '\0');
    assertEquals(new String(wiped), new String(typed), "the password is wiped");
    return reply;
  }

  @Test
  @Tag("F-03")
  void whatThePhasesDoNotTakeIsRefusedAlsoWithASignature() throws IOException {
    BatchOrder wild = order("B-1").withValues(Map.of("fill flow", "600 mL/min"));
    assertEquals(
        "600 mL/min is outside 30 to 90 mL/min, which the recipe allows; its phases take no more"
            + " than 0.1 to 500 mL/min.",
        lives.virtual().station().orders().check(wild).faults().get("fill flow"));
    assertTrue(
        sign(wild, "quinn", StationLives.PASSWORD, "let us try").text().contains("no more than"));
    for (BatchOrder wrong :
        new BatchOrder[] {
          order("B-1").withBatchSize("3 L"),
          order("B-1").withBatchSize("1"),
          order("B-1").withValues(Map.of("fill flow", "fast")),
          order("B-1").withValues(Map.of("flow", "60 mL/min")),
          order("B-1").withValues(Map.of("density", "1 1e6/mL"))
        }) {
      assertFalse(
          lives.virtual().station().orders().check(wrong).faults().isEmpty(), wrong.toString());
      assertFalse(lives.create(wrong).done(), wrong.toString());
    }
    assertNull(lives.virtual().station().snapshot().units().getFirst().batch());
  }

  @Test
  void theFormSaysWhatARecipeAsksFor() throws IOException {
    Orders.Form form =
        lives.virtual().station().orders().forms().stream()
            .filter(f -> f.recipe().equals("sized"))
            .findFirst()
            .orElseThrow();
    assertEquals(Map.of("bioreactor", "rocking-bag"), form.roles());
    assertEquals("0.2 to 1.2", Objects.requireNonNull(form.batchSize()).range());
    Orders.Entry volume = form.formula().getFirst();
    assertEquals(
        "0.9 L, 0.8 to 0.95, 0.01 to 50",
        volume.value() + " " + volume.unit() + ", " + volume.range() + ", " + volume.hard());
    BatchOrder half = order("B-1").withBatchSize("500 mL").withPurpose(Purpose.ENGINEERING);
    assertEquals(
        "0.45", lives.virtual().station().orders().check(half).formula().getFirst().value());
  }
}
