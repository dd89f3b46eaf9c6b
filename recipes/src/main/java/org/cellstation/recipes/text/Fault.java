package org.cellstation.recipes.text;

/// One thing wrong in a text.
///
/// @param source the text's name, for example `t-cell.yaml`
/// @param line counted from 1
/// @param path fields and step ids from the top, joined by `/`; empty when the text as a whole is
///   meant
/// @param what is wrong
/// @param remedy what to do about it
public record Fault(String source, int line, String path, String what, String remedy) {
  @Override
  public String toString() {
    return source + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + what + " - " + remedy;
  }
}
