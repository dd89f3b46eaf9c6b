package org.cellstation.recipes.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeLibraryTest {
  static Stream<String> ids() {
    return RecipeLibrary.ids().stream();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyShippedRecipeReadsWithoutFaults(String id) {
    assertEquals(id, recipe(id).id());
  }

  @Test
  void listsExactlyTheRecipesThatShip() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(RecipeLibrary.class.getResource("t-cell-expansion.yaml"))
                .toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(folder.getParent()))) {
      assertEquals(
          RecipeLibrary.ids().stream().map(RecipeLibrary::sourceName).sorted().toList(),
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> name.endsWith(".yaml"))
              .sorted()
              .toList());
    }
    assertEquals(Optional.empty(), RecipeLibrary.text("../format/recipe.schema"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-cell-expansion", "t-cell-expansion-stirred"})
  void theExpansionIsPlannedToTakeEightDays(String id) {
    Duration planned = planned(recipe(id));
    Duration off = planned.minus(Duration.ofDays(8)).abs();
    assertTrue(off.compareTo(Duration.ofHours(1)) <= 0, planned::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t-cell-expansion-short", "t-cell-expansion-stirred-short"})
  void theShortOneIsPlannedToTakeAboutThreeHours(String id) {
    Duration planned = planned(recipe(id));
    Duration off = planned.minus(Duration.ofHours(3)).abs();
    assertTrue(off.compareTo(Duration.ofMinutes(20)) <= 0, planned::toString);
  }

  private static Duration planned(Recipe recipe) {
    return recipe.procedure().stream()
        .flatMap(unit -> unit.operations().stream())
        .flatMap(operation -> operation.phases().stream())
        .map(PhaseStep::planned)
        .map(planned -> Objects.requireNonNull(planned, "every step says how long it takes"))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Recipe recipe(String id) {
    byte[] bytes = RecipeLibrary.text(id).orElseThrow().getBytes(UTF_8);
    ReadResult result = RecipeReader.read(RecipeLibrary.sourceName(id), bytes);
    return assertInstanceOf(ReadResult.Valid.class, result, result::toString).recipe();
  }
}
