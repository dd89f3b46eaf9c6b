package org.cellstation.recipes.edit;

import org.cellstation.recipes.edit.EditOutcome.Edit;
import org.cellstation.recipes.edit.EditOutcome.Refused;
import org.cellstation.recipes.text.Span;
import org.cellstation.recipes.text.YamlNode.Entry;
import org.cellstation.recipes.text.YamlNode.Mapping;
import org.cellstation.recipes.text.YamlNode.Scalar;

/// Sets, adds and removes one field of a group.
final class FieldEdits {
  private final String text;
  private final Lines lines;

  FieldEdits(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  /// @param value empty to leave the field out
  EditOutcome set(Mapping group, String field, String value) {
    Entry entry = group.entries().get(field);
    if (value.isBlank()) {
      return entry == null ? new Edit(0, 0, "") : remove(group, field, entry);
    }
    String words = YamlWords.write(value, group.bracketed());
    if (entry == null) {
      return add(group, YamlWords.write(field, group.bracketed()) + ": " + words);
    }
    if (!(entry.value() instanceof Scalar scalar)) {
      return new Refused("`" + field + "` is a list or a group here. Change it in the text.");
    }
    int from = lines.from(scalar.span());
    int to = lines.to(scalar.span());
    return from == to ? behindColon(entry, words) : new Edit(from, to, words);
  }

  private EditOutcome behindColon(Entry entry, String words) {
    int colon = text.indexOf(':', lines.to(entry.name()));
    return colon < 0
        ? new Refused("The field has no colon. Change it in the text.")
        : new Edit(colon + 1, colon + 1, " " + words);
  }

  /// Behind all others.
  private EditOutcome add(Mapping group, String field) {
    Span span = group.span();
    if (group.bracketed()) {
      int bracket = lines.to(span) - 1;
      return new Edit(bracket, bracket, (group.entries().isEmpty() ? "" : ", ") + field);
    }
    int at = lines.end(span.lastLine());
    return new Edit(at, at, lines.lineBreak() + " ".repeat(column(group) - 1) + field);
  }

  private static int column(Mapping group) {
    return group.entries().values().iterator().next().name().column();
  }

  private EditOutcome remove(Mapping group, String field, Entry entry) {
    int from = lines.from(entry.name());
    int to = Math.max(from, lines.to(entry.value().span()));
    if (group.bracketed()) {
      int comma = next(to, ',');
      int before = text.lastIndexOf(',', from);
      if (comma >= 0) {
        return new Edit(from, skipBlanks(comma + 1), "");
      }
      return before > lines.from(group.span()) ? new Edit(before, to, "") : new Edit(from, to, "");
    }
    int line = entry.name().line();
    if (lines.indentation(line) != from - lines.start(line)) {
      return new Refused(
          "`" + field + "` stands beside the hyphen of its step. Take it out in the text.");
    }
    int last = Math.max(line, entry.value().span().lastLine());
    return new Edit(lines.start(line), lines.next(last), "");
  }

  private int next(int from, char wanted) {
    int at = skipBlanks(from);
    return at < text.length() && text.charAt(at) == wanted ? at : -1;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
