package org.cellstation.recipes.edit;

import org.cellstation.recipes.format.SourceMap.Step;

/// The text of one step in a list without brackets, with the comments that belong to it: those
/// right above it and those at its end that are indented deeper than its hyphen.
///
/// @param dash where its hyphen stands
/// @param indentation blanks before its hyphen
/// @param ownLine nothing but blanks stands before its hyphen; else the list begins on the line of
///   what it is in, as in `- - id: a`
/// @param firstLine with the comments above
/// @param lastLine with the comments at its end
record Segment(int dash, int indentation, boolean ownLine, int firstLine, int lastLine) {
  static Segment of(Step step, Lines lines) {
    int column = step.list().span().column();
    int line = step.node().line();
    while (line > 1 && at(lines, line, column) != '-') {
      line--;
    }
    int dash = lines.offset(line, column);
    boolean own = lines.indentation(line) == dash - lines.start(line);
    int first = line;
    while (own && lines.comment(first - 1) && lines.indentation(first - 1) == column - 1) {
      first--;
    }
    int last = step.lastLine();
    while (lines.comment(last + 1) && lines.indentation(last + 1) >= column) {
      last++;
    }
    return new Segment(dash, column - 1, own, first, last);
  }

  private static char at(Lines lines, int line, int column) {
    int offset = lines.offset(line, column);
    return offset < lines.end(line) ? lines.text(line).charAt(offset - lines.start(line)) : ' ';
  }

  /// With its comments and indentation where `whole`, else from its hyphen on.
  int from(Lines lines, boolean whole) {
    return whole ? lines.start(firstLine) : dash;
  }

  int to(Lines lines) {
    return lines.end(lastLine);
  }
}
