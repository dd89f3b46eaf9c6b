package org.cellstation.station.interlock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Everything that may act on one output: forced values first, of several the lowest; then the
/// lowest of the caps.
///
/// Owned by the control thread; a scan allocates nothing.
final class Column {
  private record Cell(InterlockRow row, double value, boolean cap, long afterMillis) {}

  private final String output;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private boolean limited;

  Column(String output) {
    this.output = output;
  }

  String output() {
    return output;
  }

  /// Whether an interlock or a permissive has its hand on the output.
  boolean limited() {
    return limited;
  }

  void add(InterlockRow row, ToDoubleFunction<String> safe) {
    for (Effect effect : row.definition().effects()) {
      long after = effect.after().toMillis();
      switch (effect) {
        case Effect.Force e when e.output().equals(output) ->
            cells.add(new Cell(row, e.value(), false, after));
        case Effect.Safe e when e.output().equals(output) ->
            cells.add(new Cell(row, safe.applyAsDouble(output), false, after));
        case Effect.Cap e when e.output().equals(output) ->
            cells.add(new Cell(row, e.limit(), true, after));
        default -> {}
      }
    }
  }

  void add(Gate gate) {
    gates.add(gate);
  }

  /// @return whether it began or ceased to be limited
  boolean apply(Reach reach, long nowMillis) {
    double wanted = reach.wanted(output);
    boolean before = limited;
    if (Double.isNaN(wanted)) {
      limited = false;
      for (int i = 0; i < gates.size(); i++) {
        gates.get(i).untouched();
      }
      return before;
    }
    double forced = Double.POSITIVE_INFINITY;
    double cap = Double.POSITIVE_INFINITY;
    boolean acting = false;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell.row().acts(cell.afterMillis(), nowMillis)) {
        acting = true;
        if (cell.cap()) {
          cap = Math.min(cap, cell.value());
        } else {
          forced = Math.min(forced, cell.value());
        }
      }
    }
    double allowed = Math.min(Double.isInfinite(forced) ? wanted : forced, cap);
    for (int i = 0; i < gates.size(); i++) {
      allowed = gates.get(i).pass(allowed);
    }
    limited = acting || allowed != wanted;
    if (allowed != wanted || !Double.isInfinite(forced)) {
      reach.override(output, allowed);
    }
    return limited != before;
  }
}
