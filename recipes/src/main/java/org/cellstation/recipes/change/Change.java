package org.cellstation.recipes.change;

/// One thing that differs between two recipes, in the words of someone who reviews the process.
///
/// @param path of the step, as messages and batch records name it; empty for what concerns the
///   whole recipe
/// @param where it differs: the step's title, or what of the recipe
public record Change(Kind kind, String path, String where, String what) {
  /// What a reviewer may want to sort by.
  public enum Kind {
    /// Title, author, description: words that no unit acts on.
    WORDS,
    EQUIPMENT,
    FORMULA,
    ADDED,
    REMOVED,
    MOVED,
    /// Parallel, choice, repetition.
    STRUCTURE,
    PARAMETER,
    CONDITION,
    QUESTION,
    /// How long a step is expected to take.
    PLAN
  }

  @Override
  public String toString() {
    return where + (path.isEmpty() ? "" : " (" + path + ")") + ": " + what;
  }
}
