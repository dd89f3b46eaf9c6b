package org.cellstation.console.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cellstation.recipes.change.Change;
import org.cellstation.recipes.change.RecipeChanges;
import org.cellstation.recipes.edit.LineDifference;
import org.cellstation.recipes.edit.LineDifference.Line;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.format.RecipeReader;

/// What differs between two texts of a recipe, in the process and in the lines.
///
/// @param changes in the process, in words
/// @param note why there are none, empty when there are
public record TextComparison(List<String> changes, String note, List<Line> lines) {
  private static final int CONTEXT = 3;

  public static TextComparison of(String before, String after) {
    List<Line> lines = LineDifference.around(LineDifference.between(before, after), CONTEXT);
    if (read(before) instanceof ReadResult.Valid older
        && read(after) instanceof ReadResult.Valid newer) {
      List<String> changes =
          RecipeChanges.between(older.recipe(), newer.recipe()).stream()
              .map(Change::toString)
              .toList();
      return new TextComparison(
          changes, changes.isEmpty() ? "Nothing differs in the process." : "", lines);
    }
    return new TextComparison(
        List.of(), "What differs in the process can be said when neither has faults.", lines);
  }

  private static ReadResult read(String text) {
    return RecipeReader.read("", text.getBytes(StandardCharsets.UTF_8));
  }
}
