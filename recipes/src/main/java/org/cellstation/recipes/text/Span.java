package org.cellstation.recipes.text;

/// Where something stands in a text, so that an edit can touch exactly that. Lines and columns
/// count from 1; a column counts characters as a reader sees them, so one outside the basic plane
/// is one.
///
/// @param lastLine of its last character
/// @param endColumn behind its last character
public record Span(int line, int column, int lastLine, int endColumn) {
  /// Of something whose line alone is known.
  static Span line(int line) {
    return new Span(line, 1, line, 1);
  }

  /// From where this begins to where `other` ends.
  Span to(Span other) {
    return new Span(line, column, other.lastLine, other.endColumn);
  }
}
