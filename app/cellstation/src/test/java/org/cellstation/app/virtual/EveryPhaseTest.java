package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recipe of all phases on a whole station, with its people: the program dies while an answer
/// waits for the second person, and goes on where it was.
final class EveryPhaseTest {
  private static final String BATCH = "B-1";
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration DOWN = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private static void recipe(Path disk) throws IOException {
    Files.createDirectories(disk.resolve("recipes"));
    try (InputStream in =
        Objects.requireNonNull(EveryPhaseTest.class.getResourceAsStream("every-phase.yaml"))) {
      Files.copy(in, disk.resolve("recipes").resolve("every-phase.yaml"));
    }
  }

  @Test
  @Tag("B-08")
  @Tag("F-14")
  void runsToItsEndThroughARestartWhileAnAnswerWaitsForTheSecondPerson()
      throws IOException, RefusedException {
    Path disk = folder.resolve("0");
    recipe(disk);
    Life first = Life.first(disk, new Skid(SkidSettings.drawn(7)));
    first.operator().begin("BR-1", "every-phase", BATCH, first::await);
    first.virtual().advance(LOOK);
    run(first, true);
    ProcedureStatus.Waiting before = waiting(first);
    assertEquals("operator", before.enteredBy());
    assertEquals("as the bench shows it", before.comment(), "it was not what is expected");

    Path other = folder.resolve("1");
    Life.copy(disk, other);
    Life second = first.next(other, DOWN);
    second.virtual().advance(LOOK);
    assertEquals(before.entered(), waiting(second).entered());
    assertEquals("operator", waiting(second).enteredBy());
    run(second, false);
    assertEquals(ProcedureState.COMPLETE, second.state());
    prove(second.entries());
    second.virtual().close();
  }

  @Test
  @Tag("F-13")
  void aRecipeIsRefusedOnAUnitThatLacksWhatAPhaseNeeds() throws IOException, RefusedException {
    Path disk = folder.resolve("0");
    recipe(disk);
    Path file = disk.resolve("recipes").resolve("every-phase.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("settle time: 0 min", "test pressure: 3 kPa")
            .replace("until: after 10 min", "until: capacitance > 5 pF/cm"));
    Life life = Life.first(disk, new Skid(SkidSettings.drawn(7)));
    Reply reply =
        life.await(
            life.virtual()
                .station()
                .createBatch(
                    life.operator().session(),
                    BatchOrder.engineering("BR-1", "every-phase", BATCH, "O-1")));
    assertEquals(
        "bioreactor: BR-1 does not measure head-space pressure, which all/before/tight"
            + " (integrity-test) needs; BR-1 does not measure capacitance, which"
            + " all/before/equilibrate looks at.",
        reply.text());
    life.virtual().close();
  }

  /// @param toSecond only until an answer waits for the second person
  private static void run(Life life, boolean toSecond) {
    Instant limit = life.virtual().now().plus(Duration.ofHours(12));
    while (life.state().kind() != ProcedureState.Kind.FINAL && !(toSecond && someoneElse(life))) {
      life.scan();
      assertTrue(life.virtual().now().isBefore(limit), () -> "it hangs: " + life.procedure());
    }
  }

  private static void prove(List<Entry> entries) {
    List<Event> events = entries.stream().map(Entry::event).toList();
    Set<String> done =
        all(events, Event.PhaseBegun.class)
            .map(Event.PhaseBegun::phase)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Arrays.stream(PhaseType.values())
            .map(PhaseType::phase)
            .collect(Collectors.toCollection(TreeSet::new)),
        done);
    assertEquals(2, all(events, Event.MaterialRead.class).count());
    Event.PromptVerified verified =
        all(events, Event.PromptVerified.class).findFirst().orElseThrow();
    assertEquals("colleague", verified.by());
    assertTrue(verified.late(), "two minutes were given");
    assertEquals(
        List.of("verification: approved", "approval of the harvest: approved"),
        all(events, Event.Signed.class)
            .filter(signed -> signed.batch().equals(BATCH))
            .map(Event.Signed::meaning)
            .filter(meaning -> meaning.endsWith("approved"))
            .toList());
    assertEquals(
        "The product is ready", all(events, Event.MessageRaised.class).toList().getLast().text());
  }

  private static <T extends Event> Stream<T> all(List<Event> events, Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static boolean someoneElse(Life life) {
    return life.procedure().waiting().values().stream()
        .anyMatch(ProcedureStatus.Waiting::forSecondPerson);
  }

  private static ProcedureStatus.Waiting waiting(Life life) {
    return life.procedure().waiting().values().iterator().next();
  }
}
