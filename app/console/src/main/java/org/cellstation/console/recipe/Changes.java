package org.cellstation.console.recipe;

import java.util.function.Function;
import org.cellstation.recipes.edit.EditOutcome;
import org.cellstation.recipes.edit.RecipeEdits;

/// Makes a change to the text by its structure, or says why it cannot be made.
@FunctionalInterface
interface Changes {
  void make(Function<RecipeEdits, EditOutcome> change);
}
