package org.cellstation.recipes.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which lines two texts differ by: the fewest that have to go and to come (Myers, 1986). Texts
/// that have little in common are shown as wholly replaced, because nobody reads such a comparison.
public final class LineDifference {
  public enum Kind {
    SAME,
    GONE,
    NEW
  }

  /// @param before its number in the older text, 0 when it is new
  /// @param after its number in the newer text, 0 when it is gone
  public record Line(Kind kind, int before, int after, String text) {}

  private static final int MOST = 1_000;

  private final List<String> older;
  private final List<String> newer;
  private final List<Line> found = new ArrayList<>();

  private LineDifference(List<String> older, List<String> newer) {
    this.older = older;
    this.newer = newer;
  }

  public static List<Line> between(String older, String newer) {
    return new LineDifference(older.lines().toList(), newer.lines().toList()).compare();
  }

  /// Only what differs, with so many lines around it.
  public static List<Line> around(List<Line> lines, int context) {
    List<Line> kept = new ArrayList<>();
    int last = Integer.MIN_VALUE / 2;
    for (int i = 0; i < lines.size(); i++) {
      boolean near = i - last <= context;
      for (int j = i; j <= Math.min(lines.size() - 1, i + context) && !near; j++) {
        near = lines.get(j).kind() != Kind.SAME;
      }
      if (lines.get(i).kind() != Kind.SAME) {
        last = i;
      }
      if (near) {
        kept.add(lines.get(i));
      }
    }
    return kept;
  }

  private List<Line> compare() {
    int head = 0;
    int least = Math.min(older.size(), newer.size());
    while (head < least && older.get(head).equals(newer.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && older.get(older.size() - 1 - tail).equals(newer.get(newer.size() - 1 - tail))) {
      tail++;
    }
    for (int i = 0; i < head; i++) {
      found.add(new Line(Kind.SAME, i + 1, i + 1, older.get(i)));
    }
    middle(head, older.size() - tail, newer.size() - tail);
    for (int i = tail; i > 0; i--) {
      int before = older.size() - i;
      int after = newer.size() - i;
      found.add(new Line(Kind.SAME, before + 1, after + 1, older.get(before)));
    }
    return List.copyOf(found);
  }

  private void middle(int from, int olderEnd, int newerEnd) {
    int n = olderEnd - from;
    int m = newerEnd - from;
    List<int[]> rounds = new ArrayList<>();
    int most = Math.min(n + m, MOST);
    int[] reached = new int[2 * most + 3];
    int centre = most + 1;
    for (int d = 0; d <= most; d++) {
      rounds.add(reached.clone());
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || (k != d && reached[centre + k - 1] < reached[centre + k + 1]);
        int x = down ? reached[centre + k + 1] : reached[centre + k - 1] + 1;
        int y = x - k;
        while (x < n && y < m && older.get(from + x).equals(newer.get(from + y))) {
          x++;
          y++;
        }
        reached[centre + k] = x;
        if (x >= n && y >= m) {
          trace(rounds, centre, from, n, m);
          return;
        }
      }
    }
    for (int i = 0; i < n; i++) {
      found.add(gone(from + i));
    }
    for (int i = 0; i < m; i++) {
      found.add(fresh(from + i));
    }
  }

  private void trace(List<int[]> rounds, int centre, int from, int n, int m) {
    List<Line> backwards = new ArrayList<>();
    int x = n;
    int y = m;
    for (int d = rounds.size() - 1; d >= 0; d--) {
      int[] reached = rounds.get(d);
      int k = x - y;
      boolean down = k == -d || (k != d && reached[centre + k - 1] < reached[centre + k + 1]);
      int oldX = d == 0 ? 0 : down ? reached[centre + k + 1] : reached[centre + k - 1];
      int oldY = d == 0 ? 0 : oldX - (down ? k + 1 : k - 1);
      int startX = d == 0 ? 0 : down ? oldX : oldX + 1;
      int startY = startX - k;
      while (x > startX && y > startY) {
        x--;
        y--;
        backwards.add(new Line(Kind.SAME, from + x + 1, from + y + 1, older.get(from + x)));
      }
      if (d > 0) {
        backwards.add(down ? fresh(from + oldY) : gone(from + oldX));
        x = oldX;
        y = oldY;
      }
    }
    Collections.reverse(backwards);
    found.addAll(backwards);
  }

  private Line gone(int index) {
    return new Line(Kind.GONE, index + 1, 0, older.get(index));
  }

  private Line fresh(int index) {
    return new Line(Kind.NEW, 0, index + 1, newer.get(index));
  }
}
