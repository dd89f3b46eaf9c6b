package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.rehearsal.SimulatedPreviewer;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.simulator.TransferLine;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.journal.Event;
import org.cellstation.station.rehearsal.Previewer;
import org.cellstation.station.rehearsal.Rehearser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A batch on two units: cells from a rocking bag go into a stirred tank through a welded line.
@Tag("F-12")
final class SeedTrainTest {
  private static final String BATCH = "B-1";
  private static final TransferLine LINE = new TransferLine("BR-1", "BR-2");
  private static final double DENSITY = 1.005;
  private static final int SEED = 0;
  private static final int TANK = 1;
  private static final String RECIPE =
      """
      format: 1
      id: seed-train
      version: 1.0.0
      title: Seed train
      author: test
      description: Cells from a rocking bag into a stirred tank.
      equipment class: rocking-bag
      procedure:
        - parallel: both
          branches:
            - - id: seed
                title: Seed vessel
                unit: seed
                operations:
                  - id: grow
                    title: Grow
                    phases:
                      - {id: fill, title: Fill, phase: fill, parameters: {volume: 400 mL, flow: 90 mL/min}}
                      - {id: cells, title: Cells, phase: inoculate, parameters: {volume: 100 mL, flow: 50 mL/min}}
                  - id: over
                    title: Send
                    phases:
                      - {id: send, title: Send, phase: send, parameters: {volume: 300 mL, flow: 40 mL/min}}
            - - id: production
                title: Production vessel
                unit: production
                equipment class: stirred-tank
                operations:
                  - id: fill
                    title: Fill
                    phases:
                      - {id: fill, title: Fill, phase: fill, parameters: {volume: 200 mL, flow: 90 mL/min}}
                  - id: over
                    title: Receive
                    phases:
                      - {id: receive, title: Receive, phase: receive, parameters: {volume: 300 mL}}
      """;

  @TempDir private Path folder;

  private final Skid bag = new Skid(SkidSettings.drawn(11));
  private final Skid tank =
      new Skid(SkidSettings.drawn(12).withDonor(11).with(Equipment.STIRRED_TANK));
  private final Suite suite = suite();
  private StationLives lives;

  private Suite suite() {
    Map<String, Skid> skids = new LinkedHashMap<>();
    skids.put("BR-1", bag);
    skids.put("BR-2", tank);
    return new Suite(skids, Set.of(LINE));
  }

  @BeforeEach
  void open() throws IOException {
    suite.weld(LINE);
    lives = new StationLives(folder, suite, "");
  }

  private void begin(String recipe) throws IOException {
    lives.recipe("seed-train", recipe);
    lives.begin(
        BatchOrder.engineering("BR-1", "seed-train", BATCH, "order 1")
            .withUnits(Map.of("production", "BR-2")));
  }

  @AfterEach
  void end() {
    lives.close();
  }

  private double seedGrams() {
    return lives.unit(SEED).reading("weight").value();
  }

  private double tankGrams() {
    return lives.unit(TANK).reading("weight").value();
  }

  /// Until that much is in the tank, or the batch does not go on.
  private void until(double grams) {
    for (int i = 0;
        i < 3600 && tankGrams() < grams && lives.state(SEED) == ProcedureState.RUNNING;
        i++) {
      lives.advance(Duration.ofSeconds(1));
    }
  }

  private void toTheEnd() {
    for (int i = 0; i < 60 && lives.state(SEED) == ProcedureState.RUNNING; i++) {
      lives.advance(Duration.ofMinutes(1));
    }
  }

  /// The weight with which a phase began.
  private double noted(String path) throws IOException {
    return lives.events().stream()
        .filter(Event.PhaseNoted.class::isInstance)
        .map(Event.PhaseNoted.class::cast)
        .filter(e -> e.path().equals(path) && e.name().equals("start weight g"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private String said() {
    return lives.batch(SEED).procedure().waitingFor();
  }

  @Test
  void theContentOfOneVesselComesToTheOther() throws IOException {
    begin(RECIPE);
    until(350);
    assertTrue(lives.unit(TANK).reading("weight").value() >= 350, "it runs");
    toTheEnd();
    assertEquals(ProcedureState.COMPLETE, lives.state(SEED), this::said);
    assertEquals(300, noted("seed/over/send") - seedGrams(), 6, "what the sender lost");
    assertEquals(300, tankGrams() - noted("production/over/receive"), 6, "what the receiver got");
    assertEquals(DENSITY * tank.truth().millilitres(), tankGrams(), 3);
    assertTrue(tank.truth().viable() > 0.1, "cells: " + tank.truth().viable());
    assertTrue(
        lives.events().stream()
            .anyMatch(e -> e instanceof Event.CultureSet set && set.unit().equals("BR-2")),
        "the tank knows that it has cells");
  }

  /// It stands still and says so; nobody has to be quick.
  private void heldWith(String words) {
    for (int i = 0; i < 1200 && lives.state(SEED) == ProcedureState.RUNNING; i++) {
      lives.advance(Duration.ofSeconds(1));
    }
    lives.advance(Duration.ofSeconds(10));
    assertEquals(ProcedureState.HELD, lives.state(SEED));
    assertTrue(said().contains(words), this::said);
    pumpStands();
  }

  private void pumpStands() {
    double before = tank.truth().millilitres();
    lives.advance(Duration.ofMinutes(2));
    assertEquals(0, lives.unit(SEED).reading("harvest flow").value());
    assertEquals(before, tank.truth().millilitres(), 0.5);
  }

  private void goOn() {
    assertTrue(lives.command(BATCH, Command.RESTART, ProcedureState.HELD).done());
    lives.advance(Duration.ofSeconds(5));
    toTheEnd();
    assertEquals(ProcedureState.COMPLETE, lives.state(SEED), this::said);
  }

  @Test
  @Tag("F-09")
  void aClosedClampHoldsBothAndTheRestGoesAfterwards() throws IOException {
    begin(RECIPE);
    until(300);
    bag.faults().set("P-101.channel4", Fault.CLAMP_CLOSED, true);
    heldWith("the line is blocked; check clamps and tubing");
    bag.faults().clear();
    goOn();
    assertEquals(300, tankGrams() - noted("production/over/receive"), 6);
  }

  @Test
  @Tag("F-09")
  void aLeakingLineHoldsBothWithBothWeights() throws IOException {
    begin(RECIPE);
    until(300);
    suite.faults().set(LINE.site(), Fault.LEAK, 15);
    heldWith("look for a leak");
    assertTrue(said().matches(".*BR-1 has lost \\d+ g but BR-2 has gained \\d+ g.*"), this::said);
    suite.faults().clear();
    goOn();
    assertEquals(300, tankGrams() - noted("production/over/receive"), 6, "it gets what it needs");
  }

  @Test
  @Tag("F-09")
  void aReceiverWithoutRoomIsSaidBeforeAnythingMoves() throws IOException {
    begin(RECIPE.replace("volume: 200 mL", "volume: 1100 mL"));
    heldWith("g and takes up to 1300 g: 300 mL do not fit; take some out of it");
  }

  @Test
  @Tag("F-09")
  void aSenderWithTooLittleIsSaidBeforeAnythingMoves() throws IOException {
    begin(RECIPE.replace("400 mL", "100 mL"));
    heldWith("BR-1 holds ");
  }

  @Test
  void aLostWeightOfTheReceiverStopsThePumpUntilItIsBack() throws IOException {
    begin(RECIPE);
    until(300);
    tank.faults().set("weighing", Fault.UNPLUGGED, true);
    lives.advance(Duration.ofSeconds(30));
    assertTrue(said().contains("BR-2: weight "), this::said);
    pumpStands();
    tank.faults().clear();
    toTheEnd();
    assertEquals(ProcedureState.COMPLETE, lives.state(SEED), this::said);
  }

  @Test
  @Tag("F-10")
  void holdAndAbortStopThePumpAtOnce() throws IOException {
    begin(RECIPE);
    until(300);
    assertTrue(lives.command(BATCH, Command.HOLD, ProcedureState.RUNNING).done());
    lives.advance(Duration.ofSeconds(6));
    assertEquals(ProcedureState.HELD, lives.state(SEED));
    pumpStands();
    assertTrue(lives.command(BATCH, Command.ABORT, ProcedureState.HELD).done());
    lives.advance(Duration.ofSeconds(6));
    assertEquals(ProcedureState.ABORTED, lives.state(SEED));
    pumpStands();
  }

  @Test
  @Tag("F-14")
  void anInterruptedTransferGoesOnWithTheRest() throws IOException {
    begin(RECIPE);
    until(300);
    for (int loss = 0; loss < 3; loss++) {
      lives.loseProgram(Duration.ofSeconds(100));
      lives.advance(Duration.ofMinutes(2));
      assertEquals(ProcedureState.HELD, lives.state(SEED));
      lives.resume(BATCH);
      lives.advance(Duration.ofSeconds(90));
    }
    toTheEnd();
    assertEquals(ProcedureState.COMPLETE, lives.state(SEED), this::said);
    assertEquals(300, tankGrams() - noted("production/over/receive"), 30, "what ran on included");
    long starts =
        lives.events().stream()
            .filter(
                e ->
                    e instanceof Event.PhaseNoted noted
                        && noted.path().endsWith("/send")
                        && noted.name().equals("start weight g"))
            .count();
    assertEquals(1, starts, "it never began again");
  }

  @Test
  @Tag("F-15")
  void theRecordHasBothUnitsWithTheirTrendsLoopsAndWhatWasNotSeen() throws IOException {
    begin(RECIPE);
    until(300);
    lives.loseProgram(Duration.ofSeconds(60));
    lives.advance(Duration.ofMinutes(2));
    lives.resume(BATCH);
    lives.advance(Duration.ofSeconds(5));
    toTheEnd();
    assertEquals(ProcedureState.COMPLETE, lives.state(SEED), this::said);
    lives.virtual().historian().seal();
    lives.virtual().historian().commit();
    JsonNode record = lives.record(BATCH);
    assertEquals("BR-1", record.at("/header/units/seed").asText());
    assertEquals("BR-2", record.at("/header/units/production").asText());
    Set<String> drawn = new TreeSet<>();
    record
        .get("trends")
        .forEach(t -> drawn.add(t.get("on").asText() + " " + t.get("variable").asText()));
    assertTrue(
        drawn.containsAll(Set.of("BR-1 weight", "BR-2 weight", "BR-2 stir rate")), drawn::toString);
    assertFalse(drawn.contains("BR-1 stir rate"), drawn::toString);
    Set<String> seen = new TreeSet<>();
    record.at("/interruptions/0/variables").forEach(v -> seen.add(v.get("variable").asText()));
    assertTrue(seen.containsAll(Set.of("BR-1 weight", "BR-2 weight")), seen::toString);
    Set<String> outputs = new TreeSet<>();
    record.at("/interruptions/0/outputs").forEach(o -> outputs.add(o.get("output").asText()));
    assertTrue(
        outputs.containsAll(Set.of("BR-1 harvest pump", "BR-2 feed pump")), outputs::toString);
  }

  @Test
  void aRecipeForTwoUnitsIsRehearsedWithLinesThatAPersonWelds()
      throws IOException, RefusedException {
    Path files = folder.resolve("rehearsal");
    Files.createDirectories(files.resolve("recipes"));
    Files.writeString(files.resolve("recipes/branches.yaml"), PowerLossTest.branches());
    byte[] text = PowerLossTest.branches().getBytes(StandardCharsets.UTF_8);
    var valid = assertInstanceOf(ReadResult.Valid.class, RecipeReader.read("branches", text));
    RecipeUnits units =
        RecipeUnits.of(
            valid.recipe(),
            of -> of.equals("stirred-tank") ? Equipment.STIRRED_TANK : Equipment.SIX_LINES);
    Instant start = StationLives.START;
    var plan =
        new Rehearsal.Plan("branches", "R-1", files, SkidSettings.drawn(3), Scenario.none(), start);
    try (var rehearsal = new Rehearsal(plan, units)) {
      rehearsal.runUntil(picture -> picture.now().isAfter(start.plus(Duration.ofMinutes(14))));
      rehearsal.cutPower(Duration.ofMinutes(2));
      assertTrue(rehearsal.run(picture -> {}).complete());
      Skid production = Objects.requireNonNull(rehearsal.virtual().suite().skids().get("BR-2"));
      assertTrue(production.truth().viable() > 0.1, "cells came");
      assertTrue(production.truth().millilitres() > 380, "with their medium");
    }
  }

  @Test
  @Tag("F-06")
  void theRestOfATransferIsSimulatedOnBothVessels() throws Exception {
    String send = "volume: 300 mL, flow: 40 mL/min}}\n";
    String rest = "- {id: rest, title: Rest, phase: wait, parameters: {duration: 10 min}}\n";
    String slow = RECIPE.replace(send, send + " ".repeat(16) + rest);
    begin(slow);
    until(350);
    Map<String, Map<String, Quantity>> readings = new LinkedHashMap<>();
    for (int unit : new int[] {SEED, TANK}) {
      double grams = lives.unit(unit).reading("weight").value();
      readings.put(lives.unit(unit).id(), Map.of("weight", new Quantity(grams, "g")));
    }
    String slower = slow.replace("duration: 10 min", "duration: 40 min");
    var change =
        new Event.RecipeChangeProposed(
            BATCH, "B-1-C1", false, "", "", "1.0.1", slower, Map.of(), List.of(), "test");
    var task =
        new Previewer.Task(
            "BR-1",
            lives.virtual().journal().batch(BATCH),
            change,
            readings,
            Duration.ofMinutes(6),
            lives.virtual().now(),
            folder.resolve("preview"));
    Previewer.Outcome outcome =
        new SimulatedPreviewer(folder.resolve("faults")).preview(task, new Unwatched());
    Map<String, Figure> figures = new LinkedHashMap<>();
    outcome.figures().forEach(figure -> figures.put(figure.what(), figure));
    Figure end = Objects.requireNonNull(figures.get("Outcome"));
    assertEquals("COMPLETE", end.before(), outcome.figures()::toString);
    assertEquals("COMPLETE", end.after(), outcome.figures()::toString);
    Figure length = Objects.requireNonNull(figures.get("Length of the whole batch"));
    assertEquals(30, minutes(length.after()) - minutes(length.before()), 2, length::toString);
  }

  private static double minutes(String time) {
    return 60.0 * Integer.parseInt(time.substring(0, 2)) + Integer.parseInt(time.substring(3, 5));
  }

  private static final class Unwatched implements Rehearser.Control {
    @Override
    public int threads() {
      return 1;
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public void progress(int done, int runs, double share) {}
  }
}
