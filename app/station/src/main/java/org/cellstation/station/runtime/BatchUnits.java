package org.cellstation.station.runtime;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstation.station.arbitration.Arbiter;

/// The units that a batch is bound to. The first one is the batch's own from its creation to its
/// end; another one only while a unit procedure runs on it.
///
/// @param home of the recipe's first role
/// @param roles every role of the recipe
record BatchUnits(UnitRun home, Map<String, UnitRun> roles, Arbiter arbiter) {
  /// Each once, the home first.
  List<UnitRun> all() {
    return Stream.concat(Stream.of(home), roles.values().stream()).distinct().toList();
  }
}
