package org.cellstation.station.interlock;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.station.interlock.Interlock.Unmeasured;
import org.cellstation.station.interlock.Permissive.Target;

/// One permissive at work. What is not known to rest runs: after a restart of the program a running
/// heater goes on.
///
/// Owned by the control thread; a scan allocates nothing.
final class Gate {
  private final Permissive definition;
  private final List<CauseWatch> watches = new ArrayList<>();
  private final double rest;
  private boolean open = true;
  private boolean resting;
  private boolean refused;

  Gate(Permissive definition) {
    this.definition = definition;
    rest = definition.target() instanceof Target.OutputRises t ? t.rest() : 0;
    definition.refusals().forEach(cause -> watches.add(new CauseWatch(cause, Unmeasured.TRIP)));
  }

  Permissive definition() {
    return definition;
  }

  /// Whether the thing may begin now.
  boolean open() {
    return open;
  }

  /// Whether it was to begin in this scan, and was not let.
  boolean refused() {
    return refused;
  }

  /// @return whether anything that is in the way has come or gone
  boolean judge(Facts facts, long nowMillis, double seconds) {
    boolean changed = false;
    open = true;
    for (int i = 0; i < watches.size(); i++) {
      CauseWatch watch = watches.get(i);
      boolean before = watch.present();
      boolean present = watch.judge(facts, nowMillis, seconds);
      changed |= present != before;
      open &= !present;
    }
    return changed;
  }

  /// Nobody has asked for anything yet.
  void untouched() {
    resting = true;
    refused = false;
  }

  double pass(double wanted) {
    refused = resting && !open && wanted > rest;
    if (refused) {
      return rest;
    }
    resting = wanted <= rest;
    return wanted;
  }

  /// What is in the way.
  List<Cause> obstacles() {
    return watches.stream().filter(CauseWatch::present).map(CauseWatch::cause).toList();
  }
}
