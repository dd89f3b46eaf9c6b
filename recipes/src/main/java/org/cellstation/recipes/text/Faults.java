package org.cellstation.recipes.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with one text.
public final class Faults {
  private final String source;
  private final List<Fault> found = new ArrayList<>();

  public Faults(String source) {
    this.source = source;
  }

  public void add(int line, String path, String what, String remedy) {
    found.add(new Fault(source, line, path, what, remedy));
  }

  public boolean none() {
    return found.isEmpty();
  }

  /// All of them, by line.
  public List<Fault> all() {
    return found.stream().sorted(Comparator.comparingInt(Fault::line)).distinct().toList();
  }
}
