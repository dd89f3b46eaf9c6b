package org.cellstation.station.runtime;

import java.util.Map;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.Equipment;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.phase.UnitPhases;

/// What the procedure engine sees of one unit.
///
/// Owned by the control thread.
record UnitEquipment(UnitRun unit) implements Equipment {
  @Override
  public EquipmentPhase phase(
      String unitId, String phase, Map<String, Quantity> parameters, PhaseMemory memory) {
    PhaseType type =
        PhaseType.named(phase)
            .orElseThrow(() -> new IllegalArgumentException("unknown phase " + phase));
    return UnitPhases.of(
        unit.configuration().unitClass(), type, parameters, memory, unit.actions());
  }

  @Override
  public Observation read(String unitId, String variable) {
    if (!unit.measures(variable)) {
      return new Observation.Unusable(variable + " is not measured on " + unitId);
    }
    Reading reading = unit.read(variable);
    return reading.isGood()
        ? new Observation.Value(reading.value(), reading.unit())
        : new Observation.Unusable(variable + " " + reading.cause().text());
  }
}
