package org.cellstation.recipes.exchange;

/// Something that an imported document says and the recipe does not.
///
/// @param line of the document, from 1
/// @param what it is
/// @param remedy what to do about it
public record Untaken(int line, String what, String remedy) {
  @Override
  public String toString() {
    return "line " + line + ": " + what + " - " + remedy;
  }
}
