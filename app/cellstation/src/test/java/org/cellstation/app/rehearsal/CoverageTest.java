package org.cellstation.app.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.app.operator.Manner;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Test;

/// What of a chart no run came to is what has not been rehearsed.
final class CoverageTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private static final String CHART =
      """
      format: 1
      id: chart
      version: 1.0.0
      title: Choose and repeat
      author: Test
      description: Fills once or twice.
      equipment class: rocking-bag
      procedure:
        - id: prepare
          title: Prepare
          unit: bioreactor
          operations:
            - id: fill
              title: Fill
              phases:
                - repeat: rounds
                  title: Rounds
                  at most: 3
                  until: weight > 900 g
                  steps:
                    - id: medium
                      title: Medium
                      phase: fill
                      parameters: {volume: 300 mL, flow: 60 mL/min}
                      until: weight > 950 g
                      ask before:
                        - id: bag
                          text: Connect a bag.
                - choose: more
                  title: More?
                  branches:
                    - when: weight < 500 g
                      then:
                        - id: top-up
                          title: Top up
                          phase: fill
                          parameters: {volume: 100 mL, flow: 60 mL/min}
                    - otherwise:
                        - id: check
                          title: Check
                          phase: pre-use-check
                          parameters: {hold time: 3 min}
      """;

  private final JournalStory story = new JournalStory(START);
  private int sequence;

  private void happens(Event event) {
    sequence++;
    story.take(
        new Entry(sequence, START.plusSeconds(sequence), "+00:00", "station", event, "", ""));
  }

  private void completes(String path) {
    happens(new Event.StateChanged("B", path, "IDLE", "RUNNING", ""));
    happens(new Event.StateChanged("B", path, "COMPLETING", "COMPLETE", "complete"));
  }

  @Test
  void countsBranchesRoundsTransitionsAndQuestions() {
    var read = RecipeReader.read("chart.yaml", CHART.getBytes(StandardCharsets.UTF_8));
    Recipe recipe = assertInstanceOf(ReadResult.Valid.class, read, read::toString).recipe();
    String loop = "prepare/fill/rounds";
    String medium = "prepare/fill/medium";
    happens(new Event.PromptAnswered("B", medium, medium + "/bag", Map.of(), "", false));
    completes(medium);
    happens(new Event.RoundEnded("B", loop, 1, true, "weight is 300 g"));
    happens(new Event.PromptAnswered("B", medium, medium + "/bag#2", Map.of(), "", false));
    completes(medium);
    happens(new Event.RoundEnded("B", loop, 2, false, "weight > 900 g"));
    happens(new Event.BranchTaken("B", "prepare/fill/more", 1, "otherwise"));
    completes("prepare/fill/check");

    Coverage coverage = Coverage.of(recipe, List.of(run()), List.of());
    assertEquals(
        Map.of(
            Coverage.Kind.AGAIN, "1/1",
            Coverage.Kind.LEFT, "1/1",
            Coverage.Kind.CHOICE, "1/2",
            Coverage.Kind.PROMPT, "1/1",
            Coverage.Kind.UNTIL, "0/1",
            Coverage.Kind.STEP, "2/5",
            Coverage.Kind.MEETING, "0/0"),
        counts(coverage));
    assertEquals(
        List.of("prepare", "prepare/fill", medium, "prepare/fill/more", "prepare/fill/top-up"),
        coverage.missed().stream().map(Coverage.Item::path).toList());
    assertEquals(
        List.of(
            "step prepare",
            "step prepare/fill",
            medium + " ended by weight > 950 g",
            "prepare/fill/more when weight < 500 g",
            "step prepare/fill/top-up"),
        coverage.missed().stream().map(Coverage.Item::name).toList());
    var never = new FaultSet.OutOfReach("prepare/fill", "shown otherwise");
    var branch = new FaultSet.OutOfReach("step prepare", "shown otherwise");
    Coverage declared = Coverage.of(recipe, List.of(run()), List.of(never, branch));
    assertEquals(List.of(), declared.missed());
    assertEquals(5, declared.excused().size(), "what was reached needs no excuse");
    assertEquals(2, story.steps().stream().filter(step -> step.path().equals(medium)).count());
  }

  private static Map<Coverage.Kind, String> counts(Coverage coverage) {
    Map<Coverage.Kind, String> counts = new TreeMap<>();
    for (Coverage.Kind kind : Coverage.Kind.values()) {
      counts.put(kind, coverage.reached(kind) + "/" + coverage.total(kind));
    }
    return counts;
  }

  private RunResult run() {
    SkidSettings settings = SkidSettings.nominal();
    var plan =
        new RunPlan(
            "donor-0",
            "Nominal donor",
            false,
            settings,
            Manner.PROMPT,
            Scenario.none(),
            List.of(),
            Expectation.COMPLETE);
    return new RunResult(
        plan,
        "COMPLETE",
        "",
        new Course(-1, 0, 100),
        "",
        story.steps(),
        story.alarms(100),
        Map.of(),
        List.of(),
        new Skid(settings).consumed(),
        new RunResult.Yield(0, 0, 0, 0),
        story.loops(),
        story.reached(),
        List.of(),
        List.of());
  }
}
