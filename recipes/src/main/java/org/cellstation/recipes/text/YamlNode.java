package org.cellstation.recipes.text;

import java.util.List;
import java.util.Map;

/// YAML as the station uses it: text, lists and fields, each with the place it stands at. Every
/// scalar is text; that 1.10 and 1.1 differ, or that `no` is a word, is never lost to a guessed
/// type.
public sealed interface YamlNode {
  /// Lists and groups without brackets end with their last item, not with what follows them.
  Span span();

  default int line() {
    return span().line();
  }

  record Scalar(Span span, String text) implements YamlNode {
    public Scalar(int line, String text) {
      this(Span.line(line), text);
    }
  }

  /// @param bracketed written as `[a, b]`
  record Sequence(Span span, boolean bracketed, List<YamlNode> items) implements YamlNode {
    public Sequence(int line, List<YamlNode> items) {
      this(Span.line(line), false, items);
    }
  }

  /// @param bracketed written as `{a: 1, b: 2}`
  /// @param entries in the order of the text
  record Mapping(Span span, boolean bracketed, Map<String, Entry> entries) implements YamlNode {
    public Mapping(int line, Map<String, Entry> entries) {
      this(Span.line(line), false, entries);
    }
  }

  /// @param name where the field's name stands
  record Entry(Span name, YamlNode value) {
    public Entry(int line, YamlNode value) {
      this(Span.line(line), value);
    }

    public int line() {
      return name.line();
    }
  }
}
