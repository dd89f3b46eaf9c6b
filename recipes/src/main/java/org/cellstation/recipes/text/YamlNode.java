package org.cellstation.recipes.text;

import java.util.List;
import java.util.Map;

/// YAML as the station uses it: text, lists and fields, each with the line it begins on. Every
/// scalar is text; that 1.10 and 1.1 differ, or that `no` is a word, is never lost to a guessed
/// type.
public sealed interface YamlNode {
  int line();

  record Scalar(int line, String text) implements YamlNode {}

  record Sequence(int line, List<YamlNode> items) implements YamlNode {}

  /// @param entries in the order of the text
  record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

  /// @param line of the field's name
  record Entry(int line, YamlNode value) {}
}
