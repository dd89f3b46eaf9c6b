package org.cellstation.app.rehearsal;

import java.util.List;
import org.cellstation.station.paper.Paper;

/// A report on paper.
final class Print implements Sheet {
  private final Paper paper;

  Print(Paper paper) {
    this.paper = paper;
  }

  @Override
  public void verdict(String words, String mark) {
    paper.heading(2, words);
  }

  @Override
  public void heading(int level, String words) {
    paper.heading(level, words);
  }

  @Override
  public void paragraph(String words) {
    paper.paragraph(words);
  }

  @Override
  public void table(List<String> heads, List<List<String>> rows) {
    paper.table(
        heads.stream().map(head -> head.startsWith("#") ? head.substring(1) : head).toList(), rows);
  }

  @Override
  public void drawing(Drawing drawing) {
    paper.drawing(drawing.width(), drawing.height(), drawing.strokes());
  }

  byte[] bytes() {
    return paper.bytes();
  }
}
