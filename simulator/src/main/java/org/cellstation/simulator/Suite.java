package org.cellstation.simulator;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;

/// Several skids side by side, with the lines by which one vessel is emptied into another: what a
/// harvest pump draws arrives in the same step, with cells, solutes and warmth as they were there.
/// Lines are welded and sealed while the skids run. Single-threaded, as a skid.
public final class Suite {
  /// What a leaking line loses when nobody has said how much, mL/min.
  private static final double LEAK = 5;

  private final Map<String, Skid> skids = new LinkedHashMap<>();
  private final Map<TransferLine, FaultState> leaks = new LinkedHashMap<>();
  private final Set<TransferLine> welded = new LinkedHashSet<>();
  private final Faults faults = new Faults();

  /// One skid, of one unit.
  public static Suite of(String unit, Skid skid) {
    return new Suite(Map.of(unit, skid), Set.of());
  }

  /// @param skids by unit, in the order in which they are stepped
  /// @param lines that can be welded; none is yet
  /// @throws IllegalArgumentException for a line of a unit that is not there
  public Suite(Map<String, Skid> skids, Set<TransferLine> lines) {
    this.skids.putAll(skids);
    for (TransferLine line : lines) {
      find(line.from());
      find(line.to());
      leaks.put(line, faults.add(line.site(), EnumSet.of(Fault.LEAK)));
    }
  }

  private Skid find(String unit) {
    Skid skid = skids.get(unit);
    if (skid == null) {
      throw new IllegalArgumentException("no unit " + unit + "; there are " + skids.keySet());
    }
    return skid;
  }

  /// By unit, in the order in which they are stepped.
  public Map<String, Skid> skids() {
    return Collections.unmodifiableMap(skids);
  }

  /// What can go wrong with the lines; the skids have faults of their own.
  public Faults faults() {
    return faults;
  }

  /// From now on what the pump draws goes through the line. Harmless when repeated.
  ///
  /// @throws IllegalArgumentException for a line that is not there, or whose pump has another one
  public void weld(TransferLine line) {
    if (!leaks.containsKey(line)) {
      throw new IllegalArgumentException("no line " + line.site());
    }
    for (TransferLine other : welded) {
      if (!other.equals(line) && other.from().equals(line.from())) {
        throw new IllegalArgumentException(
            line.from() + " is welded to " + other.to() + "; seal that line first");
      }
    }
    welded.add(line);
  }

  /// From now on what the pump draws leaves the suite, as it does without a line.
  public void seal(TransferLine line) {
    welded.remove(line);
  }

  /// Advances process time.
  ///
  /// @param dtSeconds above 0 and at most 10
  public void step(double dtSeconds) {
    for (Skid skid : skids.values()) {
      skid.step(dtSeconds);
    }
    for (TransferLine line : welded) {
      find(line.to()).receive(find(line.from()), lost(line, dtSeconds));
    }
  }

  /// L.
  private double lost(TransferLine line, double dtSeconds) {
    FaultState state = leaks.get(line);
    return state == null || !state.has(Fault.LEAK)
        ? 0
        : state.amount(Fault.LEAK, LEAK) * dtSeconds / 60_000;
  }
}
