package org.cellstation.recipes.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A running procedure goes on by a changed recipe where that leaves alone what has begun.
@Tag("F-06")
class LiveChangeTest {
  private final String text = text();
  private final Story story = new Story();

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(LiveChangeTest.class.getResourceAsStream("story.yaml"))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Recipe read(String text) {
    return assertInstanceOf(
            ReadResult.Valid.class, RecipeReader.read("changed", text.getBytes(UTF_8)))
        .recipe();
  }

  private List<String> obstacles(String changed) {
    return LiveChange.obstacles(Story.RECIPE, read(changed), story.past);
  }

  private void untilPerfuse() {
    story.command(Command.START);
    story.weigh(0);
    story.until("make/culture/perfuse", ProcedureState.RUNNING);
  }

  @Test
  void whatHasNotBegunMayChangeAndTheProcedureGoesOnByIt() {
    untilPerfuse();
    Recipe changed =
        read(
            text.replace("{volume: 5 mL, flow: 10 mL/min}", "{volume: 9 mL, flow: 10 mL/min}")
                .replace("heel: 20 g", "heel: 50 g"));
    assertEquals(List.of(), LiveChange.obstacles(Story.RECIPE, changed, story.past));
    story.engine.holdBack(true);
    assertFalse(story.engine.atSafePoint());
    story.until("make/culture/perfuse", ProcedureState.COMPLETE);
    story.advance(Duration.ofHours(1));
    assertTrue(story.engine.atSafePoint());
    assertEquals(ProcedureState.IDLE, story.state("make/culture/sample"));
    var before = story.status().elements();
    int events = story.past.size();
    goOnBy(changed);
    assertEquals(events, story.past.size());
    assertEquals(before, story.status().elements());
    story.until("", ProcedureState.COMPLETE);
    assertEquals(new Quantity(50, "g"), heel());
  }

  @Test
  void whatIsHeldGoesOnByTheChangedRecipeWhereItWasHeld() {
    untilPerfuse();
    story.advance(Duration.ofHours(2));
    assertFalse(story.engine.atSafePoint());
    story.command(Command.HOLD);
    story.until("", ProcedureState.HELD);
    assertTrue(story.engine.atSafePoint());
    var before = story.status().elements();
    goOnBy(read(text.replace("heel: 20 g", "heel: 50 g")));
    assertEquals(before, story.status().elements());
    assertFalse(story.engine.atSafePoint(), "until the equipment is where HELD says it is");
    story.advance(Duration.ofMinutes(1));
    assertTrue(story.engine.atSafePoint());
    story.command(Command.RESTART);
    story.until("", ProcedureState.COMPLETE);
    assertEquals(new Quantity(50, "g"), heel());
    assertEquals(
        1,
        story.events(ProcedureEvent.PhaseBegun.class).stream()
            .filter(begun -> begun.phase().equals("perfuse"))
            .count());
  }

  private void goOnBy(Recipe changed) {
    story.engine =
        ProcedureEngine.continued(
            changed,
            story.plant,
            event -> story.past.add(new ProcedureEngine.Past(story.now, event)),
            List.copyOf(story.past),
            story.now);
  }

  private Quantity heel() {
    return Objects.requireNonNull(
        story.events(ProcedureEvent.PhaseBegun.class).stream()
            .filter(begun -> begun.phase().equals("harvest"))
            .findFirst()
            .orElseThrow()
            .parameters()
            .get("heel"));
  }

  @Test
  void whatHasBegunStaysAsItWas() {
    untilPerfuse();
    assertEquals(
        List.of("make/culture/perfuse has begun and is another step in the changed recipe."),
        obstacles(text.replace("rate: 1 1/d", "rate: 2 1/d")));
    assertEquals(
        List.of("make/prepare/fill has begun and is missing in the changed recipe."),
        obstacles(text.replace("- id: fill", "- id: refill")).stream()
            .filter(obstacle -> obstacle.contains("missing"))
            .toList());
  }

  @Test
  void nothingIsPutBeforeWhatHasBegun() {
    untilPerfuse();
    String inserted =
        """
                  - id: blank
                    title: Blank
                    phase: sample
                    parameters: {volume: 5 mL, flow: 10 mL/min}
        """;
    int perfuse = text.indexOf("          - id: perfuse");
    int sample = text.indexOf("          - id: sample");
    assertEquals(
        List.of("make/culture/blank would come before make/culture/perfuse, which has begun."),
        obstacles(text.substring(0, perfuse) + inserted + text.substring(perfuse)));
    assertEquals(
        List.of(), obstacles(text.substring(0, sample) + inserted + text.substring(sample)));
  }
}
