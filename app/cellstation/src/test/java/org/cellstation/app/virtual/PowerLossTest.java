package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.cellstation.app.operator.RefusedException;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The power goes at any scan, at any write and in the middle of one, also while the program is
/// starting, again and again through one batch. The skid lives on.
final class PowerLossTest {
  private static final String UNIT = "BR-1";
  private static final String BATCH = "B-1";
  private static final String RECIPE = "t-cell-expansion-short";
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final List<String> STEPS = steps();

  private static final int LONGEST_LIFE_WRITES = 60;
  private static final int LONGEST_ABSENCE_SECONDS = 400;
  private static final Duration PATIENCE = Duration.ofDays(3);

  @TempDir private Path folder;

  private static List<String> steps() {
    byte[] text = RecipeLibrary.text(RECIPE).orElseThrow().getBytes(StandardCharsets.UTF_8);
    if (!(RecipeReader.read(RECIPE, text) instanceof ReadResult.Valid valid)) {
      throw new IllegalStateException("the shipped recipe has faults");
    }
    List<String> steps = new ArrayList<>();
    for (UnitProcedure unit : valid.recipe().procedure()) {
      for (Operation operation : unit.operations()) {
        operation.phases().stream().map(PhaseStep::path).forEach(steps::add);
      }
    }
    return steps;
  }

  static LongStream few() {
    return LongStream.rangeClosed(1, 7);
  }

  static LongStream many() {
    return LongStream.rangeClosed(101, 100 + Long.getLong("cellstation.powerlosses", 100));
  }

  @ParameterizedTest
  @MethodSource("few")
  @Tag("F-14")
  void losesNothingAndDoesNothingTwice(long seed) throws IOException, RefusedException {
    new Batch(seed, 30, 1_200).run();
  }

  @ParameterizedTest
  @MethodSource("many")
  @Tag("campaign")
  @Tag("F-14")
  void losesNothingAndDoesNothingTwiceThroughThousandsOfLosses(long seed)
      throws IOException, RefusedException {
    new Batch(seed, 80, 500).run();
  }

  /// One batch through many lives of the program.
  private final class Batch {
    private final SplittableRandom random;
    private final Skid skid;
    private final Path people;
    private FragileStorage journal = new FragileStorage();
    private FragileStorage historian = new FragileStorage();
    private Instant now = START;
    private RehearsalOperator operator;
    private VirtualStation virtual;
    private final int longestLifeScans;
    private int left;
    private int losses;

    /// What was committed when the power went last, and the hash of its end.
    private long kept;

    private String keptHash = "";
    private double fullest;

    Batch(long seed, int most, int longestLife) throws IOException, RefusedException {
      random = new SplittableRandom(seed);
      skid = new Skid(SkidSettings.drawn(seed));
      people = Files.createDirectories(folder.resolve("people-" + seed));
      left = most;
      longestLifeScans = longestLife;
      virtual = station();
      operator = RehearsalOperator.arrive(virtual.station(), skid::sample);
      operator.begin(UNIT, RECIPE, BATCH, this::await);
    }

    private VirtualStation station() throws IOException {
      return new VirtualStation(journal, historian, people, skid, now, LOOK);
    }

    private Reply await(CompletableFuture<Reply> asked) {
      for (int i = 0; i < 10 && !asked.isDone(); i++) {
        virtual.scan();
      }
      return asked.join();
    }

    void run() throws IOException, RefusedException {
      while (!life()) {
        dark();
        if (!rise()) {
          break;
        }
        assertTrue(now.isBefore(START.plus(PATIENCE)), () -> "it hangs at " + now);
      }
      List<Entry> entries = entries();
      BatchOracle.check(entries, BATCH, STEPS);
      assertTrue(losses > 10, "only " + losses + " losses");
      // What was left in the bag when it was fullest: all that was asked for, and what the pump
      // does alone at the end of it; never a transfer that was made twice.
      assertTrue(fullest > 950 && fullest < 1_560, () -> "the bag held " + fullest + " mL");
    }

    /// Whether the batch came to its end in this life.
    private boolean life() {
      boolean last = left == 0;
      int scans = last ? Integer.MAX_VALUE : random.nextInt(longestLifeScans);
      if (!last) {
        left--;
        if (random.nextBoolean()) {
          (random.nextInt(4) == 0 ? historian : journal)
              .dieAfter(random.nextInt(LONGEST_LIFE_WRITES));
        }
      }
      try {
        for (int i = 0; i < scans && now.isBefore(START.plus(PATIENCE)); i++) {
          scan();
          if (ended()) {
            return true;
          }
        }
      } catch (FragileStorage.PowerLoss gone) {
        // Dead in the middle of a write.
      }
      return false;
    }

    private void scan() {
      Instant seen = virtual.station().snapshot().now();
      virtual.scan();
      now = virtual.now();
      fullest = Math.max(fullest, skid.truth().millilitres());
      Snapshot picture = virtual.station().snapshot();
      if (!picture.now().equals(seen)) {
        operator.look(picture);
        for (Interruption lost : virtual.station().interruptions().all()) {
          if (lost.assessed() && lost.waiting() && random.nextInt(3) == 0) {
            var _ = operator.goOn(lost.batch());
          }
        }
      }
    }

    private boolean ended() {
      Snapshot.Batch batch = virtual.station().snapshot().units().getFirst().batch();
      return batch != null && batch.procedure().state().kind() == ProcedureState.Kind.FINAL;
    }

    private List<Entry> entries() throws IOException {
      List<Entry> entries = new ArrayList<>();
      virtual.journal().forEach(entries::add);
      return entries;
    }

    /// The power goes: of what was not forced, some has arrived.
    private void dark() throws IOException {
      losses++;
      now = virtual.now();
      List<Entry> committed = entries();
      kept = committed.size();
      keptHash = committed.isEmpty() ? "" : committed.getLast().hash();
      journal = journal.afterPowerLoss(random);
      historian = historian.afterPowerLoss(random);
      int away = 1 + random.nextInt(LONGEST_ABSENCE_SECONDS);
      for (int i = 0; i < away; i++) {
        skid.step(1);
      }
      now = now.plusSeconds(away);
    }

    /// Starts, sometimes in vain.
    ///
    /// @return false when the batch had come to its end before the power went
    private boolean rise() throws IOException, RefusedException {
      if (left > 0 && random.nextInt(5) == 0) {
        left--;
        losses++;
        journal.dieAfter(random.nextInt(6));
        try {
          var _ = station();
        } catch (FragileStorage.PowerLoss gone) {
          // Dead while starting.
        }
        journal = journal.afterPowerLoss(random);
        historian = historian.afterPowerLoss(random);
        now = now.plusSeconds(5);
      }
      virtual = station();
      List<Entry> found = entries();
      assertTrue(found.size() >= kept, "committed events are lost");
      assertEquals(
          keptHash, kept == 0 ? "" : found.get((int) kept - 1).hash(), "the past has changed");
      operator = operator.signInAgain(virtual.station());
      Snapshot.Batch batch = virtual.station().snapshot().units().getFirst().batch();
      if (batch == null) {
        assertTrue(
            found.stream().anyMatch(entry -> entry.event() instanceof Event.BatchEnded),
            "the batch is gone");
        return false;
      }
      ProcedureStatus procedure = batch.procedure();
      assertTrue(
          procedure.state() == ProcedureState.HELD || procedure.state() == ProcedureState.IDLE,
          () -> "came back " + procedure.state());
      return true;
    }
  }
}
