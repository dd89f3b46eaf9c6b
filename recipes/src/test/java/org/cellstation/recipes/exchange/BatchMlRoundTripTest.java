package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstation.recipes.format.BatchValues;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;
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

  @Test
  @Tag("F-12")
  void whatTheSenderSaysOfItsLifeComesBackAsInformationAndNotAsApproval() {
    ReadResult.Valid recipe = Samples.recipe("t-cell-expansion");
    Imported.Draft draft =
        Samples.draft(Samples.document(BatchMlExport.master(recipe, Samples.HISTORY)));
    assertEquals(Samples.HISTORY, draft.history());
    assertEquals(RecipeWriter.write(recipe), draft.text(), "nothing of it is in the text");
    assertEquals(
        List.of("ApprovalHistory", "EffectiveDate", "ExpirationDate"),
        draft.untaken().stream().map(u -> u.what().split("`", -1)[1]).toList());
    assertEquals(
        List.of(
            "Submit for review: Dora Deek, 2026-01-05T08:00:00Z",
            "Approve: Quint Adler, 2026-01-07T09:30:00Z",
            "Make effective: Quint Adler, 2026-01-09T10:00:00.250Z",
            "effective from 2026-02-01T00:00:00Z",
            "until 2027-02-01T00:00:00Z"),
        draft.history().words());
    String strange =
        Samples.document(BatchMlExport.master(recipe, Samples.HISTORY))
            .replace("2026-02-01T00:00:00Z", "soon");
    assertNull(Samples.draft(strange).history().effective());
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

  @Test
  @Tag("F-02")
  void aControlRecipeHasTheFormulaScaledToItsBatch() {
    String text = Samples.recipe("scaled").text();
    var read =
        RecipeReader.read(
            "scaled.yaml",
            text.getBytes(UTF_8),
            new BatchValues(Map.of("warmth", "36.5 degC"), "2 L"));
    var batch = assertInstanceOf(ReadResult.Valid.class, read, read::toString);
    String xml =
        Samples.document(
            BatchMlExport.control(batch, new ControlBinding("B-2", Map.of("bioreactor", "bag-1"))));
    for (String words :
        List.of(
            "<Nominal unitCode=\"L\">2</Nominal>",
            "<ParameterType>ProcessInput</ParameterType>",
            "<ParameterType>ProcessOutput</ParameterType>",
            "<ValueString>1.8</ValueString>",
            "<ValueString>36.5</ValueString>",
            "<Scaled>Yes</Scaled>",
            "<ScaleReference>2</ScaleReference>")) {
      assertTrue(xml.contains(words), words + xml);
    }
    Imported.Draft draft = Samples.draft(xml);
    var back = assertInstanceOf(ReadResult.Valid.class, draft.checked(), draft::toString);
    assertEquals(batch.recipe().formula(), back.recipe().formula());
    assertEquals(batch.recipe().outputs(), back.recipe().outputs());
  }
}
