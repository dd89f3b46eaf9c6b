package org.cellstation.app.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.JournalVerification;
import org.cellstation.station.journal.projection.Projection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The station as it is in production: its own threads, real pseudo-terminals and sockets, a real
/// disk.
final class LiveStationTest {
  private static final String UNIT = "BR-1";
  private static final String BATCH = "B-1";
  private static final int PATIENCE_SECONDS = 60;

  /// Slow enough for a busy machine to keep up with.
  private static final double SPEED = 10;

  @TempDir private Path folder;
  private final ProcessTime clock = ProcessTime.accelerated(SPEED, Instant.now());

  private interface Visit {
    void to(Station station, Simulator simulator) throws RefusedException;
  }

  private void live(Visit visit) throws IOException, InputException, RefusedException {
    try (var simulator = new Simulator(SimulatorSettings.of(SkidSettings.nominal()), clock);
        var data = DataDirectory.open(folder);
        var live =
            LiveStation.start(
                data,
                "simulated-station.yaml",
                SimulatedConfiguration.at(simulator.addresses()),
                clock)) {
      visit.to(live.station(), simulator);
    }
  }

  private static Snapshot await(Station station, Predicate<Snapshot> wanted) {
    var seen = new CompletableFuture<Snapshot>();
    Consumer<Snapshot> listener =
        picture -> {
          if (wanted.test(picture)) {
            seen.complete(picture);
          }
        };
    station.subscribe(listener);
    try {
      return seen.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } finally {
      station.unsubscribe(listener);
    }
  }

  private static ProcedureState state(Snapshot picture) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    return batch == null ? ProcedureState.IDLE : batch.procedure().state();
  }

  private static boolean allIsMeasured(Snapshot picture) {
    return picture.links().stream().allMatch(link -> link.state() == LinkStatus.State.UP)
        && picture.units().getFirst().readings().values().stream()
            .allMatch(reading -> !Double.isNaN(reading.value()));
  }

  private static Reply answer(CompletableFuture<Reply> asked) {
    return asked.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private void runABatchForAMoment() throws IOException, InputException, RefusedException {
    live(
        (station, simulator) -> {
          await(station, LiveStationTest::allIsMeasured);
          RehearsalOperator operator = RehearsalOperator.arrive(station, simulator::sample);
          operator.begin(UNIT, "t-cell-expansion-short", BATCH, LiveStationTest::answer);
          await(station, picture -> state(picture) == ProcedureState.RUNNING);
        });
  }

  @Test
  void measuresEverythingOnRealWiresAndComesBackHeldAfterAStop()
      throws IOException, InputException, RefusedException {
    runABatchForAMoment();
    live(
        (station, simulator) -> {
          Snapshot back = await(station, LiveStationTest::allIsMeasured);
          assertEquals(ProcedureState.HELD, state(back));
        });
    JournalVerification whole = JournalVerification.verify(folder.resolve("journal"));
    assertTrue(whole.fault().isEmpty(), whole::toString);
    List<String> story = new ArrayList<>();
    try (var journal = openJournal()) {
      journal.forEach(
          entry -> {
            switch (entry.event()) {
              case Event.StationStarted _ -> story.add("started");
              case Event.StationStopped _ -> story.add("stopped");
              case Event.HistorianGap _ -> story.add("gap");
              case Event.BatchInterrupted _ -> story.add("interrupted");
              case Event.StateChanged e when e.path().isEmpty() -> story.add(e.to());
              default -> {}
            }
          });
    }
    assertEquals(
        List.of(
            "started",
            "RUNNING",
            "stopped",
            "gap",
            "started",
            "interrupted",
            "HOLDING",
            "HELD",
            "stopped"),
        story);
  }

  private Journal openJournal() throws IOException {
    return Journal.open(folder.resolve("journal"), InstantSource.system(), ZoneOffset.UTC);
  }

  private static void nothing(Station station, Simulator simulator) {
    assertEquals(ProcedureState.HELD, state(station.snapshot()));
  }

  @Test
  @Tag("B-10")
  void makesADeletedOrDamagedDatabaseAnew() throws IOException, InputException, RefusedException {
    runABatchForAMoment();
    Path directory = folder.resolve("projections");
    Path database = directory.resolve("projection.mv.db");
    Files.delete(database);
    live(LiveStationTest::nothing);
    assertTrue(knowsTheBatch(directory));
    Files.writeString(database, "not a database any more");
    live(LiveStationTest::nothing);
    assertTrue(knowsTheBatch(directory));
    try (Stream<Path> files = Files.list(directory)) {
      assertTrue(
          files.anyMatch(file -> file.toString().contains("projection.mv.db.damaged")),
          "the damaged file was not kept");
    }
  }

  private boolean knowsTheBatch(Path directory) throws IOException {
    try (var journal = openJournal();
        var projection = Projection.open(directory, journal, InstantSource.system())) {
      return projection.batches().stream().anyMatch(row -> row.batch().equals(BATCH))
          && !projection
              .search(
                  new Projection.Search("", "", "StationStopped", "", Instant.MIN, Instant.MAX, 10))
              .isEmpty();
    }
  }

  @Test
  void refusesASecondStationInOneDirectory() throws IOException, InputException {
    try (var first = DataDirectory.open(folder)) {
      String why =
          String.valueOf(
              assertThrows(InputException.class, () -> DataDirectory.open(folder)).getMessage());
      assertTrue(why.contains(first.root().toString()), why);
    }
  }

  @Test
  void saysWhatIsWrongWithADamagedJournalAndClosesEverything()
      throws IOException, InputException, RefusedException {
    live((station, simulator) -> await(station, LiveStationTest::allIsMeasured));
    Path segment = folder.resolve("journal/journal-000001.jsonl");
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    InputException refused =
        assertThrows(InputException.class, () -> live((station, simulator) -> {}));
    assertTrue(String.valueOf(refused.getMessage()).contains("journal-000001"), refused::toString);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    live((station, simulator) -> await(station, LiveStationTest::allIsMeasured));
  }

  /// A command that nobody may give any more is refused, not lost.
  @Test
  void refusesWhoWasSignedInBeforeTheRestart()
      throws IOException, InputException, RefusedException {
    List<Station.Session> sessions = new ArrayList<>();
    live(
        (station, simulator) ->
            sessions.add(RehearsalOperator.arrive(station, simulator::sample).session()));
    live(
        (station, simulator) -> {
          Station.Session old = sessions.getFirst();
          assertTrue(!station.active(old));
          Reply reply = answer(station.command(old, BATCH, Command.START, ProcedureState.IDLE));
          assertTrue(!reply.done() && reply.text().contains("log in"), reply.text());
        });
  }
}
