package org.cellstation.recipes.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goes out as BatchML comes back as the same recipe, with nothing left behind.
final class BatchMlRoundTripTest {
  static Stream<String> ids() {
    return Samples.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  @Tag("F-02")
  @Tag("F-12")
  void aMasterRecipeComesBackAsTheSameRecipe(String id) {
    ReadResult.Valid recipe = Samples.recipe(id);
    Imported.Draft draft = Samples.draft(Samples.document(BatchMlExport.master(recipe)));
    assertEquals(List.of(), draft.untaken());
    var back = assertInstanceOf(ReadResult.Valid.class, draft.checked(), draft::toString);
    assertEquals(recipe.recipe(), back.recipe());
    assertEquals(RecipeWriter.write(recipe), draft.text());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void canonicalTextReadsAsTheSameRecipeAndStaysAsItIs(String id) {
    ReadResult.Valid recipe = Samples.recipe(id);
    String text = RecipeWriter.write(recipe);
    ReadResult.Valid again = Samples.valid(text);
    assertEquals(recipe.recipe(), again.recipe());
    assertEquals(text, RecipeWriter.write(again));
    assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
  }

  @Test
  @Tag("F-02")
  void aControlRecipeNamesBatchAndUnitsAndHasTheValuesInForce() {
    ReadResult.Valid recipe = Samples.recipe("t-cell-expansion");
    String xml =
        Samples.document(
            BatchMlExport.control(
                recipe, new ControlBinding("B-26-0147", Map.of("bioreactor", "skid-2"))));
    assertTrue(xml.contains("<ControlRecipe>"), xml);
    assertTrue(xml.contains("<BatchID>B-26-0147</BatchID>"));
    assertTrue(xml.contains("<ActualEquipmentID>skid-2</ActualEquipmentID>"));
    Imported.Draft draft = Samples.draft(xml);
    assertEquals(2, draft.untaken().size(), () -> draft.untaken().toString());
    var back = assertInstanceOf(ReadResult.Valid.class, draft.checked(), draft::toString);
    assertEquals(recipe.recipe(), back.recipe());
  }
}
