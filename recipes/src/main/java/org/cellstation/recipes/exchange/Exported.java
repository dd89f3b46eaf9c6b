package org.cellstation.recipes.exchange;

import java.util.List;

/// What writing a recipe for others came to.
public sealed interface Exported {
  /// @param xml the document, to be stored as UTF-8
  record Document(String xml) implements Exported {}

  /// @param why each reason with its remedy; never empty
  record Refused(List<String> why) implements Exported {}
}
