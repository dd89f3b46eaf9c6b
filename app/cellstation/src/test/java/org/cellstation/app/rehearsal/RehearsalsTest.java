package org.cellstation.app.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cellstation.app.virtual.VirtualStation;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Rehearsals;
import org.cellstation.station.api.Rehearsals.State;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.rehearsal.Rehearser;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rehearsals that people begin at a station which meanwhile scans on.
final class RehearsalsTest {
  private static final String RECIPE = "t-cell-expansion-short";
  private static final String PASSWORD = "correct horse 9!";
  private static final String HASH = "ab".repeat(32);

  @TempDir private Path folder;

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private VirtualStation virtual;
  private Session operator;
  private Session developer;
  private String sha256;

  @BeforeEach
  void open() throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            SkidSettings.nominal(),
            Instant.parse("2026-01-05T08:00:00Z"),
            Duration.ofSeconds(1));
    virtual.station().createFirstAdministrator("root", "R. Root", PASSWORD.toCharArray());
    Session root = login("root");
    create(root, "anna", Role.OPERATOR);
    create(root, "dora", Role.PROCESS_DEVELOPER);
    operator = login("anna");
    developer = login("dora");
    sha256 =
        RecipeReader.read(
                    RecipeLibrary.sourceName(RECIPE),
                    RecipeLibrary.text(RECIPE).orElseThrow().getBytes(StandardCharsets.UTF_8))
                instanceof ReadResult.Valid valid
            ? valid.sha256()
            : "";
  }

  @AfterEach
  void close() {
    worker.shutdownNow();
    virtual.close();
  }

  private void create(Session root, String user, Role role) {
    assertTrue(virtual.station().createUser(root, user, user, role, PASSWORD.toCharArray()).done());
  }

  private Session login(String user) {
    return virtual.station().login(user, PASSWORD.toCharArray())
            instanceof LoginReply.Welcome(Session session)
        ? session
        : new Session("", user, "", Role.OPERATOR);
  }

  private Rehearsals with(Rehearser rehearser) {
    virtual.station().rehearseWith(rehearser, folder.resolve("rehearsals"), 2, worker);
    return virtual.station().rehearsals();
  }

  private Rehearsals.Rehearsal over() {
    List<Rehearsals.Rehearsal> all = virtual.station().rehearsals().all();
    while (!all.getLast().state().over()) {
      virtual.scan();
      all = virtual.station().rehearsals().all();
    }
    return all.getLast();
  }

  private List<Event.RecipeRehearsed> evidence() throws IOException {
    virtual.journal().commit();
    List<Event.RecipeRehearsed> found = new ArrayList<>();
    for (Entry entry : virtual.journal().ofType(Event.RecipeRehearsed.class)) {
      assertEquals("dora", entry.actor());
      found.add((Event.RecipeRehearsed) entry.event());
    }
    return found;
  }

  @Test
  void keepsWhatARehearsalOfExactlyThisContentCameTo() throws IOException {
    Rehearsals rehearsals = with(new SimulatedRehearser(2, folder, 1));
    Reply begun = rehearsals.begin(developer, sha256);
    assertTrue(begun.done(), begun.text());
    Rehearsals.Rehearsal over = over();
    assertEquals(State.PASSED, over.state(), over.words());
    assertEquals(7, over.runs());
    assertEquals(1, over.share(), 1e-9);
    Path json = Path.of(over.report()).resolveSibling("report.json");
    assertEquals(
        List.of(
            new Event.RecipeRehearsed(
                RECIPE,
                over.version(),
                sha256,
                "PASSED",
                1,
                6,
                ReportJson.sha256(Files.readAllBytes(json)),
                List.of())),
        evidence());
  }

  @Test
  void onlyWhoWritesOrApprovesRecipesMayRehearse() {
    Rehearsals rehearsals = with((recipe, place, control) -> outcome(true));
    assertTrue(rehearsals.begin(operator, sha256).text().contains("role"));
    assertTrue(rehearsals.cancel(operator, sha256).text().contains("role"));
    assertTrue(rehearsals.begin(developer, HASH).text().contains("no valid recipe"));
    assertTrue(rehearsals.all().isEmpty());
  }

  @Test
  void aRehearsalThatIsNotPassedIsEvidenceToo() throws IOException {
    with((recipe, place, control) -> outcome(false)).begin(developer, sha256);
    assertEquals(State.FAILED, over().state());
    assertEquals("FAILED", evidence().getFirst().verdict());
  }

  @Test
  void aDefectCostsNobodyAnythingAndLeavesNoEvidence() throws IOException {
    with((recipe, place, control) -> {
          throw new IllegalStateException("a defect");
        })
        .begin(developer, sha256);
    assertEquals(State.BROKEN, over().state());
    assertTrue(over().words().contains("a defect"));
    assertEquals(List.of(), evidence());
  }

  @Test
  void whatIsCancelledLeavesNoEvidence() throws IOException, InterruptedException {
    var under = new CountDownLatch(1);
    Rehearsals rehearsals =
        with(
            (recipe, place, control) -> {
              under.countDown();
              while (!control.cancelled()) {
                Thread.onSpinWait();
              }
              throw new Rehearser.CannotRehearseException("cancelled");
            });
    rehearsals.begin(developer, sha256);
    assertFalse(rehearsals.begin(developer, sha256).done(), "twice at once");
    under.await();
    assertTrue(rehearsals.cancel(developer, sha256).done());
    assertEquals(State.CANCELLED, over().state());
    assertFalse(rehearsals.cancel(developer, sha256).done());
    assertEquals(List.of(), evidence());
  }

  @Test
  void leavesACoreToTheStationWhileABatchIsOnAUnit() {
    List<Integer> threads = new ArrayList<>();
    Rehearsals rehearsals =
        with(
            (recipe, place, control) -> {
              threads.add(control.threads());
              return outcome(true);
            });
    rehearsals.begin(developer, sha256);
    over();
    var order = BatchOrder.engineering("BR-1", RECIPE, "B-1", "O-1");
    var created = virtual.station().createBatch(operator, order);
    while (!created.isDone()) {
      virtual.scan();
    }
    assertTrue(created.join().done(), created.join().text());
    virtual.advance(Duration.ofSeconds(2));
    rehearsals.begin(developer, sha256);
    over();
    assertEquals(List.of(2, 1), threads);
  }

  private static Rehearser.Outcome outcome(boolean passed) {
    return new Rehearser.Outcome(passed, 20, 6, HASH, "", List.of(), Path.of("report.html"));
  }
}
