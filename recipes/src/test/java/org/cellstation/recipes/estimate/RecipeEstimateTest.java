package org.cellstation.recipes.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeEstimateTest {
  private static final String HEAD =
      """
      format: 1
      id: r
      version: 1.0.0
      title: R
      author: A
      description: D
      equipment class: static
      procedure:
        - id: u
          title: U
          unit: v
          operations:
            - id: o
              title: O
              phases:
      """;

  private static Recipe recipe(String phases) {
    ReadResult result =
        RecipeReader.read("r.yaml", (HEAD + phases.indent(10)).getBytes(StandardCharsets.UTF_8));
    return result instanceof ReadResult.Valid valid ? valid.recipe() : fail(result);
  }

  private static Recipe fail(ReadResult result) {
    throw new AssertionError(result);
  }

  private static String phase(String id, String what) {
    return "- {id: %s, title: T, %s}\n".formatted(id, what);
  }

  private static String fill(String id, int volume) {
    return phase(
        id, "phase: fill, parameters: {volume: %d mL, flow: 100 mL/min}".formatted(volume));
  }

  private static String pause(String id, int hours) {
    return phase(id, "phase: wait, parameters: {duration: %d h}".formatted(hours));
  }

  @Test
  void oneAfterTheOtherAddsUp() {
    RecipeEstimate estimate = RecipeEstimate.of(recipe(fill("a", 900) + pause("b", 3)));
    assertEquals(Duration.ofMinutes(190), estimate.most().duration());
    assertEquals(estimate.least(), estimate.most());
    assertEquals("about 3.2 h, 900 mL of medium", estimate.words());
  }

  @Test
  void theLongestBranchSetsTheTimeOfParallelOnesAndAllTakeMaterial() {
    String phases =
        "- parallel: p\n  title: P\n  branches:\n"
            + "    - - {id: a, title: T, phase: wait, parameters: {duration: 4 h}}\n"
            + "    - - {id: b, title: T, phase: fill, parameters: {volume: 200 mL, flow: 100"
            + " mL/min}}\n";
    RecipeEstimate estimate = RecipeEstimate.of(recipe(phases));
    assertEquals(Duration.ofHours(4), estimate.most().duration());
    assertEquals(200, estimate.most().mediumMl());
  }

  @Test
  void branchesAndLoopsGiveARange() {
    String phases =
        fill("first", 1000)
            + "- repeat: daily\n  title: D\n  at most: 3\n  until: weight > 5 kg\n  steps:\n"
            + "    - {id: day, title: T, phase: wait, parameters: {duration: 24 h}}\n"
            + "    - {id: feed, title: T, phase: fill, parameters: {volume: 100 mL, flow: 100"
            + " mL/min}}\n"
            + "- choose: enough\n  title: E\n  branches:\n    - when: weight > 1 kg\n      then:\n"
            + "        - {id: more, title: T, phase: wait, parameters: {duration: 12 h}}\n"
            + "    - otherwise: []\n";
    RecipeEstimate estimate = RecipeEstimate.of(recipe(phases));
    assertEquals(Duration.ofHours(24).plusMinutes(13), estimate.least().duration());
    assertEquals(Duration.ofHours(84).plusMinutes(17), estimate.most().duration());
    assertEquals("about 24.2 h to 3.5 days, 1.1 L to 1.3 L of medium", estimate.words());
  }

  static Iterable<String> shipped() {
    return RecipeLibrary.ids();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedRecipeHasOne(String id) {
    ReadResult read =
        RecipeReader.read(
            id, RecipeLibrary.text(id).orElseThrow().getBytes(StandardCharsets.UTF_8));
    RecipeEstimate estimate =
        RecipeEstimate.of(read instanceof ReadResult.Valid valid ? valid.recipe() : fail(read));
    assertTrue(estimate.least().duration().isPositive(), estimate::words);
    assertTrue(
        estimate.most().duration().compareTo(estimate.least().duration()) >= 0, estimate::words);
  }
}
