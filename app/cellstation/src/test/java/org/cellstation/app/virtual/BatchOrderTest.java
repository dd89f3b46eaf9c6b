package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Deviations.Deviation;
import org.cellstation.station.api.Deviations.Meaning;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A batch with its own values, ordered, run and restarted on the simulated rocking bag.
final class BatchOrderTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String PASSWORD = "correct horse 9!";
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

  private final Skid skid = new Skid(SkidSettings.nominal());
  private VirtualStation virtual;
  private Session anna;

  @BeforeEach
  void firstLife() throws IOException {
    Files.createDirectories(folder.resolve("recipes"));
    Files.writeString(folder.resolve("recipes/sized.yaml"), RECIPE);
    open(START);
  }

  private void open(Instant at) throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            skid,
            at,
            Duration.ofSeconds(1));
    if (!virtual.station().hasUsers()) {
      virtual.station().createFirstAdministrator("root", "R. Root", PASSWORD.toCharArray());
      Session root = login("root");
      for (Role role : new Role[] {Role.OPERATOR, Role.QA}) {
        String user = role == Role.QA ? "quinn" : "anna";
        virtual.station().createUser(root, user, user + " K.", role, PASSWORD.toCharArray());
      }
    }
    anna = login("anna");
    virtual.advance(Duration.ofSeconds(10));
  }

  private Session login(String user) {
    return virtual.station().login(user, PASSWORD.toCharArray())
            instanceof LoginReply.Welcome(Session session)
        ? session
        : new Session("", user, "", Role.OPERATOR);
  }

  private Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  private static BatchOrder order(String batch) {
    return BatchOrder.engineering("BR-1", "sized", batch, "order 1");
  }

  private Snapshot.Batch batch() {
    return Objects.requireNonNull(virtual.station().snapshot().units().getFirst().batch());
  }

  private Reply command(String batch, Command command, ProcedureState seen) {
    return await(virtual.station().command(anna, batch, command, seen));
  }

  /// A person signs that the batch goes on.
  private void resume(String batch) {
    virtual.advance(Duration.ofMinutes(2));
    Reply reply =
        await(
            virtual
                .station()
                .interruptions()
                .resume(anna, batch, new Credentials("anna", PASSWORD.toCharArray()), "looked"));
    assertTrue(reply.done(), reply.text());
    virtual.advance(Duration.ofSeconds(5));
  }

  private void answerWhenAsked(String count) {
    for (int i = 0; i < 120 && batch().procedure().prompts().isEmpty(); i++) {
      virtual.advance(Duration.ofSeconds(30));
    }
    String prompt = batch().procedure().prompts().getFirst().id();
    Reply reply =
        await(virtual.station().answer(anna, batch().id(), prompt, Map.of("viable cells", count)));
    assertTrue(reply.done(), reply.text());
    virtual.advance(Duration.ofSeconds(5));
  }

  private JsonNode record(String batch) throws IOException {
    var written =
        assertInstanceOf(
            RecordReply.Written.class, virtual.station().writeRecord(anna, batch).join());
    return new ObjectMapper().readTree(Files.readAllBytes(written.json())).get("record");
  }

  @Test
  @Tag("F-03")
  void aBatchRunsWithItsOwnValuesAlsoAfterARestart() throws IOException {
    BatchOrder half =
        order("B-1").withBatchSize("0.5 L").withValues(Map.of("fill flow", "0.05 L/min"));
    assertTrue(virtual.station().orders().check(half).clean());
    Reply created = await(virtual.station().createBatch(anna, half));
    assertTrue(created.done(), created.text());
    assertTrue(command("B-1", Command.START, ProcedureState.IDLE).done());
    virtual.advance(Duration.ofMinutes(3));
    virtual.close();
    open(virtual.now().plusSeconds(60));
    assertEquals(ProcedureState.HELD, batch().procedure().state());
    resume("B-1");
    answerWhenAsked("2500000");
    assertEquals(ProcedureState.COMPLETE, batch().procedure().state());
    double weight = virtual.station().snapshot().units().getFirst().reading("weight").value();
    assertEquals(445, weight, 30, "half a batch, less a sample");
    JsonNode record = record("B-1");
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
    virtual.close();
  }

  @Test
  @Tag("F-03")
  void aValueOutOfRangeIsADeviationThatAPersonSigns() throws IOException {
    BatchOrder fast = order("B-1").withValues(Map.of("fill flow", "120 mL/min"));
    Orders.Check check = virtual.station().orders().check(fast);
    assertTrue(check.faults().isEmpty());
    assertEquals(
        "120 mL/min is outside 30 to 90 mL/min, which the recipe allows",
        check.deviations().get("fill flow"));
    Reply unsigned = await(virtual.station().createBatch(anna, fast));
    assertFalse(unsigned.done());
    assertTrue(unsigned.text().contains("has to sign"), unsigned.text());

    assertTrue(
        sign(fast, "quinn", "wrong", "the pump is late").text().contains("Nothing was signed"));
    assertTrue(sign(fast, "anna", PASSWORD, "late").text().contains("may not sign deviations"));
    assertTrue(sign(fast, "quinn", PASSWORD, " ").text().contains("Say why"));
    assertEquals(0, virtual.station().deviations().all().size());

    Reply signed = sign(fast, "quinn", PASSWORD, "the medium came late");
    assertTrue(signed.done(), signed.text());
    Deviation deviation = virtual.station().deviations().of("B-1").getFirst();
    assertEquals("FORMULA", deviation.kind());
    assertTrue(deviation.what().startsWith("fill flow: 120 mL/min is outside"), deviation.what());
    assertEquals(Meaning.EXPLAINED, deviation.signatures().getFirst().meaning());
    assertEquals("quinn", deviation.signatures().getFirst().user());
    assertEquals("the medium came late", deviation.signatures().getFirst().reason());
    assertTrue(deviation.open(), "QA closes it with the batch");

    assertTrue(command("B-1", Command.START, ProcedureState.IDLE).done());
    virtual.advance(Duration.ofSeconds(30));
    JsonNode record = record("B-1");
    assertTrue(record.at("/formula/1/outside").asBoolean());
    assertEquals(1, record.get("deviations").size());
    virtual.close();
  }

  private Reply sign(BatchOrder order, String user, String password, String reason) {
    char[] typed = password.toCharArray();
    Reply reply =
        await(virtual.station().orders().create(anna, order, new Credentials(user, typed), reason));
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
        virtual.station().orders().check(wild).faults().get("fill flow"));
    assertTrue(sign(wild, "quinn", PASSWORD, "let us try").text().contains("no more than"));
    for (BatchOrder wrong :
        new BatchOrder[] {
          order("B-1").withBatchSize("3 L"),
          order("B-1").withBatchSize("1"),
          order("B-1").withValues(Map.of("fill flow", "fast")),
          order("B-1").withValues(Map.of("flow", "60 mL/min")),
          order("B-1").withValues(Map.of("density", "1 1e6/mL"))
        }) {
      assertFalse(virtual.station().orders().check(wrong).faults().isEmpty(), wrong.toString());
      assertFalse(await(virtual.station().createBatch(anna, wrong)).done(), wrong.toString());
    }
    assertNull(virtual.station().snapshot().units().getFirst().batch());
    virtual.close();
  }

  @Test
  void theFormSaysWhatARecipeAsksFor() throws IOException {
    Orders.Form form =
        virtual.station().orders().forms().stream()
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
    assertEquals("0.45", virtual.station().orders().check(half).formula().getFirst().value());
    virtual.close();
  }
}
