package org.cellstation.station.phase;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;

/// Temperature, gas and motion on, until all variables have stood at their set-points for the
/// stable time. Oxygen only needs to be high enough: without cells nothing can bring it down.
final class Equilibrate implements EquipmentPhase {
  static final double TEMPERATURE_TOLERANCE = 0.3;
  static final double DO_TOLERANCE = 5;
  static final double PH_TOLERANCE = 0.1;

  private final UnitActions unit;
  private final SetPoints target;
  private final Map<String, Double> besides;
  private final double stableMinutes;
  private boolean engaged;
  private double stableSeconds;

  /// @param besides set-points of what is engaged with the culture's own, by name
  Equilibrate(
      UnitActions unit, SetPoints target, Map<String, Double> besides, double stableMinutes) {
    this.unit = unit;
    this.target = target;
    this.besides = besides;
    this.stableMinutes = stableMinutes;
  }

  @Override
  public Progress running(Instant now) {
    if (!engaged) {
      Map<String, Double> wanted = new LinkedHashMap<>(target.byLoop());
      wanted.putAll(besides);
      String refusal = unit.engage(wanted);
      if (!refusal.isEmpty()) {
        return new Progress.Failed(refusal);
      }
      engaged = true;
    }
    String waiting = waitingFor();
    stableSeconds = waiting.isEmpty() ? stableSeconds + unit.scanSeconds() : 0;
    if (stableSeconds >= stableMinutes * 60) {
      return Progress.DONE;
    }
    return waiting.isEmpty() ? Progress.CONTINUES : new Progress.Continues(waiting);
  }

  private String waitingFor() {
    Reading temperature = unit.read("temperature");
    Reading oxygen = unit.read("DO");
    Reading ph = unit.read("pH");
    if (!temperature.isGood()
        || Math.abs(temperature.value() - target.temperatureC()) > TEMPERATURE_TOLERANCE) {
      return "temperature to reach its set-point";
    }
    if (!oxygen.isGood() || oxygen.value() < target.doPercent() - DO_TOLERANCE) {
      return "DO to reach its set-point";
    }
    if (!ph.isGood() || Math.abs(ph.value() - target.ph()) > PH_TOLERANCE) {
      return "pH to reach its set-point";
    }
    return "";
  }
}
