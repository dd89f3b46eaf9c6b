package org.cellstation.recipes.chart;

import java.util.ArrayList;
import java.util.List;

/// Words broken into lines of about the same room in any plain font.
record Words(List<String> lines) {
  /// Of one character of the small print, generously.
  private static final double CHARACTER = 7;

  static final double LINE = 16;
  private static final int MOST = 4;

  static Words of(String text, int characters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > characters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(cut(word, characters));
    }
    lines.add(line.toString());
    return new Words(lines.size() <= MOST ? lines : shortened(lines, characters));
  }

  /// With another line below.
  Words and(String line) {
    List<String> all = new ArrayList<>(lines);
    all.add(line);
    return new Words(all);
  }

  private static List<String> shortened(List<String> lines, int characters) {
    List<String> kept = new ArrayList<>(lines.subList(0, MOST));
    kept.set(MOST - 1, cut(kept.getLast() + " …", characters));
    return kept;
  }

  private static String cut(String word, int characters) {
    return word.length() <= characters ? word : word.substring(0, characters - 1) + "…";
  }

  double width() {
    return CHARACTER * lines.stream().mapToInt(String::length).max().orElse(0);
  }

  double height() {
    return LINE * lines.size();
  }
}
