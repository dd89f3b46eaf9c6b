package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which of several things changed their order: as few as explain it. Pure.
final class Order {
  private Order() {}

  /// @param before the places that things had, in their new order; no place twice
  /// @return indexes of those that are not part of the longest run that kept its order
  static Set<Integer> moved(List<Integer> before) {
    int[] lengthTo = new int[before.size()];
    int[] previous = new int[before.size()];
    Arrays.fill(previous, -1);
    int last = -1;
    for (int i = 0; i < before.size(); i++) {
      lengthTo[i] = 1;
      for (int j = 0; j < i; j++) {
        if (before.get(j) < before.get(i) && lengthTo[j] + 1 > lengthTo[i]) {
          lengthTo[i] = lengthTo[j] + 1;
          previous[i] = j;
        }
      }
      if (last < 0 || lengthTo[i] > lengthTo[last]) {
        last = i;
      }
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = last; i >= 0; i = previous[i]) {
      kept.add(i);
    }
    Set<Integer> moved = new HashSet<>();
    for (int i = 0; i < before.size(); i++) {
      moved.add(i);
    }
    moved.removeAll(new HashSet<>(kept));
    return Collections.unmodifiableSet(moved);
  }
}
