package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.cellstation.app.operator.Manner;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.app.rehearsal.SimulatedPreviewer;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.LiveChanges.Change;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.api.LiveChanges.Meaning;
import org.cellstation.station.api.LiveChanges.Preview;
import org.cellstation.station.api.LiveChanges.State;
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

/// The recipe of a running batch is changed: simulated from where it stands, signed by two people,
/// in force at a safe point, and rolled back.
@Tag("F-06")
final class RecipeChangeTest {
  private static final String UNIT = "BR-1";
  private static final String BATCH = "B-1";
  private static final String CHANGE = "B-1-C1";
  private static final String RECIPE = "t-cell-expansion-short";
  private static final String PASSWORD = "Quartz-mango-71-Aa";
  private static final String DEVELOPER = "developer";
  private static final String APPROVER = "approver";
  private static final String FASTER = "perfuse/perfuse-faster";

  @TempDir private Path folder;

  private final Skid skid = new Skid(SkidSettings.nominal());
  private final String text = RecipeLibrary.text(RECIPE).orElseThrow();
  private VirtualStation virtual;
  private RehearsalOperator operator;
  private Session developer;

  /// Perfuses faster for 5 min less.
  private String shorter() {
    return changed(
        "duration: 15 min\n              rate: 1 1/d",
        "duration: 10 min\n              rate: 1 1/d");
  }

  private String changed(String from, String to) {
    assertTrue(text.contains(from), from);
    return text.replace(from, to);
  }

  @BeforeEach
  void expands() throws IOException, RefusedException {
    virtual = station(Instant.parse("2026-01-05T08:00:00Z"));
    operator = RehearsalOperator.arrive(virtual.station(), PASSWORD, skid::sample, Manner.PROMPT);
    Session administrator = login("administrator");
    hire(administrator, DEVELOPER, Role.PROCESS_DEVELOPER);
    hire(administrator, APPROVER, Role.QA);
    developer = login(DEVELOPER);
    operator.begin(UNIT, RECIPE, BATCH, this::await);
    run(Duration.ofMinutes(1));
    runUntil(() -> running("expand"));
    run(Duration.ofMinutes(5));
  }

  private void hire(Session administrator, String user, Role role) {
    assertTrue(
        virtual
            .station()
            .createUser(administrator, user, user + " by name", role, PASSWORD.toCharArray())
            .done());
  }

  private Session login(String user) {
    return assertInstanceOf(
            LoginReply.Welcome.class, virtual.station().login(user, PASSWORD.toCharArray()))
        .session();
  }

  private VirtualStation station(Instant now) throws IOException {
    var station =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            skid,
            now,
            Duration.ofSeconds(10));
    station
        .station()
        .previewWith(
            new SimulatedPreviewer(folder.resolve("faults")),
            folder.resolve("changes"),
            2,
            action -> action.run());
    return station;
  }

  /// The process is killed and begins again on the same files.
  private void kill() throws IOException, RefusedException {
    virtual.scanWithoutCommit();
    virtual = station(virtual.now().plusSeconds(20));
    operator = operator.signInAgain(virtual.station());
    developer = login(DEVELOPER);
  }

  private void run(Duration time) {
    Instant end = virtual.now().plus(time);
    runUntil(() -> !virtual.now().isBefore(end));
  }

  private void runUntil(BooleanSupplier wanted) {
    Instant latest = virtual.now().plus(Duration.ofHours(6));
    while (!wanted.getAsBoolean()) {
      assertTrue(virtual.now().isBefore(latest), () -> "waits for ever: " + batch().procedure());
      Instant seen = virtual.station().snapshot().now();
      virtual.scan();
      Snapshot picture = virtual.station().snapshot();
      if (!picture.now().equals(seen)) {
        operator.look(picture);
      }
    }
  }

  private Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  private Snapshot.Batch batch() {
    return Objects.requireNonNull(virtual.station().snapshot().units().getFirst().batch());
  }

  private boolean running(String step) {
    return state(step) == ProcedureState.RUNNING;
  }

  private ProcedureState state(String step) {
    return batch().procedure().elements().stream()
        .filter(element -> element.path().endsWith(step))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private LiveChanges changes() {
    return virtual.station().liveChanges();
  }

  private Change change() {
    return changes().of(BATCH).getLast();
  }

  private static Credentials credentials(String user) {
    return new Credentials(user, PASSWORD.toCharArray());
  }

  private Reply propose(String changed) {
    Reply reply = await(changes().propose(developer, BATCH, changed, "cells grow fast"));
    simulated();
    return reply;
  }

  /// What was simulated is kept.
  private void simulated() {
    run(Duration.ofSeconds(20));
  }

  private Reply sign(Meaning meaning, String user) {
    return await(changes().sign(developer, change().id(), meaning, credentials(user), "seen"));
  }

  private void signedByBoth() {
    Reply author = sign(Meaning.AUTHORED, DEVELOPER);
    assertTrue(author.done(), author.text());
    Reply approver = sign(Meaning.APPROVED, APPROVER);
    assertTrue(approver.done(), approver.text());
    assertEquals(State.WAITING, change().state());
  }

  private Figure figure(String what) {
    return Objects.requireNonNull(change().preview()).figures().stream()
        .filter(figure -> figure.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isSimulatedFromWhereTheBatchStandsWithEitherRecipe() throws IOException {
    Reply proposed = propose(shorter());
    assertTrue(proposed.done(), proposed.text());
    Preview preview = Objects.requireNonNull(change().preview());
    assertEquals("", preview.fault());
    assertTrue(preview.complete());
    assertEquals("COMPLETE", figure("Outcome").before());
    assertEquals("COMPLETE", figure("Outcome").after());
    double before = minutes(figure("Length of the whole batch").before());
    double after = minutes(figure("Length of the whole batch").after());
    assertEquals(5, before - after, 1, preview.figures()::toString);
    assertTrue(
        preview.assumptions().getFirst().startsWith("Viable cells as counted"),
        preview.assumptions()::toString);
    String page = Files.readString(Path.of(preview.report()), StandardCharsets.UTF_8);
    assertTrue(page.contains(FASTER) && page.contains("harvest"), page);
    // What was simulated is what comes.
    signedByBoth();
    Instant created = batch().begun();
    runUntil(() -> batch().procedure().state() == ProcedureState.COMPLETE);
    double took = Duration.between(created, virtual.now()).toSeconds() / 60.0;
    assertEquals(after, took, 15, "the operator of the simulation takes some minutes");
  }

  private static double minutes(String time) {
    return 60.0 * Integer.parseInt(time.substring(0, 2)) + Integer.parseInt(time.substring(3, 5));
  }

  @Test
  void comesIntoForceBetweenPhasesAndLeavesItsTraceInTheRecord() throws IOException {
    propose(shorter());
    signedByBoth();
    String before = batch().recipeHash();
    run(Duration.ofMinutes(2));
    assertEquals(before, batch().recipeHash(), "a phase is under way");
    runUntil(() -> change().state() == State.IN_FORCE);
    assertEquals(change().sha256(), changes().of(BATCH).getFirst().sha256());
    run(Duration.ofSeconds(20));
    assertEquals(ProcedureState.COMPLETE, state("batch/expand"));
    assertFalse(before.equals(batch().recipeHash()));
    runUntil(() -> state(FASTER) == ProcedureState.COMPLETE);
    var faster =
        batch().procedure().elements().stream()
            .filter(element -> element.path().endsWith(FASTER))
            .findFirst()
            .orElseThrow();
    assertEquals(10, faster.active().toSeconds() / 60.0, 1);
    runUntil(() -> batch().procedure().state() == ProcedureState.COMPLETE);
    assertEquals(
        List.of("RECIPE_CHANGE"),
        virtual.station().deviations().of(BATCH).stream().map(one -> one.kind()).toList());
    var written = virtual.station().writeRecord(operator.session(), BATCH);
    virtual.journal().commit();
    String record =
        Files.readString(((RecordReply.Written) written.join()).json(), StandardCharsets.UTF_8);
    assertTrue(record.contains("\"IN FORCE\"") && record.contains("developer by name"));
  }

  @Test
  void comesIntoForceAtOnceWhenTheProcedureIsHeldAndIsRolledBackThere() {
    propose(shorter());
    signedByBoth();
    assertTrue(
        await(
                virtual
                    .station()
                    .command(operator.session(), BATCH, Command.HOLD, ProcedureState.RUNNING))
            .done());
    runUntil(() -> change().state() == State.IN_FORCE);
    run(Duration.ofSeconds(10));
    assertEquals(ProcedureState.HELD, batch().procedure().state());
    assertEquals(ProcedureState.HELD, state("batch/expand"));
    assertRefused(
        "Say why", await(changes().rollBack(developer, BATCH, credentials(APPROVER), " ")));
    Reply back = await(changes().rollBack(developer, BATCH, credentials(APPROVER), "in vain"));
    assertTrue(back.done(), back.text());
    runUntil(() -> change().state() == State.IN_FORCE);
    assertTrue(change().back());
    assertEquals(text, changes().inForce(BATCH).orElseThrow().text());
    Reply again = await(changes().rollBack(developer, BATCH, credentials(APPROVER), "again"));
    assertFalse(again.done());
    run(Duration.ofSeconds(30));
    assertTrue(
        await(
                virtual
                    .station()
                    .command(operator.session(), BATCH, Command.RESTART, ProcedureState.HELD))
            .done());
    runUntil(() -> state("batch/expand") == ProcedureState.COMPLETE);
  }

  @Test
  void survivesThatTheProgramIsLostBeforeAndAfterItIsInForce()
      throws IOException, RefusedException {
    propose(shorter());
    signedByBoth();
    kill();
    assertEquals(State.WAITING, change().state());
    // What came back is held, which is a safe point.
    runUntil(() -> change().state() == State.IN_FORCE);
    kill();
    assertEquals(changes().inForce(BATCH).orElseThrow().text(), shorter());
    runUntil(() -> batch().procedure().state() == ProcedureState.COMPLETE);
  }

  @Test
  void refusesWhatTheBatchCannotGoOnBy() {
    assertRefused("has begun", propose(changed("volume: {medium volume}", "volume: 800 mL")));
    assertRefused("changes nothing", propose(text + "\n# a remark\n"));
    assertRefused("harvst` is unknown", propose(changed("phase: harvest", "phase: harvst")));
    assertRefused("Keep the recipe's id", propose(text.replace(RECIPE, "another")));
    assertRefused(
        "may not", await(changes().propose(operator.session(), BATCH, shorter(), "an operator")));
    assertRefused("why", await(changes().propose(developer, BATCH, shorter(), " ")));
    assertTrue(changes().all().isEmpty());
  }

  private static void assertRefused(String why, Reply reply) {
    assertFalse(reply.done());
    assertTrue(reply.text().contains(why), reply.text());
  }

  @Test
  void isSignedByItsAuthorAndThenByAnotherPersonWhileTheSimulationShowsTheBatchAsItStands() {
    propose(shorter());
    assertRefused("author has to sign first", sign(Meaning.APPROVED, APPROVER));
    assertRefused("may not", sign(Meaning.AUTHORED, APPROVER));
    assertRefused("open for this batch", propose(changed("heel: 20 g", "heel: 30 g")));
    runUntil(() -> running("sample-1"));
    assertRefused("Simulate it again", sign(Meaning.AUTHORED, DEVELOPER));
    assertTrue(await(changes().preview(developer, CHANGE)).done());
    simulated();
    signedByBoth();
    assertTrue(await(changes().withdraw(developer, CHANGE, "no longer needed")).done());
    assertEquals(State.DROPPED, change().state());
    runUntil(() -> running(FASTER));
    run(Duration.ofMinutes(12));
    assertTrue(running(FASTER), "it lasts as long as before");
    assertEquals("withdrawn: no longer needed", change().words());
  }
}
