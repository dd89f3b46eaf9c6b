package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.cellstation.app.operator.Manner;
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
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.Suite;
import org.cellstation.simulator.TransferLine;
import org.cellstation.station.api.BatchOrder;
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
  private static final double DENSITY = 1.005;
  private static final String BATCH = "B-1";
  private static final String RECIPE = "t-cell-expansion-short";
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final List<String> STEPS = steps();

  /// Goes on with what is held for another reason too, such as two weights that do not agree.
  private static final Manner PATIENT =
      new Manner(Duration.ofMinutes(5), Duration.ofMinutes(3), Duration.ofMinutes(4));

  private static final int LONGEST_LIFE_WRITES = 60;
  private static final int LONGEST_ABSENCE_SECONDS = 400;
  private static final Duration PATIENCE = Duration.ofDays(3);

  @TempDir private Path folder;

  /// Two units side by side, a loop, a choice, a synchronisation and a transfer.
  static String branches() {
    try (InputStream in =
        Objects.requireNonNull(PowerLossTest.class.getResourceAsStream("branches.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

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
    new Batch(Setup.oneVessel(seed), seed, 30, 1_200).run();
  }

  @ParameterizedTest
  @MethodSource("few")
  @Tag("F-14")
  @Tag("F-12")
  void alsoNotWithBranchesChoicesLoopsAndATransferBetweenTwoUnits(long seed)
      throws IOException, RefusedException {
    new Batch(Setup.twoVessels(seed), seed, 30, 300).run();
  }

  @ParameterizedTest
  @MethodSource("many")
  @Tag("campaign")
  @Tag("F-14")
  void losesNothingAndDoesNothingTwiceThroughThousandsOfLosses(long seed)
      throws IOException, RefusedException {
    new Batch(Setup.oneVessel(seed), seed, 80, 500).run();
  }

  @ParameterizedTest
  @MethodSource("many")
  @Tag("campaign")
  @Tag("F-14")
  void alsoNotWithTwoUnitsThroughThousandsOfLosses(long seed) throws IOException, RefusedException {
    new Batch(Setup.twoVessels(seed), seed, 60, 200).run();
  }

  /// What is run, and on what.
  ///
  /// @param text of a recipe of its own, empty for a shipped one
  /// @param lanes its phases, branch by branch
  /// @param joins what comes after all branches
  private record Setup(
      Suite suite,
      String text,
      BatchOrder order,
      List<List<String>> lanes,
      List<String> joins,
      Consumer<Vessels> end) {
    static Setup oneVessel(long seed) {
      return new Setup(
          VirtualStation.alone(new Skid(SkidSettings.drawn(seed))),
          "",
          BatchOrder.engineering("BR-1", RECIPE, BATCH, "rehearsal"),
          List.of(STEPS),
          List.of(),
          PowerLossTest::filledOnce);
    }

    static Setup twoVessels(long seed) {
      TransferLine line = new TransferLine("BR-1", "BR-2");
      Map<String, Skid> skids = new LinkedHashMap<>();
      skids.put("BR-1", new Skid(SkidSettings.drawn(seed)));
      skids.put(
          "BR-2",
          new Skid(SkidSettings.drawn(seed + 1).withDonor(seed).with(Equipment.STIRRED_TANK)));
      Suite suite = new Suite(skids, Set.of(line));
      suite.weld(line);
      return new Setup(
          suite,
          branches(),
          BatchOrder.engineering("BR-1", "branches", BATCH, "rehearsal")
              .withUnits(Map.of("production", "BR-2")),
          List.of(
              List.of(
                  "seed/grow/fill",
                  "seed/grow/cells",
                  "seed/grow/stand",
                  "seed/grow/sample",
                  "seed/grow/stand",
                  "seed/grow/sample",
                  "seed/over/send"),
              List.of("production/fill/fill", "production/fill/warm", "production/over/receive")),
          List.of("close/rest/rest", "close/rest/check"),
          PowerLossTest::sentOnce);
    }
  }

  /// What was in the vessels when they were fullest, and in the end, mL.
  private record Vessels(double fullest, double seed, double production, List<Entry> entries) {}

  /// All that was asked for, and what the pump does alone at the end of it; never a transfer that
  /// was made twice.
  private static void filledOnce(Vessels vessels) {
    assertTrue(
        vessels.fullest() > 950 && vessels.fullest() < 1_260,
        () -> "the bag held " + vessels.fullest() + " mL");
  }

  private static void sentOnce(Vessels vessels) {
    double start = noted(vessels.entries(), "production/over/receive");
    double come = vessels.production() * DENSITY - start;
    assertTrue(come > 185 && come < 260, () -> come + " g have come of 200 g");
    double before = noted(vessels.entries(), "seed/over/send");
    double lost = before - vessels.seed() * DENSITY;
    assertEquals(lost, come, 15, "what one loses the other gains");
  }

  private static double noted(List<Entry> entries, String path) {
    return entries.stream()
        .map(Entry::event)
        .filter(Event.PhaseNoted.class::isInstance)
        .map(Event.PhaseNoted.class::cast)
        .filter(e -> e.path().equals(path) && e.name().equals("start weight g"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /// One batch through many lives of the program.
  private final class Batch {
    private final SplittableRandom random;
    private final Setup setup;
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

    Batch(Setup setup, long seed, int most, int longestLife) throws IOException, RefusedException {
      random = new SplittableRandom(seed);
      this.setup = setup;
      skid = setup.suite().skids().values().iterator().next();
      people = Files.createDirectories(folder.resolve("people-" + seed));
      if (!setup.text().isEmpty()) {
        Files.createDirectories(people.resolve("recipes"));
        Files.writeString(people.resolve("recipes/branches.yaml"), setup.text());
      }
      left = most;
      longestLifeScans = longestLife;
      virtual = station();
      operator = RehearsalOperator.arrive(virtual.station(), skid::sample, PATIENT);
      operator.begin(setup.order(), this::await);
    }

    private VirtualStation station() throws IOException {
      return new VirtualStation(journal, historian, people, setup.suite(), now, LOOK, "");
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
      BatchOracle.check(entries, BATCH, setup.lanes(), setup.joins());
      assertTrue(losses > 10, "only " + losses + " losses");
      double production = 0;
      for (Skid each : setup.suite().skids().values()) {
        production = each.truth().millilitres();
      }
      setup.end().accept(new Vessels(fullest, skid.truth().millilitres(), production, entries));
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
        setup.suite().step(1);
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
