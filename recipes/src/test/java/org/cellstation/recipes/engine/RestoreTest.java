package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.engine.ProcedureEngine.Past;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseBegun;
import org.cellstation.recipes.engine.ProcedureEvent.PhaseNoted;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureEvent.PromptRaised;
import org.cellstation.recipes.engine.ProcedureEvent.StateChanged;
import org.cellstation.recipes.engine.ProcedureStatus.Element;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-14")
class RestoreTest {
  private static final String PERFUSE = "make/culture/perfuse";

  /// A run with a bad value, a pause, a hold and all prompts, to its end.
  private static Story wholeRun() {
    Story story = new Story();
    story.loseScale("stale");
    story.command(Command.START);
    story.advance(Duration.ofMinutes(3));
    story.weigh(950);
    story.until("make/prepare/inoculate", ProcedureState.RUNNING);
    story.command(Command.PAUSE);
    story.until("", ProcedureState.PAUSED);
    story.command(Command.RESUME);
    story.until(PERFUSE, ProcedureState.RUNNING).advance(Duration.ofMinutes(30));
    story.command(Command.HOLD);
    story.advance(Duration.ofMinutes(10));
    story.command(Command.RESTART);
    story.until("", ProcedureState.COMPLETE);
    return story;
  }

  @Test
  void lostAfterAnyEventItComesBackHeldAndRunsToTheSameEnd() {
    Story whole = wholeRun();
    for (int kept = 1; kept <= whole.past.size(); kept++) {
      List<Past> lost = whole.past.subList(0, kept);
      Past last = lost.getLast();
      Story back = new Story(lost, last.at().plus(Duration.ofHours(7)));
      back.weigh(950);
      String where = "after " + last;
      boolean over = kept == whole.past.size();
      assertEquals(over ? ProcedureState.COMPLETE : ProcedureState.HELD, back.state(), where);
      assertTimersAsThen(lost, back, where);
      for (StateChanged changed : back.events(StateChanged.class)) {
        assertEquals("the program was started again", changed.cause(), where);
      }
      assertEquals(List.of(), back.events(PromptRaised.class), where);
      if (!over) {
        back.scan();
        assertEquals(ProcedureState.HELD, back.state(), where);
        back.command(Command.RESTART);
        back.until("", ProcedureState.COMPLETE);
        assertEquals(ending(whole), ending(back), where);
        assertEquals(Duration.ofHours(2), back.element(PERFUSE).active(), where);
      }
    }
  }

  @Test
  void lostAgainAndAgainItStillRunsToTheSameEnd() {
    Story story = new Story();
    story.weigh(950);
    story.command(Command.START);
    List<Past> past = new ArrayList<>();
    for (int restart = 0; restart < 300 && story.state() != ProcedureState.COMPLETE; restart++) {
      story.answerAll();
      story.command(Command.RESTART);
      story.advance(Duration.ofMinutes(3));
      past.addAll(story.past);
      Instant seen = story.now;
      Story back = new Story(Story.RECIPE, past, seen, seen.plus(Duration.ofHours(1)));
      back.weigh(950);
      story = back;
    }
    assertEquals(ProcedureState.COMPLETE, story.state());
    assertEquals(Duration.ofHours(2), story.element(PERFUSE).active());
  }

  @Test
  void thePlantIsBroughtToHoldBeforeAnyoneRestarts() {
    Story whole = new Story();
    whole.weigh(950);
    whole.command(Command.START);
    whole.until(PERFUSE, ProcedureState.RUNNING);
    Story back = new Story(whole.past, whole.now.plusSeconds(30));
    back.plant.feeding = true;
    back.scan();
    assertEquals(List.of("bioreactor begins perfuse", "perfuse holding"), back.plant.calls);
    back.scan();
    assertEquals(2, back.plant.calls.size());
    assertTrue(!back.plant.feeding);
    back.command(Command.RESTART);
    back.advance(Duration.ofMinutes(2));
    assertEquals(List.of("perfuse restarting", "perfuse running"), back.plant.calls.subList(2, 4));
    assertEquals(1, back.events(PhaseBegun.class).size());
    assertTrue(
        back.events(PhaseNoted.class).stream()
            .allMatch(noted -> noted.name().equals(PhaseMemory.ACTIVE_SECONDS)),
        "it remembers its start weight");
  }

  @Test
  void activeTimeCountsUpToWhenItWasLastSeen() {
    Story whole = new Story();
    whole.weigh(950);
    whole.command(Command.START);
    whole.until(PERFUSE, ProcedureState.RUNNING).advance(Duration.ofMinutes(40));
    Instant seen = whole.now;
    Story back = new Story(Story.RECIPE, whole.past, seen, seen.plus(Duration.ofHours(3)));
    assertEquals(Duration.ofMinutes(40), back.element(PERFUSE).active());
  }

  @Test
  void aConditionThatWaitedGoesOnWaitingWithoutSayingSoAgain() {
    Story whole = new Story();
    whole.loseScale("stale");
    whole.command(Command.START);
    whole.advance(Duration.ofMinutes(3));
    Story back = new Story(whole.past, whole.now);
    back.loseScale("stale");
    back.command(Command.RESTART);
    back.advance(Duration.ofMinutes(3));
    assertEquals(List.of(), back.events(ConditionWaiting.class));
    back.weigh(0);
    back.scan();
    assertEquals("", back.events(ConditionWaiting.class).getFirst().why());
  }

  @Test
  void whatWasBeingStoppedOrAbortedGoesOnToItsEnd() {
    for (Command command : List.of(Command.STOP, Command.ABORT)) {
      Story whole = new Story();
      whole.weigh(950);
      whole.command(Command.START);
      whole.until(PERFUSE, ProcedureState.RUNNING);
      int before = whole.past.size();
      whole.command(command);
      for (int kept = before + 1; kept <= whole.past.size(); kept++) {
        Story back = new Story(whole.past.subList(0, kept), whole.now.plusSeconds(5));
        back.scan();
        ProcedureState end =
            command == Command.STOP ? ProcedureState.STOPPED : ProcedureState.ABORTED;
        assertEquals(end, back.state());
        assertEquals(end, back.state(PERFUSE));
        assertTrue(back.plant.calls.getLast().startsWith("perfuse "), back.plant.calls::toString);
      }
    }
  }

  @Test
  void anOpenPromptComesBackWholeFromItsIdAlone() {
    Story whole = new Story();
    whole.weigh(950);
    whole.command(Command.START);
    whole.until("make/prepare/fill", ProcedureState.COMPLETE);
    List<Past> bare = whole.past.stream().map(RestoreTest::withoutFields).toList();
    assertEquals(whole.status().prompts(), new Story(bare, whole.now).status().prompts());
  }

  private static Past withoutFields(Past past) {
    return past.event() instanceof PromptRaised raised
        ? new Past(
            past.at(),
            new PromptRaised(
                raised.path(), new Prompt(raised.prompt().id(), raised.path(), "", List.of())))
        : past;
  }

  @Test
  void eventsOfAnotherRecipeAreRefused() {
    Past stranger =
        new Past(
            Story.START,
            new StateChanged("other", ProcedureState.IDLE, ProcedureState.RUNNING, "START"));
    assertThrows(IllegalArgumentException.class, () -> new Story(List.of(stranger), Story.START));
    Past impossible =
        new Past(
            Story.START, new StateChanged("", ProcedureState.HELD, ProcedureState.IDLE, "START"));
    assertThrows(IllegalArgumentException.class, () -> new Story(List.of(impossible), Story.START));
  }

  /// What each phase had counted when the last event was written.
  private static void assertTimersAsThen(List<Past> lost, Story back, String where) {
    Instant last = lost.getLast().at();
    for (Element element : back.status().elements()) {
      Duration active = Duration.ZERO;
      Instant since = null;
      for (Past past : lost) {
        if (past.event() instanceof StateChanged changed && changed.path().equals(element.path())) {
          active = since == null ? active : active.plus(Duration.between(since, past.at()));
          boolean counts =
              changed.to() == ProcedureState.RUNNING || changed.to() == ProcedureState.PAUSING;
          since = counts ? past.at() : null;
        }
      }
      active = since == null ? active : active.plus(Duration.between(since, last));
      assertEquals(active, element.active(), where + ": " + element.path());
    }
  }

  /// Which phases completed, in order.
  private static List<String> ending(Story story) {
    return story.status().elements().stream()
        .filter(element -> element.level() == Level.PHASE)
        .map(element -> element.path() + " " + element.state())
        .toList();
  }

  @Test
  void rememberedAnswersAndTheAgeOfTheCultureDecideAfterARestart() {
    Story story = new Story(Story.recipe("answers.yaml"));
    story.command(Command.START);
    story.scan();
    story.engine.answer(
        story.status().prompts().getFirst().id(),
        Map.of("viable cell density", "2.5"),
        "",
        "anna",
        story.now);
    story.until("make/culture/expand", ProcedureState.RUNNING).advance(Duration.ofHours(1));
    Story again =
        new Story(Story.recipe("answers.yaml"), story.past, story.now.plus(Duration.ofHours(1)));
    again.command(Command.RESTART);
    again.advance(Duration.ofMinutes(50));
    assertEquals(List.of(), again.events(ProcedureEvent.TransitionTaken.class));
    again.advance(Duration.ofMinutes(30));
    assertEquals(1, again.events(ProcedureEvent.TransitionTaken.class).size());
  }
}
