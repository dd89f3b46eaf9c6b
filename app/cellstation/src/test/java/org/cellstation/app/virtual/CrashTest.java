package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.JournalVerification;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program dies at some scans of a batch, half of the times before that scan reached the disk.
/// Minutes later it starts again on what the disk holds, beside a plant that has gone on.
final class CrashTest {
  private static final String UNIT = "BR-1";
  private static final String BATCH = "B-1";
  private static final Duration DOWN = Duration.ofSeconds(150);

  /// The short recipe takes longer than this, so that the batch is still running then.
  private static final int LONGEST_LIFE_SCANS = 3_500;

  private static final int CRASHES = 3;

  /// How often a virtual station's readings go to the disk, and one scan.
  private static final Duration HISTORIAN_PERIOD = Duration.ofSeconds(61);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @Tag("F-14")
  void comesBackHeldAtTheSameStepAndGoesOnToTheEnd(long seed) throws IOException, RefusedException {
    var random = new SplittableRandom(seed);
    Life life = Life.first(folder.resolve("0"), new Skid(SkidSettings.drawn(seed)));
    life.operator().begin(UNIT, "t-cell-expansion-short", BATCH, life::await);
    for (int crash = 1; crash <= CRASHES; crash++) {
      for (int left = random.nextInt(LONGEST_LIFE_SCANS); left > 0; left--) {
        life.scan();
      }
      life = crash(life, folder.resolve(Integer.toString(crash)), random.nextBoolean());
    }
    while (life.procedure().state().kind() != ProcedureState.Kind.FINAL) {
      life.scan();
      assertTrue(life.virtual().now().isBefore(Life.START.plus(Duration.ofDays(2))), "it hangs");
    }
    assertEquals(ProcedureState.COMPLETE, life.procedure().state());
    assertNothingWasDoneTwice(life.entries());
    life.virtual().close();
    assertTrue(
        JournalVerification.verify(life.disk().resolve("journal")).fault().isEmpty(),
        "the journal is damaged");
  }

  private Life crash(Life dying, Path disk, boolean beforeCommit)
      throws IOException, RefusedException {
    List<Entry> kept = dying.entries();
    if (beforeCommit) {
      dying.virtual().scanWithoutCommit();
    }
    Life.copy(dying.disk(), disk);
    if (beforeCommit) {
      tear(disk.resolve("journal"));
    }
    Instant died = dying.virtual().now();
    Life life = dying.next(disk, DOWN);
    List<Entry> found = life.entries();
    assertEquals(kept, found.subList(0, kept.size()));
    List<Event> news = found.subList(kept.size(), found.size()).stream().map(Entry::event).toList();
    assertTrue(news.stream().anyMatch(e -> e instanceof Event.BatchInterrupted), news::toString);
    assertEquals(
        beforeCommit,
        news.stream().anyMatch(e -> e instanceof Event.JournalMended),
        news::toString);
    boolean readingsKept = died.isAfter(Life.START.plus(HISTORIAN_PERIOD));
    assertEquals(
        readingsKept,
        news.stream()
            .anyMatch(
                e ->
                    e instanceof Event.HistorianGap gap
                        && !gap.from().isBefore(died.minus(HISTORIAN_PERIOD))),
        news::toString);
    comesBackHeld(life, kept);
    Reply unsigned =
        life.await(
            life.virtual()
                .station()
                .command(life.operator().session(), BATCH, Command.RESTART, ProcedureState.HELD));
    assertTrue(!unsigned.done() && unsigned.text().contains("sign"), unsigned.text());
    Reply reply = life.await(life.operator().goOn(BATCH));
    assertTrue(reply.done(), reply.text());
    return life;
  }

  private static void comesBackHeld(Life life, List<Entry> kept) {
    VirtualStation virtual = life.virtual();
    ProcedureStatus procedure = life.procedure();
    assertEquals(ProcedureState.HELD, procedure.state());
    assertEquals(complete(kept), complete(procedure));
    boolean lifeSupport = lifeSupportIsOn(kept);
    virtual.advance(Duration.ofMinutes(2));
    var truth = virtual.skid().truth();
    assertEquals(0, truth.feedFlow() + truth.permeateFlow(), 1e-9, "a pump runs in HELD");
    assertEquals(ProcedureState.HELD, life.procedure().state());
    if (lifeSupport) {
      assertTrue(truth.rockPerMinute() >= 8, "the bag stands still");
      assertTrue(
          virtual.station().snapshot().units().getFirst().reading("air flow").value() > 10,
          "no gas flows");
    }
  }

  private static Set<String> complete(List<Entry> entries) {
    Set<String> complete = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.StateChanged e && e.to().equals("COMPLETE")) {
        complete.add(e.path());
      }
    }
    return complete;
  }

  private static Set<String> complete(ProcedureStatus status) {
    Set<String> complete = new LinkedHashSet<>();
    for (ProcedureStatus.Element element : status.elements()) {
      if (element.state() == ProcedureState.COMPLETE) {
        complete.add(element.path());
      }
    }
    return complete;
  }

  private static boolean lifeSupportIsOn(List<Entry> entries) {
    boolean on = false;
    for (Entry entry : entries) {
      if (entry.event() instanceof Event.LifeSupportSet e) {
        on = e.on();
      }
    }
    return on;
  }

  /// No step begins or ends twice, no prompt is answered twice, and no transfer starts its count
  /// afresh.
  private static void assertNothingWasDoneTwice(List<Entry> entries) {
    Map<String, Integer> counts = new HashMap<>();
    for (Entry entry : entries) {
      switch (entry.event()) {
        case Event.StateChanged e when e.from().equals("IDLE") ->
            counts.merge("begun " + e.path(), 1, Integer::sum);
        case Event.PromptAnswered e -> counts.merge("answered " + e.prompt(), 1, Integer::sum);
        case Event.StateChanged e when e.to().equals("COMPLETE") ->
            counts.merge("complete " + e.path(), 1, Integer::sum);
        case Event.PhaseNoted e when e.name().equals("start weight g") ->
            counts.merge("weighed " + e.path(), 1, Integer::sum);
        default -> {}
      }
    }
    counts.forEach((what, count) -> assertEquals(1, count, what));
    assertTrue(counts.size() > 30, counts::toString);
  }

  /// What a line looks like that was being written.
  private static void tear(Path journal) throws IOException {
    try (Stream<Path> all = Files.list(journal)) {
      Path last = all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList().getLast();
      Files.writeString(last, "{\"sequence\":4711,\"utc\":\"20", StandardOpenOption.APPEND);
    }
  }
}
