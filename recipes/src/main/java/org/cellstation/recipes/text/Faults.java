package org.cellstation.recipes.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong with one text.
public final class Faults {
  /// Nobody mends more at one sitting, and a wrong file must not fill the memory.
  private static final int MOST = 1_000;

  private final String source;
  private final List<Fault> found = new ArrayList<>();
  private int unlisted;
  private int lastLine;

  public Faults(String source) {
    this.source = source;
  }

  public void add(int line, String path, String what, String remedy) {
    if (found.size() < MOST) {
      found.add(new Fault(source, line, path, what, remedy));
    } else {
      unlisted++;
      lastLine = Math.max(lastLine, line);
    }
  }

  /// Adds what is wrong with another text that this one relies on.
  public void take(List<Fault> others) {
    for (Fault other : others) {
      if (found.size() < MOST) {
        found.add(other);
      } else {
        unlisted++;
      }
    }
  }

  /// Adds what was found by reading on behind faults, except where one is named already: what is
  /// said of a place with a fault may only follow from it.
  public void takeElsewhere(List<Fault> others) {
    Set<String> named = new HashSet<>();
    found.forEach(fault -> named.add(fault.path()));
    take(others.stream().filter(other -> !named.contains(other.path())).toList());
  }

  public boolean none() {
    return found.isEmpty();
  }

  /// All of them, by line; those of other texts behind.
  public List<Fault> all() {
    List<Fault> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing((Fault fault) -> !fault.source().equals(source))
            .thenComparing(Fault::source)
            .thenComparingInt(Fault::line));
    if (unlisted > 0) {
      sorted.add(
          new Fault(source, lastLine, "", unlisted + " more faults", "mend those above first"));
    }
    return sorted.stream().distinct().toList();
  }
}
