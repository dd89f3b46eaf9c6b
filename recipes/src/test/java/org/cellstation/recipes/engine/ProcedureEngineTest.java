package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseBegun;
import org.cellstation.recipes.engine.ProcedureEvent.PromptAnswered;
import org.cellstation.recipes.engine.ProcedureEvent.PromptRaised;
import org.cellstation.recipes.engine.ProcedureEvent.StateChanged;
import org.cellstation.recipes.engine.ProcedureEvent.TransitionTaken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProcedureEngineTest {
  private static final String FILL = "make/prepare/fill";
  private static final String INOCULATE = "make/prepare/inoculate";
  private static final String PERFUSE = "make/culture/perfuse";
  private static final String SAMPLE = "make/culture/sample";

  @Test
  void aBatchRunsFromStartToComplete() {
    Story story = started(950);
    story.until("", ProcedureState.COMPLETE);
    story
        .status()
        .elements()
        .forEach(e -> assertEquals(ProcedureState.COMPLETE, e.state(), e.path()));
    assertEquals(
        List.of(FILL, INOCULATE, PERFUSE, SAMPLE, "take/finish/harvest"),
        story.events(PhaseBegun.class).stream().map(PhaseBegun::path).toList());
    assertEquals("", story.status().waitingFor());
    assertTrue(story.plant.alive);
  }

  @Test
  @Tag("A-09")
  void anIllegalCommandIsRejectedAndChangesNothing() {
    Story story = started(0);
    List<ProcedureEngine.Past> before = List.copyOf(story.past);
    var rejected = assertInstanceOf(Outcome.Rejected.class, story.command(Command.RESTART));
    assertEquals(
        "RESTART is not possible while RUNNING; possible: PAUSE, HOLD, STOP, ABORT",
        rejected.why());
    assertEquals(before, story.past);
    assertEquals(ProcedureState.RUNNING, story.state());
  }

  @Test
  void childrenStartUnderTheirParentsAndCompleteBeforeThem() {
    Story story = started(950);
    story.until("", ProcedureState.COMPLETE);
    List<String> changes =
        story.events(StateChanged.class).stream().map(e -> e.path() + " " + e.to()).toList();
    assertEquals(
        List.of(" RUNNING", "make RUNNING", "make/prepare RUNNING", FILL + " RUNNING"),
        changes.subList(0, 4));
    assertEquals(
        List.of("take/finish/harvest", "take/finish", "take", "").stream()
            .map(path -> path + " COMPLETE")
            .toList(),
        changes.subList(changes.size() - 4, changes.size()));
  }

  @Test
  @Tag("F-10")
  void holdStopsTheFeedAndNotLifeSupport() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING).scan();
    assertTrue(story.plant.feeding);
    story.command(Command.HOLD);
    assertEquals(ProcedureState.HOLDING, story.state(PERFUSE));
    story.scan();
    assertEquals(ProcedureState.HELD, story.state());
    assertEquals(ProcedureState.HELD, story.state(PERFUSE));
    assertFalse(story.plant.feeding);
    assertTrue(story.plant.alive);
    assertEquals("", story.status().waitingFor());
  }

  @Test
  void holdAndRestartKeepTheTimersAndTheCultureAgesOn() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING);
    Duration aged = story.engine.cultureAge(story.now).orElseThrow();
    story.advance(Duration.ofMinutes(50));
    story.command(Command.HOLD);
    story.advance(Duration.ofHours(9));
    assertEquals(Duration.ofMinutes(50), story.element(PERFUSE).active());
    assertEquals(
        aged.plus(Duration.ofMinutes(50)).plus(Duration.ofHours(9)),
        story.engine.cultureAge(story.now).orElseThrow());
    story.command(Command.RESTART);
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state());
    story.advance(Duration.ofMinutes(69));
    assertEquals(ProcedureState.RUNNING, story.state(PERFUSE));
    story.scan();
    assertEquals(ProcedureState.COMPLETE, story.state(PERFUSE));
    assertEquals(Duration.ofHours(2), story.element(PERFUSE).active());
  }

  @Test
  @Tag("F-09")
  void aFailingPhaseHoldsTheProcedureWithTheReason() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING);
    story.plant.failure = "the feed pump does not answer";
    story.scan();
    assertEquals(ProcedureState.HOLDING, story.state());
    assertEquals(ProcedureState.HOLDING, story.state(PERFUSE));
    assertEquals(
        "the feed pump does not answer", story.events(StateChanged.class).getLast().cause());
    story.scan();
    assertEquals(ProcedureState.HOLDING, story.state(), "holding is tried until it succeeds");
    assertEquals("the feed pump does not answer", story.status().waitingFor());
    story.plant.failure = "";
    story.scan();
    assertEquals(ProcedureState.HELD, story.state());
    assertEquals("the feed pump does not answer", story.status().waitingFor());
    story.command(Command.RESTART);
    story.until("", ProcedureState.COMPLETE);
  }

  @Test
  void aFailureWhileRestartingHoldsAgain() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING);
    story.command(Command.HOLD);
    story.scan();
    story.command(Command.RESTART);
    story.plant.failure = "no";
    story.scan();
    assertEquals(ProcedureState.HOLDING, story.state());
    assertEquals(ProcedureState.HOLDING, story.state(PERFUSE));
  }

  @Test
  void aPromptBlocksTheStartForEver() {
    Story story = started(950).until(FILL, ProcedureState.COMPLETE);
    story.advance(Duration.ofDays(3));
    assertEquals(ProcedureState.IDLE, story.state(INOCULATE));
    assertEquals("an answer", story.status().waitingFor());
    assertEquals(2, story.events(PromptRaised.class).size());
    answer(story, INOCULATE + "/identity", Map.of("patient", " P-1 ", "viability", "95.5"));
    story.scan();
    assertEquals(ProcedureState.IDLE, story.state(INOCULATE));
    answer(story, INOCULATE + "/ready", Map.of());
    story.scan();
    assertEquals(ProcedureState.RUNNING, story.state(INOCULATE));
    assertEquals("P-1", story.events(PromptAnswered.class).getFirst().answers().get("patient"));
  }

  @Test
  void aPromptBlocksTheCompletionForEver() {
    Story story = started(950).until(SAMPLE, ProcedureState.RUNNING);
    story.advance(Duration.ofDays(3));
    assertEquals(ProcedureState.RUNNING, story.state(SAMPLE));
    int asked = story.plant.calls.size();
    story.scan();
    assertEquals(asked, story.plant.calls.size(), "a phase that is done is asked no more");
    answer(story, SAMPLE + "/results", Map.of("glucose", "5"));
    story.scan();
    assertEquals(ProcedureState.COMPLETE, story.state(SAMPLE));
  }

  @Test
  void aWrongAnswerIsRefusedWithAllThatIsWrong() {
    Story story = started(950).until(FILL, ProcedureState.COMPLETE);
    String id = INOCULATE + "/identity";
    assertEquals(
        Optional.of("patient: is missing; viability: is missing, 50 to 100 %"),
        story.engine.answer(id, Map.of(), "", "anna", story.now));
    for (String wrong : List.of("95,5", "NaN", "1e2", "0x60", "95f", "viable", "Infinity")) {
      assertEquals(
          Optional.of("viability: `" + wrong + "` is not a number like 12.5, 50 to 100 %"),
          story.engine.answer(
              id, Map.of("patient", "P", "viability", wrong), "", "anna", story.now));
    }
    assertEquals(
        Optional.of("viability: 49.99 is out of range, 50 to 100 %; colour: was not asked"),
        story.engine.answer(
            id,
            Map.of("patient", "P", "viability", "49.99", "colour", "red"),
            "",
            "anna",
            story.now));
    assertEquals(
        Optional.of("No prompt `else` waits for an answer."),
        story.engine.answer("else", Map.of(), "", "anna", story.now));
    assertEquals(List.of(), story.events(PromptAnswered.class));
    answer(story, id, Map.of("patient", "P", "viability", "50"));
    assertEquals(
        Optional.of("This prompt is already answered."),
        story.engine.answer(id, Map.of("patient", "Q", "viability", "50"), "", "anna", story.now));
  }

  @Test
  void aTransitionEndsThePhaseThroughItsControlledEnd() {
    Story story = started(950).until(FILL, ProcedureState.RUNNING);
    story.plant.calls.clear();
    story.until(FILL, ProcedureState.COMPLETE);
    assertEquals(
        List.of("fill running", "fill running", "fill running", "fill stopping"),
        story.plant.calls);
    assertEquals(
        List.of(new TransitionTaken(FILL, "weight > 900 g for 2 min or after 1 h")),
        story.events(TransitionTaken.class));
  }

  @Test
  void whatMustLastBeginsAnewWhenItWasBrokenOff() {
    Story story = started(950).until(FILL, ProcedureState.RUNNING);
    story.advance(Duration.ofMinutes(2));
    story.weigh(900);
    story.scan();
    story.weigh(901);
    story.advance(Duration.ofMinutes(2));
    assertEquals(List.of(), story.events(TransitionTaken.class));
    story.command(Command.HOLD);
    story.advance(Duration.ofMinutes(5));
    story.command(Command.RESTART);
    story.advance(Duration.ofMinutes(3));
    assertEquals(List.of(), story.events(TransitionTaken.class));
    story.scan();
    assertEquals(1, story.events(TransitionTaken.class).size());
  }

  @Test
  void aBadValueHoldsTheTransitionAndSaysSoOnce() {
    Story story = started(950).until(FILL, ProcedureState.RUNNING);
    story.advance(Duration.ofMinutes(2));
    for (int second = 0; second < 20; second++) {
      story.loseScale("stale for " + (second / 10 + 1) + " min");
      story.scan();
    }
    String condition = "weight > 900 g for 2 min or after 1 h";
    assertEquals(
        List.of(new ConditionWaiting(FILL, condition, "weight: stale for 1 min")),
        story.events(ConditionWaiting.class));
    assertEquals(
        "`" + condition + "` cannot be judged: weight: stale for 2 min",
        story.status().waitingFor());
    story.weigh(950);
    story.scan();
    assertEquals("", story.events(ConditionWaiting.class).getLast().why());
    assertEquals("", story.status().waitingFor());
    story.scan();
    assertEquals(List.of(), story.events(TransitionTaken.class), "2 min count from the return");
    story.scan();
    assertEquals(1, story.events(TransitionTaken.class).size());
  }

  @Test
  void anAlternativeThatNeedsNoValueEndsThePhaseAllTheSame() {
    Story story = started(0);
    story.loseScale("link down");
    story.until(FILL, ProcedureState.RUNNING).advance(Duration.ofMinutes(59));
    assertEquals(List.of(), story.events(TransitionTaken.class));
    story.scan();
    assertEquals(1, story.events(TransitionTaken.class).size());
  }

  @Test
  void aValueInAnotherUnitIsConvertedOrRefused() {
    Story story = started(0);
    story.plant.values.put("weight", new Equipment.Observation.Value(0.95, "kg"));
    story.advance(Duration.ofMinutes(5));
    assertEquals(1, story.events(TransitionTaken.class).size());
    Story refused = started(0);
    refused.plant.values.put("weight", new Equipment.Observation.Value(950, "mL"));
    refused.advance(Duration.ofMinutes(5));
    assertEquals("weight: no value in g", refused.events(ConditionWaiting.class).getFirst().why());
  }

  @Test
  void pauseStopsAtTheEndOfThePhase() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING);
    story.command(Command.PAUSE);
    assertEquals(ProcedureState.PAUSING, story.state());
    assertEquals(ProcedureState.RUNNING, story.state(PERFUSE));
    story.until("", ProcedureState.PAUSED);
    assertEquals(ProcedureState.COMPLETE, story.state(PERFUSE));
    assertEquals(ProcedureState.PAUSED, story.state("make/culture"));
    story.advance(Duration.ofHours(1));
    assertEquals(ProcedureState.IDLE, story.state(SAMPLE));
    story.command(Command.RESUME);
    story.until("", ProcedureState.COMPLETE);
  }

  @Test
  void pauseInTheLastPhaseCompletesAfterResume() {
    Story story = started(950).until("take/finish/harvest", ProcedureState.RUNNING);
    story.command(Command.PAUSE);
    story.until("", ProcedureState.PAUSED);
    story.command(Command.RESUME);
    story.scan();
    assertEquals(ProcedureState.COMPLETE, story.state());
  }

  @Test
  void stopReachesOnlyWhatIsUnderWay() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING);
    story.command(Command.STOP);
    story.scan();
    assertEquals(ProcedureState.STOPPED, story.state());
    assertEquals(ProcedureState.STOPPED, story.state(PERFUSE));
    assertEquals(ProcedureState.COMPLETE, story.state(FILL));
    assertEquals(ProcedureState.COMPLETE, story.state("make/prepare"));
    assertEquals(ProcedureState.IDLE, story.state("take"));
    assertEquals("perfuse stopping", story.plant.calls.getLast());
  }

  @Test
  void aStoppedProcedureAsksNothingMore() {
    Story story = started(950).until(FILL, ProcedureState.COMPLETE);
    assertEquals(2, story.status().prompts().size());
    story.command(Command.STOP);
    story.scan();
    assertEquals(List.of(), story.status().prompts());
  }

  @Test
  void abortIsPossibleFromEveryStateThatAllowsItAndRunsTheFastEnd() {
    for (ProcedureState from : ProcedureState.values()) {
      Story story = in(from);
      Outcome outcome = story.command(Command.ABORT);
      boolean legal =
          switch (from) {
            case IDLE, COMPLETE, ABORTING, ABORTED -> false;
            default -> true;
          };
      assertEquals(legal, outcome instanceof Outcome.Moved, from.name());
      if (legal) {
        story.plant.stuck = "";
        story.plant.calls.clear();
        story.scan();
        assertEquals(ProcedureState.ABORTED, story.state(), from.name());
        assertEquals(ProcedureState.ABORTED, story.state("make/culture"), from.name());
        if (from != ProcedureState.PAUSED) {
          assertEquals(List.of("perfuse aborting"), story.plant.calls, from.name());
        }
      }
    }
  }

  @Test
  void afterResetTheProcedureBeginsAnewAndAsksAnew() {
    Story story = in(ProcedureState.ABORTED);
    story.command(Command.RESET);
    story.status().elements().forEach(e -> assertEquals(ProcedureState.IDLE, e.state()));
    assertEquals(Duration.ZERO, story.element("").active());
    story.command(Command.START);
    story.until("", ProcedureState.COMPLETE);
    List<String> ids = story.events(PromptRaised.class).stream().map(e -> e.prompt().id()).toList();
    assertEquals(ids.size(), ids.stream().distinct().count(), ids::toString);
    assertTrue(ids.contains(SAMPLE + "/results#2"), ids::toString);
  }

  @Test
  void aClockThatIsSetBackTakesNoTimeAway() {
    Story story = started(950).until(PERFUSE, ProcedureState.RUNNING);
    story.advance(Duration.ofMinutes(30));
    story.now = story.now.minus(Duration.ofHours(5));
    story.engine.scan(story.now);
    assertEquals(Duration.ofMinutes(30), story.element(PERFUSE).active());
    story.command(Command.HOLD);
    story.advance(Duration.ofMinutes(1));
    assertEquals(Duration.ofMinutes(30), story.element(PERFUSE).active());
  }

  @Test
  void theStatusIsMadeOnceBetweenScans() {
    Story story = started(950);
    assertSame(story.status(), story.status());
    ProcedureStatus before = story.status();
    story.scan();
    assertNotSame(before, story.status());
  }

  private static void answer(Story story, String id, Map<String, String> answers) {
    assertEquals(Optional.empty(), story.engine.answer(id, answers, "", "anna", story.now));
  }

  private static Story started(double grams) {
    Story story = new Story();
    story.weigh(grams);
    story.command(Command.START);
    return story;
  }

  /// A batch that has come to `state` while it perfuses.
  private static Story in(ProcedureState state) {
    Story story = new Story();
    story.weigh(950);
    if (state == ProcedureState.IDLE) {
      return story;
    }
    story.command(Command.START);
    story.until(PERFUSE, ProcedureState.RUNNING);
    switch (state) {
      case IDLE, RUNNING -> {}
      case COMPLETE -> story.until("", ProcedureState.COMPLETE);
      case PAUSING -> story.command(Command.PAUSE);
      case PAUSED -> {
        story.command(Command.PAUSE);
        story.until("", ProcedureState.PAUSED);
      }
      case HOLDING -> story.command(Command.HOLD);
      case HELD -> {
        story.command(Command.HOLD);
        story.scan();
      }
      case RESTARTING -> {
        story.command(Command.HOLD);
        story.scan();
        story.command(Command.RESTART);
      }
      case STOPPING -> {
        story.plant.stuck = "stopping";
        story.command(Command.STOP);
        story.scan();
      }
      case STOPPED -> {
        story.command(Command.STOP);
        story.scan();
      }
      case ABORTING -> story.command(Command.ABORT);
      case ABORTED -> {
        story.command(Command.ABORT);
        story.scan();
      }
    }
    assertEquals(state, story.state());
    return story;
  }
}
