package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two rocking bags that share a welder.
final class SharedEquipmentTest {
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

  private StationLives lives;

  @BeforeEach
  void firstLife() throws IOException {
    Map<String, Skid> skids = new LinkedHashMap<>();
    skids.put("BR-1", new Skid(SkidSettings.nominal()));
    skids.put("BR-2", new Skid(SkidSettings.nominal()));
    lives = new StationLives(folder, new Suite(skids, Set.of()), "shared equipment: [welder]\n");
    lives.recipe("welds", HEAD.replace("ID", "welds") + WELD);
    lives.recipe("two-roles", HEAD.replace("ID", "two-roles") + TWO_ROLES);
    lives.recipe("demanding", HEAD.replace("ID", "demanding") + DEMANDING);
  }

  @AfterEach
  void lastLife() {
    lives.close();
  }

  private List<String> equipmentEvents() throws IOException {
    List<String> events = new ArrayList<>();
    for (Event event : lives.events()) {
      switch (event) {
        case Event.EquipmentAcquired e when e.path().contains("/") ->
            events.add(e.batch() + " has " + e.resources());
        case Event.EquipmentAwaited e -> events.add(e.batch() + " " + e.why());
        case Event.EquipmentReleased e when e.path().contains("/") ->
            events.add(e.batch() + " leaves " + e.resources());
        default -> {}
      }
    }
    return events;
  }

  @Test
  @Tag("F-11")
  void whatTwoBatchesUseIsTakenInTurnsAlsoThroughARestart() throws IOException {
    lives.begin(BatchOrder.engineering("BR-1", "welds", "B-1", "order 1"));
    lives.begin(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    lives.advance(Duration.ofMinutes(1));
    assertEquals("waits for welder, used by batch B-1", lives.batch(1).procedure().waitingFor());
    lives.restart(Duration.ofSeconds(60));
    lives.advance(Duration.ofMinutes(2));
    lives.resume("B-2");
    lives.advance(Duration.ofMinutes(10));
    assertEquals(
        "waits for welder, used by batch B-1",
        lives.batch(1).procedure().waitingFor(),
        "B-1 is still HELD in its step and keeps it");
    lives.resume("B-1");
    lives.advance(Duration.ofMinutes(12));
    assertEquals(ProcedureState.COMPLETE, lives.state(0));
    assertEquals(ProcedureState.COMPLETE, lives.state(1));
    assertEquals(
        List.of(
            "B-1 has [welder]",
            "B-2 waits for welder, used by batch B-1",
            "B-1 leaves [welder]",
            "B-2 has [welder]",
            "B-2 leaves [welder]"),
        equipmentEvents());
  }

  @Test
  @Tag("F-11")
  void aRoleHasItsUnitWhileItsUnitProcedureRunsThereAndNoLonger() throws IOException {
    lives.begin(
        BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1")
            .withUnits(Map.of("washer", "BR-2")));
    lives.advance(Duration.ofMinutes(1));
    assertNull(lives.unit(1).batch(), "the washer is not needed yet");
    for (int i = 0; i < 20 && lives.unit(1).batch() == null; i++) {
      lives.advance(Duration.ofSeconds(30));
    }
    assertEquals("B-1", lives.batch(1).id());
    Reply refused = lives.create(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    assertEquals("BR-2 is taken by batch B-1; finish that first.", refused.text());

    lives.restart(Duration.ofSeconds(60));
    assertEquals("B-1", lives.batch(1).id(), "also after a restart");
    lives.advance(Duration.ofMinutes(2));
    lives.resume("B-1");
    lives.advance(Duration.ofMinutes(8));
    assertEquals(ProcedureState.COMPLETE, lives.state(0));
    assertNull(lives.unit(1).batch());
    lives.begin(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    assertNotNull(lives.unit(1).batch());
  }

  @Test
  @Tag("F-11")
  void aUnitProcedureWaitsForItsUnit() throws IOException {
    lives.begin(BatchOrder.engineering("BR-2", "welds", "B-2", "order 2"));
    lives.command("B-2", Command.HOLD, ProcedureState.RUNNING);
    lives.begin(
        BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1")
            .withUnits(Map.of("washer", "BR-2")));
    lives.advance(Duration.ofMinutes(10));
    assertEquals("waits for BR-2, used by batch B-2", lives.batch(0).procedure().waitingFor());
    assertEquals("B-2", lives.batch(1).id());
    lives.command("B-2", Command.ABORT, ProcedureState.HELD);
    lives.advance(Duration.ofMinutes(10));
    assertEquals(ProcedureState.COMPLETE, lives.state(0));
  }

  @Test
  @Tag("F-11")
  void twoBatchesThatWaitForEachOtherAreNamedOnBothUnits() throws IOException {
    lives.begin(
        BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1")
            .withUnits(Map.of("washer", "BR-2")));
    lives.begin(
        BatchOrder.engineering("BR-2", "two-roles", "B-2", "order 2")
            .withUnits(Map.of("washer", "BR-1")));
    lives.advance(Duration.ofMinutes(10));
    String words =
        "Batches wait for each other: B-1 has BR-1 and waits for BR-2 (wash); B-2 has BR-2 and waits for BR-1 (wash). B-1 has no"
            + " cells: STOP it, and begin it again when the other one is over";
    assertEquals(
        Map.of("station.circle BR-1", words, "station.circle BR-2", words),
        lives.virtual().station().snapshot().alarms().stream()
            .filter(alarm -> alarm.id().startsWith("station.circle"))
            .filter(alarm -> alarm.state() == AlarmState.UNACKNOWLEDGED)
            .collect(Collectors.toMap(Snapshot.Alarm::id, Snapshot.Alarm::message)));
    lives.command("B-1", Command.STOP, ProcedureState.RUNNING);
    lives.advance(Duration.ofMinutes(10));
    assertEquals(ProcedureState.COMPLETE, lives.state(1));
  }

  @Test
  @Tag("F-13")
  void everythingThatAUnitLacksIsSaidBeforeABatchIsBoundToIt() throws IOException {
    BatchOrder order = BatchOrder.engineering("BR-2", "demanding", "B-1", "order 1");
    Orders.Check check = lives.virtual().station().orders().check(order);
    assertEquals(
        "BR-2 does not measure glucose, which up/weld/check looks at; BR-2 does not measure"
            + " capacitance; BR-2 holds up to 1500 g; the batch comes to 9000 mL; AT-202 (DO) was"
            + " never calibrated; calibrate it; BR-2 holds up to 1500 g; the batch comes to 2 L.",
        check.faults().get("bioreactor"));
    assertEquals(
        "the recipe uses `centrifuge`, which the station does not have.", check.faults().get(""));
    Reply refused = lives.create(order);
    assertFalse(refused.done());
    assertTrue(refused.text().contains("does not measure capacitance"), refused.text());
  }

  @Test
  @Tag("F-13")
  void everyRoleNeedsAFittingUnitOfItsOwn() throws IOException {
    BatchOrder order = BatchOrder.engineering("BR-1", "two-roles", "B-1", "order 1");
    assertEquals(
        Map.of("washer", "choose the unit that is the washer."),
        lives.virtual().station().orders().check(order).faults());
    assertEquals(
        Map.of("washer", "there is no unit W-9."),
        lives
            .virtual()
            .station()
            .orders()
            .check(order.withUnits(Map.of("washer", "W-9")))
            .faults());
    assertEquals(
        Map.of("", "BR-1 cannot play 2 roles; give each role a unit of its own."),
        lives
            .virtual()
            .station()
            .orders()
            .check(order.withUnits(Map.of("washer", "BR-1")))
            .faults());
  }
}
