package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEvent.BranchTaken;
import org.cellstation.recipes.engine.ProcedureEvent.RoundEnded;
import org.cellstation.recipes.engine.ProcedureEvent.TransitionForced;
import org.cellstation.recipes.engine.ProcedureStatus.Order;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Parallel branches with their join, synchronisation, loops, choices, claims and modes.
@Tag("F-12")
class ChartTest {
  private static final Recipe RECIPE = Story.recipe("chart.yaml");

  private Story story = new Story(RECIPE);

  @BeforeEach
  void weigh() {
    story.weigh(1000);
    story.plant.free = true;
  }

  private void count(double density) {
    story.until("make/prepare/count", ProcedureState.RUNNING);
    for (int i = 0; story.status().prompts().isEmpty(); i++) {
      assertTrue(i < 100, () -> "no prompt: " + story.status());
      story.scan();
    }
    String prompt = story.status().prompts().getFirst().id();
    assertEquals(
        Optional.empty(),
        story.engine.answer(
            prompt, Map.of("viable cell density", "" + density), "", "anna", story.now));
    story.scan();
  }

  @Test
  void branchesBeginTogetherAndAreJoined() {
    story.command(Command.START);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("seed/grow/fill"));
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/warm"));
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/blank"));
    assertEquals(ProcedureState.IDLE, story.state("make/prepare/warm-more"));
    story.until("make/prepare/blank", ProcedureState.COMPLETE);
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/warm"));
    story.until("make/prepare/warm-more", ProcedureState.COMPLETE);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/day"));
  }

  @Test
  void whoComesFirstToASynchronisationWaitsForTheOther() {
    story.command(Command.START);
    story.until("seed/grow/fill", ProcedureState.COMPLETE);
    assertEquals(ProcedureState.RUNNING, story.state("seed"));
    assertTrue(
        story.status().waitingFor().contains("the others at cells-ready"),
        story.status().waitingFor());
    story.until("make/prepare/warm-more", ProcedureState.COMPLETE);
    story.scan();
    story.scan();
    assertEquals(ProcedureState.COMPLETE, story.state("seed"));
  }

  @Test
  void aLoopRunsAgainUntilItsConditionIsTrueAndAsksAnew() {
    story.command(Command.START);
    count(0.5);
    assertEquals(List.of(1), rounds());
    assertEquals(ProcedureState.IDLE, story.state("make/prepare/count"));
    count(2.5);
    assertEquals(List.of(1, 2), rounds());
    story.until("make/prepare/harvest", ProcedureState.COMPLETE);
    story.until("", ProcedureState.COMPLETE);
    assertEquals(ProcedureState.IDLE, story.state("make/prepare/more"));
    assertEquals(
        List.of("make/prepare/count/results", "make/prepare/count/results#2"),
        story.events(ProcedureEvent.PromptRaised.class).stream()
            .map(e -> e.prompt().id())
            .toList());
  }

  private List<Integer> rounds() {
    return story.events(RoundEnded.class).stream().map(RoundEnded::round).toList();
  }

  @Test
  void aLoopEndsAtItsBoundAndTheOtherBranchIsTaken() {
    story.command(Command.START);
    count(0.5);
    count(0.6);
    count(0.7);
    story.until("", ProcedureState.COMPLETE);
    assertEquals(List.of(1, 2, 3), rounds());
    assertEquals(1, story.events(BranchTaken.class).getFirst().branch());
    assertEquals(ProcedureState.COMPLETE, story.state("make/prepare/more"));
    assertEquals(ProcedureState.IDLE, story.state("make/prepare/harvest"));
  }

  @Test
  void aChoiceThatCannotBeJudgedWaitsAndSaysWhy() {
    story.command(Command.START);
    story.loseScale("link down");
    count(3);
    story.advance(Duration.ofHours(1));
    assertTrue(story.status().waitingFor().contains("weight: link down"));
    assertEquals(List.of(), story.status().orders());
    Story lost = story;
    story = new Story(RECIPE, lost.past, lost.now);
    story.plant.free = true;
    story.loseScale("link down");
    story.command(Command.RESTART);
    story.scan();
    story.scan();
    assertTrue(story.status().waitingFor().contains("weight: link down"));
    assertEquals(Optional.empty(), story.engine.mode(ProcedureMode.MANUAL, story.now));
    assertEquals(2, story.status().orders().size());
    assertEquals(Optional.empty(), story.engine.order("make/prepare/enough", 0, story.now));
    assertTrue(story.engine.order("make/prepare/enough", 1, story.now).isPresent());
    story.engine.mode(ProcedureMode.AUTOMATIC, story.now);
    story.until("make/prepare/harvest", ProcedureState.COMPLETE);
  }

  @Test
  @Tag("F-08")
  void semiAutomaticWaitsBeforeEachPhaseAndCannotForce() {
    assertEquals(Optional.empty(), story.engine.mode(ProcedureMode.SEMI_AUTOMATIC, story.now));
    assertEquals(ProcedureState.IDLE, story.state());
    story.command(Command.START);
    story.scan();
    story.scan();
    assertEquals(ProcedureState.IDLE, story.state("make/prepare/warm"));
    assertEquals(
        List.of("Begin Fill", "Begin Warm", "Begin Blank sample"),
        story.status().orders().stream().map(Order::words).toList());
    assertEquals(Optional.empty(), story.engine.order("make/prepare/warm", 0, story.now));
    assertTrue(story.engine.order("make/prepare/warm", 0, story.now).isPresent());
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/warm"));
    assertTrue(story.engine.order("make/prepare/warm", 0, story.now).isPresent());
    story.engine.mode(ProcedureMode.AUTOMATIC, story.now);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/blank"));
  }

  @Test
  @Tag("F-08")
  void manualMayEndAPhaseAndOnlyManual() {
    story.command(Command.START);
    story.scan();
    assertTrue(story.engine.order("make/prepare/warm", 0, story.now).isPresent());
    story.engine.mode(ProcedureMode.MANUAL, story.now);
    assertEquals(Optional.empty(), story.engine.order("make/prepare/warm", 0, story.now));
    story.scan();
    assertEquals(ProcedureState.COMPLETE, story.state("make/prepare/warm"));
    assertEquals(1, story.events(TransitionForced.class).size());
  }

  @Test
  @Tag("F-09")
  void aFailureInOneBranchHoldsAllAndRestartTakesUpAll() {
    story.command(Command.START);
    story.scan();
    story.plant.failure = "broken";
    story.scan();
    story.plant.failure = "";
    story.scan();
    assertEquals(ProcedureState.HELD, story.state());
    assertEquals(ProcedureState.HELD, story.state("seed/grow/fill"));
    assertEquals(ProcedureState.HELD, story.state("make/prepare/warm"));
    story.command(Command.RESTART);
    story.scan();
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("seed/grow/fill"));
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/warm"));
  }

  @Test
  void pauseWaitsForEveryBranchToComeToItsSafePoint() {
    story.command(Command.START);
    story.scan();
    story.command(Command.PAUSE);
    story.until("make/prepare/blank", ProcedureState.COMPLETE);
    assertEquals(ProcedureState.PAUSING, story.state());
    story.until("", ProcedureState.PAUSED);
    assertEquals(ProcedureState.COMPLETE, story.state("make/prepare/warm"));
    assertEquals(ProcedureState.IDLE, story.state("make/prepare/warm-more"));
    story.command(Command.RESUME);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare/warm-more"));
  }

  @Test
  @Tag("F-11")
  void anOperationWaitsForSharedEquipmentAndGivesItBack() {
    story.plant.free = false;
    story.command(Command.START);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("seed/grow/fill"));
    assertEquals(ProcedureState.IDLE, story.state("make/prepare"));
    assertTrue(story.status().waitingFor().contains("welder"), story.status().waitingFor());
    story.until("seed/grow", ProcedureState.COMPLETE);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state("make/prepare"));
    story.command(Command.ABORT);
    story.scan();
    assertEquals(Map.of(), story.plant.claimed);
  }

  @Test
  @Tag("F-14")
  void aRestartInTheMiddleOfARoundGoesOnInThatRound() {
    story.command(Command.START);
    count(0.5);
    story.until("make/prepare/day", ProcedureState.COMPLETE);
    Story lost = story;
    story = new Story(RECIPE, lost.past, lost.now);
    story.plant.free = true;
    story.weigh(1000);
    assertEquals(ProcedureState.HELD, story.state());
    assertEquals(ProcedureState.COMPLETE, story.state("make/prepare/day"));
    story.command(Command.RESTART);
    count(2.5);
    assertEquals(List.of(2), rounds());
    story.until("", ProcedureState.COMPLETE);
  }

  /// Whatever part of the journal's end is lost, nothing is done twice in a round.
  @Test
  @Tag("F-14")
  void aJournalCutAnywhereGoesOnWithoutDoingAStepTwiceInARound() {
    story.command(Command.START);
    count(0.5);
    count(0.6);
    story.until("make/prepare/day", ProcedureState.COMPLETE);
    List<ProcedureEngine.Past> whole = List.copyOf(story.past);
    for (int cut = 1; cut <= whole.size(); cut++) {
      List<ProcedureEngine.Past> kept = whole.subList(0, cut);
      Story after = new Story(RECIPE, kept, whole.get(cut - 1).at());
      after.plant.free = true;
      after.weigh(1000);
      if (after.state() == ProcedureState.HELD) {
        after.command(Command.RESTART);
      }
      for (int scans = 0; after.state() != ProcedureState.COMPLETE; scans++) {
        assertTrue(scans < 500, () -> "stands still: " + after.status());
        after
            .status()
            .prompts()
            .forEach(
                prompt ->
                    after.engine.answer(
                        prompt.id(), Map.of("viable cell density", "0.5"), "", "anna", after.now));
        after.scan();
      }
      for (String path : List.of("make/prepare/day", "make/prepare/count")) {
        long begun = begins(kept, path) + begins(after.past, path);
        assertEquals(3, begun, path + " cut after " + cut);
      }
      assertEquals(1, begins(kept, "seed/grow/fill") + begins(after.past, "seed/grow/fill"));
    }
  }

  private static long begins(List<ProcedureEngine.Past> past, String path) {
    return past.stream()
        .filter(
            event ->
                event.event() instanceof ProcedureEvent.StateChanged changed
                    && changed.path().equals(path)
                    && changed.from() == ProcedureState.IDLE)
        .count();
  }
}
