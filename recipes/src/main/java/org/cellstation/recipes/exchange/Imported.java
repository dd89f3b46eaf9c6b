package org.cellstation.recipes.exchange;

import java.util.List;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.text.Fault;

/// What reading a BatchML document came to.
public sealed interface Imported {
  /// @param text a recipe text, to be read by people first: a draft
  /// @param checked what the text is as a recipe; a stranger's often still has faults
  /// @param untaken what the document says and the text does not, by line
  /// @param history what the sender says of the life of the recipe: information, no approval here
  record Draft(String text, ReadResult checked, List<Untaken> untaken, RecipeHistory history)
      implements Imported {
    public Draft {
      untaken = List.copyOf(untaken);
    }
  }

  /// @param faults never empty
  record Refused(List<Fault> faults) implements Imported {}
}
