package org.cellstation.app.rehearsal;

import java.util.List;
import java.util.function.Consumer;
import org.cellstation.station.paper.Pen;

/// What a report for people is written on: a page of HTML, or paper.
interface Sheet {
  /// @param mark how it is marked: `met`, `part` or `not`
  void verdict(String words, String mark);

  void heading(int level, String words);

  void paragraph(String words);

  /// @param heads those that begin with `#` stand over numbers
  void table(List<String> heads, List<List<String>> rows);

  void drawing(Drawing drawing);

  /// @param label what it shows
  record Drawing(double width, double height, String label, Consumer<Pen> strokes) {}
}
