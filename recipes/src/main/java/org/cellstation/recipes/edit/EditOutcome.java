package org.cellstation.recipes.edit;

/// What a wish to change a text comes to.
public sealed interface EditOutcome {
  /// Puts `replacement` in the place of the characters `from` to before `to`.
  record Edit(int from, int to, String replacement) implements EditOutcome {
    public String apply(String text) {
      return text.substring(0, from) + replacement + text.substring(to);
    }
  }

  /// @param why in the author's words, with what to do instead
  record Refused(String why) implements EditOutcome {}
}
