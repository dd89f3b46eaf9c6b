package org.cellstation.recipes.format;

import java.util.Optional;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.SchemaCheck;

/// Reads recipe text. Whatever the bytes are, the answer is a recipe or the list of everything
/// wrong with them, never an exception. Callable from any thread.
public final class RecipeReader {
  private static final SchemaCheck SHAPE = SchemaCheck.of(RecipeReader.class, "recipe.schema.json");

  private RecipeReader() {}

  /// As {@link #read(String, byte[], BatchValues, Pictures)} where its pictures were looked for
  /// before, or need not be there.
  ///
  /// @param sourceName what faults call the text, for example its file name
  public static ReadResult read(String sourceName, byte[] bytes) {
    return read(sourceName, bytes, BatchValues.NONE, Pictures.NOT_LOOKED_FOR);
  }

  /// The recipe as one batch runs it. A value out of the recipe's range is no fault as long as the
  /// phases accept it: see {@link org.cellstation.recipes.model.FormulaParameter#deviates}.
  ///
  /// @param given what the batch sets in the formula
  public static ReadResult read(String sourceName, byte[] bytes, BatchValues given) {
    return read(sourceName, bytes, given, Pictures.NOT_LOOKED_FOR);
  }

  /// @param sourceName what faults call the text, for example its file name
  /// @param given what the batch sets in the formula
  public static ReadResult read(
      String sourceName, byte[] bytes, BatchValues given, Pictures pictures) {
    Faults faults = new Faults(sourceName);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, faults);
    if (text.isEmpty()) {
      return new ReadResult.Faulty(faults.all());
    }
    Recipe recipe = RecipeText.read(text.get().root(), given, pictures, faults);
    return faults.none()
        ? new ReadResult.Valid(recipe, text.get().sha256(), text.get().text())
        : new ReadResult.Faulty(faults.all());
  }
}
