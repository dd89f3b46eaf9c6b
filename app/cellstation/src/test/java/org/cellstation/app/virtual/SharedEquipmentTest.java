package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Event;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two units, both looking at the simulated rocking bag, that share a welder.
final class SharedEquipmentTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String PASSWORD = "correct horse 9!";
  private static final String HEAD =
      """
      format: 1
      id: ID
      version: 1.0.0
      title: Welds
      author: test
      description: Checks a bag.
      equipment class: rocking-bag
      """;
  private static final String WELD =
      """
      procedure:
        - id: up
          title: Unit procedure
          unit: bioreactor
          operations:
            - id: weld
              title: Weld
              uses: [welder]
              phases:
                - {id: check, title: Check, phase: pre-use-check, parameters: {hold time: 3 min}}
      """;
  private static final String TWO_ROLES =
      """
      procedure:
        - id: grow
          title: Grow
          unit: bioreactor
          operations:
            - id: first
              title: First
              phases:
                - {id: check, title: Check, phase: pre-use-check, parameters: {hold time: 3 min}}
        - id: wash
          title: Wash
          unit: washer
          operations:
            - id: second
              title: Second
              phases:
                - {id: check, title: Check, phase: pre-use-check, parameters: {hold time: 3 min}}
      """;
  private static final String DEMANDING =
      """
      needs:
        measured: [capacitance, pH]
        calibrated: [DO]
        volume: {min: 0.1 L, max: 9 L}
      batch size: {value: 2 L, min: 0.5 L, max: 3 L}
      """
          + WELD.replace("[welder]", "[welder, centrifuge]")
              .replace("{hold time: 3 min}}", "{hold time: 3 min}, until: glucose < 2 mM}");

  @TempDir private Path folder;

  private final Skid skid = new Skid(SkidSettings.nominal());
  private VirtualStation virtual;
  private Session anna;

  @BeforeEach
  void firstLife() throws IOException {
    Files.createDirectories(folder.resolve("recipes"));
    write("welds", WELD);
    write("two-roles", TWO_ROLES);
    write("demanding", DEMANDING);
    open(START);
  }

  private void write(String id, String body) throws IOException {
    Files.writeString(folder.resolve("recipes/" + id + ".yaml"), HEAD.replace("ID", id) + body);
  }

  private void open(Instant at) throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            VirtualStation.alone(skid),
            at,
            Duration.ofSeconds(1),
            secondUnit() + "shared equipment: [welder]\n");
    if (!virtual.station().hasUsers()) {
      virtual.station().createFirstAdministrator("root", "R. Root", PASSWORD.toCharArray());
      virtual
          .station()
          .createUser(login("root"), "anna", "Anna K.", Role.OPERATOR, PASSWORD.toCharArray());
    }
    anna = login("anna");
    virtual.advance(Duration.ofSeconds(10));
  }

  /// BR-2 is BR-1 once more.
  private static String secondUnit() {
    String text = new String(SimulatedConfiguration.at(Map.of()), StandardCharsets.UTF_8);
    return text.substring(text.indexOf("  - id: BR-1")).replace("BR-1", "BR-2");
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

  private void begin(BatchOrder order) {
    Reply created = await(virtual.station().createBatch(anna, order));
    assertTrue(created.done(), created.text());
    Reply started =
        await(virtual.station().command(anna, order.batch(), Command.START, ProcedureState.IDLE));
    assertTrue(started.done(), started.text());
  }

  private void resume(String batch) {
    Reply reply =
        await(
            virtual
                .station()
                .interruptions()
                .resume(anna, batch, new Credentials("anna", PASSWORD.toCharArray()), "looked"));
    assertTrue(reply.done(), reply.text());
  }

  private Snapshot.Unit unit(int at) {
    return virtual.station().snapshot().units().get(at);
  }

  private Snapshot.Batch batch(int at) {
    return Objects.requireNonNull(unit(at).batch());
  }

  private List<String> equipmentEvents() throws IOException {
    List<String> events = new ArrayList<>();
    virtual
        .journal()
        .forEach(
            entry -> {
              switch (entry.event()) {
                case Event.EquipmentAcquired e when e.path().contains("/") ->
                    events.add(e.batch() + " has " + e.resources());
                case Event.EquipmentAwaited e -> events.add(e.batch() + " " + e.why());
                case Event.EquipmentReleased e when e.path().contains("/") ->
                    events.add(e.batch() + " leaves " + e.resources());
                default -> {}
              }
            });
    return events;
  }

  @Test
  @Tag("F-11")
  void whatTwoBatchesUseIsTakenInTurnsAlsoThroughARestart() throws IOException {
    begin(BatchOrder.engineering("BR-1", "welds", "B-1", "order 1"));
    begin(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    virtual.advance(Duration.ofMinutes(1));
    assertEquals("waits for welder, used by batch B-1", batch(1).procedure().waitingFor());
    virtual.close();

    open(virtual.now().plusSeconds(60));
    virtual.advance(Duration.ofMinutes(2));
    resume("B-2");
    virtual.advance(Duration.ofMinutes(10));
    assertEquals(
        "waits for welder, used by batch B-1",
        batch(1).procedure().waitingFor(),
        "B-1 is still HELD in its step and keeps it");
    resume("B-1");
    virtual.advance(Duration.ofMinutes(12));
    assertEquals(ProcedureState.COMPLETE, batch(0).procedure().state());
    assertEquals(ProcedureState.COMPLETE, batch(1).procedure().state());
    assertEquals(
        List.of(
            "B-1 has [welder]",
            "B-2 waits for welder, used by batch B-1",
            "B-1 leaves [welder]",
            "B-2 has [welder]",
            "B-2 leaves [welder]"),
        equipmentEvents());
    virtual.close();
  }

  @Test
  @Tag("F-11")
  void aRoleHasItsUnitWhileItsUnitProcedureRunsThereAndNoLonger() throws IOException {
    begin(
        BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1")
            .withUnits(Map.of("washer", "BR-2")));
    virtual.advance(Duration.ofMinutes(1));
    assertNull(unit(1).batch(), "the washer is not needed yet");
    for (int i = 0; i < 20 && unit(1).batch() == null; i++) {
      virtual.advance(Duration.ofSeconds(30));
    }
    assertEquals("B-1", batch(1).id());
    Reply refused =
        await(
            virtual
                .station()
                .createBatch(anna, BatchOrder.engineering("BR-2", "welds", "B-2", "order 2")));
    assertEquals("BR-2 is taken by batch B-1; finish that first.", refused.text());

    virtual.close();
    open(virtual.now().plusSeconds(60));
    assertEquals("B-1", batch(1).id(), "also after a restart");
    virtual.advance(Duration.ofMinutes(2));
    resume("B-1");
    virtual.advance(Duration.ofMinutes(8));
    assertEquals(ProcedureState.COMPLETE, batch(0).procedure().state());
    assertNull(unit(1).batch());
    begin(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    assertNotNull(unit(1).batch());
    virtual.close();
  }

  @Test
  @Tag("F-11")
  void aUnitProcedureWaitsForItsUnit() throws IOException {
    begin(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    await(virtual.station().command(anna, "B-2", Command.HOLD, ProcedureState.RUNNING));
    begin(
        BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1")
            .withUnits(Map.of("washer", "BR-2")));
    virtual.advance(Duration.ofMinutes(10));
    assertEquals("waits for BR-2, used by batch B-2", batch(0).procedure().waitingFor());
    assertEquals("B-2", batch(1).id());
    await(virtual.station().command(anna, "B-2", Command.ABORT, ProcedureState.HELD));
    virtual.advance(Duration.ofMinutes(10));
    assertEquals(ProcedureState.COMPLETE, batch(0).procedure().state());
    virtual.close();
  }

  @Test
  @Tag("F-11")
  void twoBatchesThatWaitForEachOtherAreNamedOnBothUnits() throws IOException {
    begin(
        BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1")
            .withUnits(Map.of("washer", "BR-2")));
    begin(
        BatchOrder.engineering("BR-2", "two-roles", "B-2", "order 2")
            .withUnits(Map.of("washer", "BR-1")));
    virtual.advance(Duration.ofMinutes(10));
    String words =
        "Batches wait for each other: B-1 has BR-1 and waits for BR-2 (wash); B-2 has BR-2 and waits for BR-1 (wash). B-1 has no"
            + " cells: STOP it, and begin it again when the other one is over";
    assertEquals(
        Map.of("station.circle BR-1", words, "station.circle BR-2", words),
        virtual.station().snapshot().alarms().stream()
            .filter(alarm -> alarm.id().startsWith("station.circle"))
            .filter(alarm -> alarm.state() == AlarmState.UNACKNOWLEDGED)
            .collect(Collectors.toMap(Snapshot.Alarm::id, Snapshot.Alarm::message)));
    await(virtual.station().command(anna, "B-1", Command.STOP, ProcedureState.RUNNING));
    virtual.advance(Duration.ofMinutes(10));
    assertEquals(ProcedureState.COMPLETE, batch(1).procedure().state());
    virtual.close();
  }

  @Test
  @Tag("F-13")
  void everythingThatAUnitLacksIsSaidBeforeABatchIsBoundToIt() throws IOException {
    // Its instruments count as those of the unit that names them last.
    BatchOrder order = BatchOrder.engineering("BR-2", "demanding", "B-1", "order 1");
    Orders.Check check = virtual.station().orders().check(order);
    assertEquals(
        "BR-2 does not measure glucose, which up/weld/check looks at; BR-2 does not measure"
            + " capacitance; BR-2 holds up to 1500 g; the batch comes to 9000 mL; AT-102 (DO) was"
            + " never calibrated; calibrate it; BR-2 holds up to 1500 g; the batch comes to 2 L.",
        check.faults().get("bioreactor"));
    assertEquals(
        "the recipe uses `centrifuge`, which the station does not have.", check.faults().get(""));
    Reply refused = await(virtual.station().createBatch(anna, order));
    assertFalse(refused.done());
    assertTrue(refused.text().contains("does not measure capacitance"), refused.text());
    virtual.close();
  }

  @Test
  @Tag("F-13")
  void everyRoleNeedsAFittingUnitOfItsOwn() throws IOException {
    BatchOrder order = BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1");
    assertEquals(
        Map.of("washer", "choose the unit that is the washer."),
        virtual.station().orders().check(order).faults());
    assertEquals(
        Map.of("washer", "there is no unit W-9."),
        virtual.station().orders().check(order.withUnits(Map.of("washer", "W-9"))).faults());
    assertEquals(
        Map.of("", "BR-1 cannot play 2 roles; give each role a unit of its own."),
        virtual.station().orders().check(order.withUnits(Map.of("washer", "BR-1"))).faults());
    virtual.close();
  }
}
