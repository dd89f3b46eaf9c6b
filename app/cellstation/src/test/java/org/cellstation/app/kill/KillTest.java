package org.cellstation.app.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cellstation.app.virtual.BatchOracle;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.UnitProcedure;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.JournalVerification;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole program in a process of its own, killed (SIGKILL) at random instants from its first
/// millisecond on, while the skid lives on in this one; started again on the same files, until the
/// batch is complete.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class KillTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final int CAMPAIGN_KILLS = Integer.getInteger("cellstation.kills", 200);
  private static final int KILLS_A_BATCH = 67;

  /// The steps of a culture in a few minutes.
  private static final String DRILL =
      """
      format: 1
      id: drill
      version: 1.0.0
      title: The steps of a culture in a few minutes
      author: Cellstation
      description: For tests. Not for cells.
      equipment class: rocking-bag
      procedure:
        - id: drill
          title: Drill
          unit: bioreactor
          operations:
            - id: prepare
              title: Prepare
              phases:
                - id: fill
                  title: Fill
                  phase: fill
                  parameters: {volume: 300 mL, flow: 90 mL/min}
                - id: equilibrate
                  title: Equilibrate
                  phase: equilibrate
                  parameters:
                    temperature: 37 degC
                    DO: 40 %
                    pH: 7.2 pH
                    rock rate: 15 rpm
                    gas flow: 200 mL/min
                  until: after 3 min
            - id: culture
              title: Culture
              phases:
                - id: inoculate
                  title: Inoculate
                  ask before:
                    - id: cells
                      text: Confirm the cells.
                  phase: inoculate
                  parameters: {volume: 60 mL, flow: 30 mL/min}
                - id: expand
                  title: Expand
                  phase: expand
                  parameters: {duration: 6 min, temperature: 37 degC, DO: 40 %, pH: 7.2 pH}
      """;

  @TempDir private Path folder;

  @Test
  @Tag("F-14")
  void aKilledProcessTakesItsBatchToTheEnd() throws IOException, InterruptedException {
    assertEquals(3, new Drill(folder.resolve("0"), 1, "drill", 60, 3, 5_000).run());
  }

  @Test
  @Tag("campaign")
  @Tag("F-14")
  void hundredsOfKillsOfARealProcessLoseNothing(TestReporter reporter)
      throws IOException, InterruptedException {
    int kills = 0;
    for (int batch = 1; kills < CAMPAIGN_KILLS; batch++) {
      int most = Math.min(KILLS_A_BATCH, CAMPAIGN_KILLS - kills);
      Path data = folder.resolve(Integer.toString(batch));
      var drill = new Drill(data, batch, "t-cell-expansion-short", 100, most, 13_000);
      kills += drill.run();
      reporter.publishEntry("kills", Integer.toString(kills));
    }
  }

  private static final class Drill {
    private final Path data;
    private final SplittableRandom random;
    private final String recipe;
    private final double speed;
    private final int kills;
    private final int longestLifeMillis;
    private final List<String> steps;
    private final List<String> said = new ArrayList<>();
    private byte[] known = new byte[0];

    Drill(Path data, long seed, String recipe, double speed, int kills, int longestLifeMillis)
        throws IOException {
      this.data = data;
      this.random = new SplittableRandom(seed);
      this.recipe = recipe;
      this.speed = speed;
      this.kills = kills;
      this.longestLifeMillis = longestLifeMillis;
      Path recipes = Files.createDirectories(data.resolve("recipes"));
      String text = DRILL;
      if (recipe.equals("drill")) {
        Files.writeString(recipes.resolve("drill.yaml"), DRILL);
      } else {
        text = RecipeLibrary.text(recipe).orElseThrow();
      }
      steps = steps(text);
    }

    private static List<String> steps(String text) {
      if (!(RecipeReader.read("recipe", text.getBytes(StandardCharsets.UTF_8))
          instanceof ReadResult.Valid valid)) {
        throw new IllegalArgumentException("the recipe has faults");
      }
      List<String> steps = new ArrayList<>();
      for (UnitProcedure unit : valid.recipe().procedure()) {
        for (Operation operation : unit.operations()) {
          operation.phases().stream().map(PhaseStep::path).forEach(steps::add);
        }
      }
      return steps;
    }

    /// @return how often the process was killed
    int run() throws IOException, InterruptedException {
      long wall = System.currentTimeMillis();
      var clock = ProcessTime.accelerated(speed, START);
      int killed = 0;
      try (var simulator =
          new Simulator(new SimulatorSettings(SkidSettings.nominal(), true, 0), clock)) {
        while (killed < kills && !life(simulator, wall, random.nextInt(longestLifeMillis))) {
          killed++;
          assertNothingIsLost();
        }
        if (killed == kills) {
          assertTrue(life(simulator, wall, Integer.MAX_VALUE), () -> "it did not end: " + said);
        }
      }
      check();
      return killed;
    }

    /// @return whether the process came to its own end
    private boolean life(Simulator simulator, long wall, int millis)
        throws IOException, InterruptedException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx400m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BatchProcess.class.getName(),
                  data.toString(),
                  recipe,
                  Double.toString(speed),
                  START.toString(),
                  Long.toString(wall)));
      simulator.addresses().forEach((line, address) -> command.add(line + "=" + address));
      Path errors = data.resolve("errors.txt");
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      Thread listener = Thread.startVirtualThread(() -> listen(process));
      boolean ended;
      if (millis == Integer.MAX_VALUE) {
        ended = process.waitFor(15, TimeUnit.MINUTES);
      } else {
        ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
      }
      process.destroyForcibly().waitFor();
      listener.join(Duration.ofSeconds(10));
      if (ended) {
        assertEquals(0, process.exitValue(), () -> "it failed: " + said + errors(errors));
      }
      return ended;
    }

    private static String errors(Path file) {
      try {
        List<String> lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
      } catch (IOException unreadable) {
        return unreadable.toString();
      }
    }

    private void listen(Process process) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          synchronized (said) {
            said.add(line);
          }
        }
      } catch (IOException killed) {
        // What it was about to say nobody will know.
      }
    }

    /// Every line that stood in the journal after the last kill stands there still, and every event
    /// that was told to be committed is there.
    private void assertNothingIsLost() throws IOException {
      Path file = data.resolve("journal");
      if (!Files.isDirectory(file)) {
        return;
      }
      List<Path> segments;
      try (Stream<Path> all = Files.list(file)) {
        segments = all.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
      }
      assertTrue(segments.size() <= 1, "a drill fits into one segment");
      if (segments.isEmpty()) {
        return;
      }
      byte[] now = Files.readAllBytes(segments.getFirst());
      int end = now.length;
      while (end > 0 && now[end - 1] != '\n') {
        end--;
      }
      assertTrue(end >= known.length, "committed lines are gone");
      assertTrue(
          Arrays.equals(known, 0, known.length, now, 0, known.length), "the past has changed");
      long lines = 0;
      for (int i = 0; i < end; i++) {
        lines += now[i] == '\n' ? 1 : 0;
      }
      Path head = file.resolve("head");
      if (Files.exists(head) && Files.size(head) > 20) {
        long committed = Long.parseLong(Files.readString(head).substring(0, 20));
        assertTrue(committed <= lines, committed + " committed, " + lines + " there");
      }
      known = Arrays.copyOf(now, end);
    }

    private void check() throws IOException {
      assertNothingIsLost();
      List<Entry> entries = new ArrayList<>();
      try (Journal journal =
          Journal.open(
              DiskStorage.unforced(data.resolve("journal")),
              InstantSource.system(),
              ZoneOffset.UTC)) {
        journal.forEach(entries::add);
      }
      BatchOracle.check(entries, BatchProcess.BATCH, steps);
      long goneOn = said.stream().filter(line -> line.endsWith("goes on.")).count();
      long signed =
          entries.stream()
              .filter(e -> e.event() instanceof Event.Signed s && s.meaning().equals("resumed"))
              .count();
      assertTrue(signed >= goneOn, "a signature that was acknowledged is lost");
      assertFalse(entries.isEmpty());
      assertTrue(
          JournalVerification.verify(data.resolve("journal")).fault().isEmpty(),
          "the journal is damaged");
    }
  }
}
