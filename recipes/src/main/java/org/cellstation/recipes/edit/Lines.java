package org.cellstation.recipes.edit;

import java.util.Arrays;
import org.cellstation.recipes.text.Span;

/// The lines of a text by number, counted from 1, and where they begin and end in it.
final class Lines {
  private final String text;
  private final int[] starts;
  private final int count;

  Lines(String text) {
    this.text = text;
    int[] found = new int[text.length() / 16 + 8];
    int at = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        if (at == found.length) {
          found = Arrays.copyOf(found, 2 * at);
        }
        found[at++] = i + 1;
      }
    }
    starts = found;
    count = at;
  }

  int count() {
    return count;
  }

  /// How this text ends its lines.
  String lineBreak() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  int start(int line) {
    return starts[line - 1];
  }

  /// Behind its last character, before what ends it.
  int end(int line) {
    int end = next(line);
    while (end > start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  /// Where the line after it begins.
  int next(int line) {
    return line < count ? starts[line] : text.length();
  }

  String text(int line) {
    return text.substring(start(line), end(line));
  }

  boolean blank(int line) {
    return line < 1 || line > count || text(line).isBlank();
  }

  boolean comment(int line) {
    return line >= 1 && line <= count && text(line).stripLeading().startsWith("#");
  }

  /// How many blanks a line begins with.
  int indentation(int line) {
    String content = text(line);
    return content.length() - content.stripLeading().length();
  }

  int offset(int line, int column) {
    String content = text(line);
    int most = content.codePointCount(0, content.length());
    return start(line) + content.offsetByCodePoints(0, Math.min(column - 1, most));
  }

  int from(Span span) {
    return offset(span.line(), span.column());
  }

  int to(Span span) {
    return offset(span.lastLine(), span.endColumn());
  }
}
