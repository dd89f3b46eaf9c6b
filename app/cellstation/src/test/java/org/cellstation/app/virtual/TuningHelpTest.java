package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.api.Tunings;
import org.cellstation.station.api.Tunings.Last;
import org.cellstation.station.api.Tunings.Place;
import org.cellstation.station.api.Tunings.Plan;
import org.cellstation.station.control.LoopMode;
import org.cellstation.station.control.law.Pid;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A loop of the simulated skid tested and tuned as a process developer would, without a batch; and
/// how well the loops of a batch did, in its record.
final class TuningHelpTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String PASSWORD = "correct horse 9!";

  @TempDir private Path folder;

  private final Skid skid = new Skid(SkidSettings.nominal());
  private VirtualStation virtual;
  private Session dora = new Session("", "", "", Role.OPERATOR);
  private Session otto = dora;

  @BeforeEach
  void open() throws IOException {
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
    var station = virtual.station();
    if (!station.hasUsers()) {
      station.createFirstAdministrator("root", "R. Root", PASSWORD.toCharArray());
      Session root = login("root");
      station.createUser(root, "dora", "D. Dev", Role.PROCESS_DEVELOPER, PASSWORD.toCharArray());
      station.createUser(root, "otto", "O. Op", Role.OPERATOR, PASSWORD.toCharArray());
    }
    virtual.advance(Duration.ofSeconds(30));
  }

  @AfterEach
  void close() throws IOException {
    virtual.close();
  }

  private Session login(String user) {
    if (virtual.station().login(user, PASSWORD.toCharArray())
        instanceof LoginReply.Welcome(Session session)) {
      return session;
    }
    throw new AssertionError(user + " cannot sign in");
  }

  private Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  private Tunings tunings() {
    return virtual.station().tunings();
  }

  private Place place(String loop) {
    return tunings().places().stream()
        .filter(place -> place.loop().equals(loop))
        .findFirst()
        .orElseThrow();
  }

  private Snapshot.Loop loop(String name) {
    return virtual.station().snapshot().units().getFirst().loops().stream()
        .filter(loop -> loop.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Sessions end by themselves; a person who comes back signs in again.
  private void signIn() {
    dora = login("dora");
    otto = login("otto");
  }

  private void waterRun() {
    signIn();
    Reply on = await(tunings().turnOn(dora, "BR-1", Map.of("temperature", 33.0), "water run"));
    assertTrue(on.done(), on.text());
    virtual.advance(Duration.ofHours(6));
    signIn();
  }

  /// Medium is pumped in by a batch that is aborted before there are cells.
  private void fillBag() {
    signIn();
    var station = virtual.station();
    Reply created =
        await(
            station.createBatch(
                otto,
                BatchOrder.engineering("BR-1", "t-cell-expansion-short", "W-1", "water run")));
    assertTrue(created.done(), created.text());
    Reply started = await(station.command(otto, "W-1", Command.START, ProcedureState.IDLE));
    assertTrue(started.done(), started.text());
    virtual.advance(Duration.ofSeconds(5));
    String prompt = batch().procedure().prompts().getFirst().id();
    Reply answered =
        await(station.answer(otto, "W-1", prompt, Map.of("bag lot", "1", "medium lot", "water")));
    assertTrue(answered.done(), answered.text());
    virtual.advance(Duration.ofMinutes(20));
    Reply aborted = await(station.command(otto, "W-1", Command.ABORT, ProcedureState.RUNNING));
    assertTrue(aborted.done(), aborted.text());
    virtual.advance(Duration.ofSeconds(10));
    assertEquals(900, virtual.skid().truth().millilitres(), 50);
  }

  private Snapshot.Batch batch() {
    return Objects.requireNonNull(virtual.station().snapshot().units().getFirst().batch());
  }

  /// The bag of the simulator is empty, and heating begins only with liquid in it.
  @Test
  void aDryBagIsNotTestedAndTheRefusalSaysWhereToLook() {
    waterRun();
    Plan plan = Plan.step(10, 3, Duration.ofHours(6));
    Reply begun = await(tunings().begin(dora, "BR-1", "temperature", plan, "qualification"));
    assertFalse(begun.done());
    assertTrue(begun.text().contains("Fill the vessel first"), begun.text());
    assertTrue(begun.text().contains("Interlocks"), begun.text());
    assertEquals(LoopMode.AUTO, loop("temperature").mode());
  }

  /// 8 W/K from pad to bag and 1.5 W/K from bag to room make 0.84 K for each K of the pad, which
  /// goes from 20 to 45 degC; what is warmed is 0.9 L of water and the film: 420 s, to which the
  /// pad's own controller adds.
  @Test
  void aStepTestInWaterFindsTheBagsOwnHeatBalance() {
    fillBag();
    waterRun();
    double setpoint = loop("temperature").setpoint();
    Plan plan = Plan.step(10, 3, Duration.ofHours(6));
    assertFalse(await(tunings().begin(otto, "BR-1", "temperature", plan, "curious")).done());
    Reply begun = await(tunings().begin(dora, "BR-1", "temperature", plan, "qualification"));
    assertTrue(begun.done(), begun.text());
    virtual.advance(Duration.ofMinutes(1));
    assertEquals(LoopMode.MANUAL, loop("temperature").mode());
    assertEquals(LoopMode.AUTO, loop("DO").mode());
    virtual.advance(Duration.ofHours(7));
    Last last = Objects.requireNonNull(place("temperature").last());
    assertEquals("DONE", last.outcome(), last.text());
    var model = Objects.requireNonNull(last.result()).model();
    assertEquals(0.25 * 8 / 9.5, model.gain(), 0.03, last.text());
    assertEquals(420 + 200, model.longestLag() + model.deadTime(), 200, last.text());
    assertEquals(LoopMode.AUTO, loop("temperature").mode());
    assertEquals(setpoint, loop("temperature").setpoint());
  }

  @Test
  void aTuningOutlivesARestartAndIsTakenBack() throws IOException {
    waterRun();
    Pid.Tuning before = place("temperature").tuning();
    Pid.Tuning wanted =
        new Pid.Tuning(
            1.5 * before.gain(),
            0.8 * before.integralSeconds(),
            before.derivativeSeconds(),
            before.setpointWeight(),
            before.derivativeFilter());
    assertFalse(await(tunings().apply(otto, "BR-1", "temperature", wanted, "x")).done());
    assertFalse(await(tunings().apply(dora, "BR-1", "temperature", wanted, " ")).done());
    Reply applied = await(tunings().apply(dora, "BR-1", "temperature", wanted, "faster"));
    assertTrue(applied.done(), applied.text());
    virtual.advance(Duration.ofSeconds(5));
    double precision = 1e-9 * before.gain();
    assertEquals(wanted.gain(), place("temperature").tuning().gain(), precision);

    Instant then = virtual.now();
    virtual.close();
    open(then.plusSeconds(60));
    signIn();
    assertEquals(wanted.gain(), place("temperature").tuning().gain(), precision);
    Reply back = await(tunings().revert(dora, "BR-1", "temperature", "it was calmer"));
    assertTrue(back.done(), back.text());
    virtual.advance(Duration.ofSeconds(5));
    assertEquals(before.gain(), place("temperature").tuning().gain(), precision);
  }

  @Test
  void aBatchEndsATestAndAllowsNoOther() {
    fillBag();
    waterRun();
    Plan plan = Plan.step(5, 3, Duration.ofHours(6));
    assertTrue(await(tunings().begin(dora, "BR-1", "temperature", plan, "test")).done());
    virtual.advance(Duration.ofMinutes(5));
    assertEquals(LoopMode.MANUAL, loop("temperature").mode());
    Reply created =
        await(
            virtual
                .station()
                .createBatch(
                    otto,
                    BatchOrder.engineering("BR-1", "t-cell-expansion-short", "TC-9", "order 9")));
    assertTrue(created.done(), created.text());
    virtual.advance(Duration.ofSeconds(5));
    assertEquals(LoopMode.AUTO, loop("temperature").mode());
    Last last = Objects.requireNonNull(place("temperature").last());
    assertTrue(last.text().contains("TC-9"), last.text());
    Reply again = await(tunings().begin(dora, "BR-1", "temperature", plan, "test"));
    assertFalse(again.done());
    assertTrue(again.text().contains("TC-9"), again.text());
  }

  @Test
  void aWholeBatchHasItsLoopsInTheRecord() throws IOException, RefusedException {
    var plan =
        new Rehearsal.Plan(
            "t-cell-expansion-short",
            "B-1",
            folder.resolve("rehearsal"),
            SkidSettings.nominal(),
            Scenario.none(),
            START);
    try (var rehearsal = new Rehearsal(plan)) {
      Rehearsal.Result result = rehearsal.run(picture -> {});
      assertTrue(result.complete(), result.toString());
      Path pdf = Objects.requireNonNull(result.recordPdf());
      JsonNode record =
          new ObjectMapper().readTree(pdf.resolveSibling("B-1.json").toFile()).get("record");
      JsonNode loops = record.get("loopPerformance");
      assertTrue(loops.size() >= 3, loops.toString());
      double duration = record.at("/header/duration").asDouble();
      for (JsonNode loop : loops) {
        assertTrue(loop.get("measured").asDouble() > 0.05 * duration, loop.toString());
        assertTrue(loop.get("measured").asDouble() <= duration + 1, loop.toString());
        assertTrue(loop.get("iae").asDouble() > 0, loop.toString());
      }
      assertTrue(loops.get(0).get("travelPercent").asDouble() > 0, loops.toString());
    }
  }
}
