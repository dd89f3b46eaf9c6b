package org.cellstation.recipes.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that a mistyped one was meant to be.
public final class Nearest {
  private Nearest() {}

  /// The remedy for an unknown name: the nearest known one, or all of them.
  public static String remedy(String name, Collection<String> known) {
    return to(name, known)
        .map(near -> "write `" + near + "`")
        .orElseGet(() -> "use one of: " + String.join(", ", known));
  }

  /// Empty when nothing known is near enough to be what was meant.
  public static Optional<String> to(String name, Collection<String> known) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(plain(name), plain(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return least <= Math.max(1, best.length() / 3) ? Optional.of(best) : Optional.empty();
  }

  /// Case, hyphens and underscores are the commonest slips, so they cost nothing.
  private static String plain(String name) {
    String capped = name.length() > 40 ? name.substring(0, 40) : name;
    return capped.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
  }

  /// Levenshtein's distance: insertions, deletions and replacements of one character.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
