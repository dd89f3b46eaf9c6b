package org.cellstation.recipes.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.TransitionTaken;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A total goes on through a hold and a restart, and is unknown when too much of it was not seen.
class TotalsTest {
  private static final Recipe RECIPE = Story.recipe("totals.yaml");

  private final Story story = running();

  private static Story running() {
    Story story = new Story(RECIPE);
    flow(story, 5);
    story.command(Command.START);
    story.until("make/culture/feed", ProcedureState.RUNNING);
    return story;
  }

  private static void flow(Story story, double mlPerMin) {
    story.plant.values.put("feed flow", new Observation.Value(mlPerMin, "mL/min"));
  }

  private static int taken(Story story) {
    return story.events(TransitionTaken.class).size();
  }

  @Test
  void endsThePhaseWhenEnoughHasFlowed() {
    story.advance(Duration.ofMinutes(59));
    assertEquals(0, taken(story));
    story.advance(Duration.ofMinutes(2));
    assertEquals(1, taken(story));
  }

  @Test
  void countsNoHeldTime() {
    story.advance(Duration.ofMinutes(30));
    story.command(Command.HOLD);
    story.advance(Duration.ofHours(5));
    story.command(Command.RESTART);
    story.advance(Duration.ofMinutes(28));
    assertEquals(0, taken(story));
    story.advance(Duration.ofMinutes(5));
    assertEquals(1, taken(story));
  }

  @Test
  @Tag("F-14")
  void goesOnAfterARestartOfTheProgram() {
    story.advance(Duration.ofMinutes(40));
    Story back = new Story(RECIPE, story.past, story.now.plus(Duration.ofHours(2)));
    flow(back, 5);
    back.command(Command.RESTART);
    back.advance(Duration.ofMinutes(16));
    assertEquals(0, taken(back));
    back.advance(Duration.ofMinutes(8));
    assertEquals(1, taken(back));
  }

  @Test
  void isUnknownWhenMoreThanAMinuteWasNotMeasured() {
    story.advance(Duration.ofMinutes(10));
    story.plant.values.put("feed flow", new Observation.Unusable("link down"));
    story.advance(Duration.ofMinutes(3));
    flow(story, 50);
    story.advance(Duration.ofMinutes(60));
    assertEquals(List.of(), story.events(TransitionTaken.class));
    assertTrue(
        story.status().waitingFor().contains("not measured for 180 s"),
        story.status().waitingFor());
  }
}
