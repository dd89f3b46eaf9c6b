package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with one text.
final class Faults {
  private final String source;
  private final List<Fault> found = new ArrayList<>();

  Faults(String source) {
    this.source = source;
  }

  void add(int line, String path, String what, String remedy) {
    found.add(new Fault(source, line, path, what, remedy));
  }

  boolean none() {
    return found.isEmpty();
  }

  ReadResult.Faulty result() {
    return new ReadResult.Faulty(
        found.stream().sorted(Comparator.comparingInt(Fault::line)).distinct().toList());
  }
}
