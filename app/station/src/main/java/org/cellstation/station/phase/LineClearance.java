package org.cellstation.station.phase;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;

/// What the unit itself can tell of a free place: no cells of an earlier batch, and nothing is
/// pumped. The rest is asked of people.
record LineClearance(UnitActions unit) implements EquipmentPhase {
  private static final List<String> FLOWS =
      List.of("feed flow", "permeate flow", "inoculum flow", "harvest flow");

  /// Below it a pump counts as still, mL/min.
  private static final double STILL = 0.05;

  @Override
  public Progress running(Instant now) {
    if (unit.hasCells()) {
      return new Progress.Failed(
          "there are cells in the unit: harvest them in a batch of their own before this one");
    }
    for (String flow : FLOWS) {
      Reading reading = unit.read(flow);
      if (!reading.isGood() || Math.abs(reading.value()) > STILL) {
        return new Progress.Continues(flow + " to stand still");
      }
    }
    return Progress.DONE;
  }
}
