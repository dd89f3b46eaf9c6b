package org.cellstation.recipes.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what an import has to leave behind.
final class Untakens {
  /// Nobody reads more at one sitting, and a hostile file must not fill the memory.
  private static final int MOST = 1_000;

  private final List<Untaken> found = new ArrayList<>();
  private int unlisted;

  void add(XmlElement where, String what, String remedy) {
    if (found.size() < MOST) {
      found.add(new Untaken(where.line(), what, remedy));
    } else {
      unlisted++;
    }
  }

  /// By line.
  List<Untaken> all() {
    List<Untaken> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Untaken::line));
    if (unlisted > 0) {
      sorted.add(new Untaken(1, unlisted + " more", "mend those above first"));
    }
    return List.copyOf(sorted);
  }
}
