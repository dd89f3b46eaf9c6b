package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Truth;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.interlock.InterlockState;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows of the shipped matrix, provoked by faults of the simulated instruments in a running
/// culture; what they do is seen at the plant.
final class InterlocksTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String BATCH = "B-1";

  @TempDir private Path folder;

  private Rehearsal until(SkidSettings skid, String phase) throws IOException, RefusedException {
    var rehearsal =
        new Rehearsal(
            new Rehearsal.Plan(
                "t-cell-expansion-short", BATCH, folder, skid, Scenario.none(), START));
    rehearsal.runUntil(picture -> runs(picture, phase));
    return rehearsal;
  }

  private static boolean runs(Snapshot picture, String word) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    return batch != null
        && batch.procedure().elements().stream()
            .anyMatch(e -> e.path().endsWith(word) && e.state() == ProcedureState.RUNNING);
  }

  private static Snapshot.Unit unit(VirtualStation virtual) {
    return virtual.station().snapshot().units().getFirst();
  }

  private static Snapshot.Row row(VirtualStation virtual, String id) {
    return unit(virtual).interlocks().rows().stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Event> events(VirtualStation virtual) throws IOException {
    List<Event> events = new ArrayList<>();
    virtual.journal().forEach((Entry entry) -> events.add(entry.event()));
    return events;
  }

  private static boolean alarmed(VirtualStation virtual, String id) {
    return virtual.station().snapshot().alarms().stream()
        .anyMatch(alarm -> alarm.id().equals("BR-1.interlock." + id) && alarm.listed());
  }

  private static Reply await(VirtualStation virtual, CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  /// @param seen at the plant
  /// @param most what it may be at most with the row tripped
  record Provoked(
      String row,
      String site,
      Fault fault,
      double amount,
      Duration within,
      ToDoubleFunction<VirtualStation> seen,
      double most) {
    @Override
    public String toString() {
      return row;
    }
  }

  private static ToDoubleFunction<VirtualStation> truth(ToDoubleFunction<Truth> of) {
    return virtual -> of.applyAsDouble(virtual.skid().truth());
  }

  private static ToDoubleFunction<VirtualStation> shown(String variable) {
    return virtual -> unit(virtual).reading(variable).value();
  }

  static Stream<Arguments> provoked() {
    Duration minute = Duration.ofMinutes(1);
    return Stream.of(
            new Provoked(
                "overfill-weight", "WT-101", Fault.BIAS, 700, minute, truth(Truth::feedFlow), 0),
            new Provoked(
                "weight-lost", "WT-101", Fault.SILENT, 0, minute, truth(Truth::permeateFlow), 0),
            new Provoked(
                "culture-hot",
                "AT-101.temperature",
                Fault.BIAS,
                5,
                Duration.ofMinutes(5),
                truth(Truth::padCelsius),
                36),
            new Provoked(
                "pad-hot",
                "TIC-101",
                Fault.BIAS,
                20,
                Duration.ofMinutes(3),
                truth(Truth::padCelsius),
                38),
            new Provoked(
                "oxygen-high",
                "AT-102",
                Fault.BIAS,
                90,
                Duration.ofMinutes(4),
                shown("O2 flow"),
                0.5),
            new Provoked(
                "rocking-stopped",
                "RK-101",
                Fault.ROCKER_STOPPED,
                0,
                Duration.ofMinutes(3),
                truth(t -> t.feedFlow() + t.permeateFlow()),
                0))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("provoked")
  void aFaultTripsItsRowWhichActsAtThePlantAndLetsGo(Provoked p)
      throws IOException, RefusedException {
    try (Rehearsal rehearsal = until(SkidSettings.nominal(), "perfuse-slowly")) {
      VirtualStation virtual = rehearsal.virtual();
      virtual.advance(Duration.ofMinutes(16));
      assertTrue(p.seen().applyAsDouble(virtual) > p.most(), "it does not run before");
      if (p.amount() == 0) {
        virtual.skid().faults().set(p.site(), p.fault(), true);
      } else {
        virtual.skid().faults().set(p.site(), p.fault(), p.amount());
      }
      virtual.advance(p.within());
      assertEquals(InterlockState.ACTIVE, row(virtual, p.row()).state(), p.row());
      assertTrue(row(virtual, p.row()).firstOut(), "it is not the first out");
      assertTrue(row(virtual, p.row()).lit().contains(true));
      assertTrue(alarmed(virtual, p.row()), "no alarm tells of it");
      assertTrue(p.seen().applyAsDouble(virtual) <= p.most() + 1e-9, "no effect at the plant");
      assertFalse(unit(virtual).interlocks().limited().isEmpty());

      virtual.skid().faults().clear();
      virtual.advance(Duration.ofMinutes(15));
      assertEquals(InterlockState.NORMAL, row(virtual, p.row()).state());
      assertTrue(
          events(virtual).stream()
              .anyMatch(
                  e ->
                      e instanceof Event.InterlockTripped t
                          && t.interlock().equals(p.row())
                          && t.batch().equals(BATCH)));
      assertTrue(
          events(virtual).stream()
              .anyMatch(e -> e instanceof Event.InterlockReset r && r.interlock().equals(p.row())));
    }
  }

  /// The heater controller cannot be reached any more: the safe value waits for it, and the
  /// culture's gas and agitation go on.
  @Test
  @Tag("F-10")
  void aLostHeaterControllerCostsNothingElse() throws IOException, RefusedException {
    try (Rehearsal rehearsal = until(SkidSettings.nominal(), "expand")) {
      VirtualStation virtual = rehearsal.virtual();
      virtual.skid().faults().set("TIC-101", Fault.SILENT, true);
      virtual.advance(Duration.ofMinutes(12));
      assertEquals(InterlockState.ACTIVE, row(virtual, "pad-probe-lost").state());
      assertEquals(List.of("pad setpoint"), unit(virtual).interlocks().limited());
      assertTrue(virtual.skid().truth().rockPerMinute() >= 8);
      assertTrue(unit(virtual).reading("air flow").value() > 50);
      virtual.skid().faults().clear();
      virtual.advance(Duration.ofMinutes(90));
      assertEquals(InterlockState.NORMAL, row(virtual, "pad-probe-lost").state());
      assertEquals(37, virtual.skid().truth().celsius(), 0.6);
    }
  }

  /// The feed pump falls silent and runs out by itself: what is drawn stops with it.
  @Test
  void nothingIsDrawnWhileTheFeedIsLost() throws IOException, RefusedException {
    try (Rehearsal rehearsal =
        until(SkidSettings.nominal().with(Equipment.CLEANROOM), "perfuse-slowly")) {
      VirtualStation virtual = rehearsal.virtual();
      virtual.skid().faults().set("P-101", Fault.SILENT, true);
      virtual.advance(Duration.ofMinutes(8));
      assertEquals(InterlockState.ACTIVE, row(virtual, "feed-lost").state());
      assertEquals(0, virtual.skid().truth().permeateFlow(), 1e-9);
    }
  }

  @Test
  void tooMuchCarbonDioxideInTheExhaustStopsItsFlow() throws IOException, RefusedException {
    try (Rehearsal rehearsal = until(SkidSettings.nominal().with(Equipment.CLEANROOM), "expand")) {
      VirtualStation virtual = rehearsal.virtual();
      virtual.skid().faults().set("AT-103", Fault.BIAS, 140_000);
      virtual.advance(Duration.ofMinutes(7));
      assertEquals(InterlockState.ACTIVE, row(virtual, "carbon-dioxide-high").state());
      assertEquals(0, unit(virtual).reading("CO2 flow").value(), 0.2);
    }
  }

  private static void restart(VirtualStation virtual, Rehearsal rehearsal) {
    Reply reply =
        await(
            virtual,
            virtual
                .station()
                .command(rehearsal.session(), BATCH, Command.RESTART, ProcedureState.HELD));
    assertTrue(reply.done(), reply.text());
  }

  /// The balance sticks while the bag is filled. The phase notices and is held; a person restarts
  /// it, which begins its count afresh. The bag must not be filled twice.
  @Test
  void aBagWhoseBalanceIsStuckIsNotFilledOver() throws IOException, RefusedException {
    try (Rehearsal rehearsal = until(SkidSettings.nominal(), "fill")) {
      VirtualStation virtual = rehearsal.virtual();
      virtual.advance(Duration.ofMinutes(3));
      virtual.skid().faults().set("WT-101", Fault.STUCK, true);
      rehearsal.runUntil(
          picture -> {
            Snapshot.Batch batch = picture.units().getFirst().batch();
            return batch != null && batch.procedure().state() == ProcedureState.HELD;
          });
      assertEquals(InterlockState.NORMAL, row(virtual, "overfill-volume").state());
      restart(virtual, rehearsal);
      virtual.advance(Duration.ofMinutes(20));

      assertEquals(InterlockState.LATCHED, latchedOrActive(virtual));
      double filled = virtual.skid().truth().millilitres();
      assertTrue(filled > 1450 && filled < 1560, filled + " mL in a bag of 1500");
      virtual.advance(Duration.ofMinutes(10));
      assertEquals(filled, virtual.skid().truth().millilitres(), 1, "it goes on filling");
      Snapshot.Batch batch = unit(virtual).batch();
      assertTrue(batch != null && batch.procedure().state() == ProcedureState.HELD);
      Reply refused =
          await(
              virtual,
              virtual
                  .station()
                  .command(rehearsal.session(), BATCH, Command.RESTART, ProcedureState.HELD));
      assertTrue(refused.text().contains("More pumped in than the vessel holds"), refused.text());

      Reply early =
          await(
              virtual,
              virtual.station().resetInterlock(rehearsal.session(), "BR-1", "overfill-volume"));
      assertFalse(early.done(), "reset while the balance still says too much");
      aRestartKeepsIt(virtual.skid(), virtual.now());
    }
  }

  /// The balance is what the journal says it was, whatever the weight that is stuck says.
  private static InterlockState latchedOrActive(VirtualStation virtual) {
    InterlockState state = row(virtual, "overfill-volume").state();
    return state == InterlockState.ACTIVE ? InterlockState.LATCHED : state;
  }

  private void aRestartKeepsIt(Skid skid, Instant now) throws IOException {
    Path copy = folder.resolve("restarted");
    try (Stream<Path> all = Files.walk(folder.resolve("journal"))) {
      for (Path file : all.toList()) {
        Path to = copy.resolve("journal").resolve(folder.resolve("journal").relativize(file));
        Files.createDirectories(to.getParent());
        if (Files.isRegularFile(file)) {
          Files.copy(file, to);
        }
      }
    }
    try (VirtualStation again =
        new VirtualStation(
            DiskStorage.unforced(copy.resolve("journal")),
            DiskStorage.unforced(copy.resolve("historian")),
            copy,
            skid,
            now,
            Duration.ofSeconds(1))) {
      again.advance(Duration.ofMinutes(2));
      assertTrue(row(again, "overfill-volume").state() != InterlockState.NORMAL);
    }
  }

  @Test
  void aBatchDoesNotStartWithoutItsWeight() throws IOException, RefusedException {
    try (VirtualStation virtual = station()) {
      RehearsalOperator operator =
          RehearsalOperator.arrive(virtual.station(), virtual.skid()::sample);
      virtual.advance(Duration.ofSeconds(10));
      virtual.skid().faults().set("WT-101", Fault.SILENT, true);
      virtual.advance(Duration.ofSeconds(30));
      RefusedException refused =
          assertThrows(
              RefusedException.class,
              () ->
                  operator.begin(
                      "BR-1", "t-cell-expansion-short", BATCH, asked -> await(virtual, asked)));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("weight not measured"),
          refused.getMessage());
      assertTrue(
          events(virtual).stream()
              .anyMatch(
                  e ->
                      e instanceof Event.PermissiveRefused p
                          && p.permissive().equals("start-with-weight")));
    }
  }

  private static Session person(VirtualStation virtual, Session root, String user, Role role) {
    String password = "correct horse 9!";
    assertTrue(virtual.station().createUser(root, user, user, role, password.toCharArray()).done());
    return signedIn(virtual, user, password);
  }

  private static Session signedIn(VirtualStation virtual, String user, String password) {
    if (virtual.station().login(user, password.toCharArray())
        instanceof LoginReply.Welcome(Session session)) {
      return session;
    }
    throw new AssertionError(user + " cannot sign in");
  }

  private VirtualStation station() throws IOException {
    return new VirtualStation(
        DiskStorage.unforced(folder.resolve("journal")),
        DiskStorage.unforced(folder.resolve("historian")),
        folder,
        SkidSettings.nominal(),
        START,
        Duration.ofSeconds(1));
  }

  @Test
  @Tag("A-10")
  void aBypassIsForTheFewWithAReasonAndForATime() throws IOException {
    try (VirtualStation virtual = station()) {
      var station = virtual.station();
      String password = "correct horse 9!";
      station.createFirstAdministrator("root", "R. Root", password.toCharArray());
      Session root = signedIn(virtual, "root", password);
      Session operator = person(virtual, root, "otto", Role.OPERATOR);
      Session developer = person(virtual, root, "dora", Role.PROCESS_DEVELOPER);
      virtual.advance(Duration.ofSeconds(20));
      Duration time = Duration.ofMinutes(10);
      for (Session session : List.of(root, operator)) {
        Reply reply =
            await(virtual, station.bypassInterlock(session, "BR-1", "pad-hot", time, "new sensor"));
        assertTrue(reply.text().contains("may not bypass"), reply.text());
      }
      assertFalse(
          await(virtual, station.bypassInterlock(developer, "BR-1", "pad-hot", time, " ")).done());
      assertFalse(
          await(
                  virtual,
                  station.bypassInterlock(
                      developer, "BR-1", "pad-hot", Duration.ofHours(2), "new sensor"))
              .done());
      Reply done =
          await(virtual, station.bypassInterlock(developer, "BR-1", "pad-hot", time, "new sensor"));
      assertTrue(done.done(), done.text());
      virtual.skid().faults().set("TIC-101", Fault.BIAS, 40);
      virtual.advance(Duration.ofMinutes(5));
      assertEquals(InterlockState.BYPASSED, row(virtual, "pad-hot").state());
      assertEquals("new sensor", row(virtual, "pad-hot").bypassReason());
      assertTrue(row(virtual, "pad-hot").present(), "what is bypassed is still seen");
      virtual.advance(Duration.ofMinutes(6));
      assertEquals(InterlockState.ACTIVE, row(virtual, "pad-hot").state());
      assertTrue(
          events(virtual).stream()
              .anyMatch(
                  e -> e instanceof Event.InterlockBypassEnded b && b.why().contains("time")));
      assertFalse(
          await(virtual, station.resetInterlock(operator, "BR-1", "pad-hot")).done(),
          "reset with the cause still there");
    }
  }

  @Test
  void anUneventfulBatchTripsNothing() throws IOException, RefusedException {
    try (Rehearsal rehearsal =
        new Rehearsal(
            new Rehearsal.Plan(
                "t-cell-expansion-short",
                BATCH,
                folder,
                SkidSettings.drawn(7),
                Scenario.none(),
                START))) {
      assertTrue(rehearsal.run(picture -> {}).complete());
      List<Event> tripped =
          events(rehearsal.virtual()).stream()
              .filter(
                  e -> e instanceof Event.InterlockTripped || e instanceof Event.PermissiveRefused)
              .toList();
      assertEquals(List.of(), tripped);
    }
  }
}
