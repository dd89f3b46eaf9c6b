package org.cellstation.station.phase;

import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Every instrument of the unit answers credibly, without a break, for a time.
final class SelfTest implements EquipmentPhase {
  private final UnitActions unit;
  private final List<String> variables;
  private final double minutes;
  private double seconds;

  SelfTest(UnitActions unit, List<String> variables, double minutes) {
    this.unit = unit;
    this.variables = variables;
    this.minutes = minutes;
  }

  @Override
  public Progress running(Instant now) {
    for (String variable : variables) {
      Reading reading = unit.read(variable);
      if (reading.quality() == Quality.BAD) {
        seconds = 0;
        return new Progress.Continues(variable + " " + reading.cause().text());
      }
    }
    seconds += unit.scanSeconds();
    return seconds >= minutes * 60 ? Progress.DONE : Progress.CONTINUES;
  }

  @Override
  public Progress restarting(Instant now) {
    seconds = 0;
    return Progress.DONE;
  }
}
