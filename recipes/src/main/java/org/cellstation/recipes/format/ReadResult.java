package org.cellstation.recipes.format;

import java.util.List;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.text.Fault;

/// What reading a recipe text came to.
public sealed interface ReadResult {
  /// @param sha256 of the bytes read, hex
  /// @param text the bytes as text, unchanged: its UTF-8 bytes have the same hash
  record Valid(Recipe recipe, String sha256, String text) implements ReadResult {}

  /// @param faults all of them, by line; never empty
  record Faulty(List<Fault> faults) implements ReadResult {}
}
