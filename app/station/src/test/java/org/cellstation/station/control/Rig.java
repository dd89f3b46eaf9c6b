package org.cellstation.station.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;

/// A bag, its control and a clock, cranked one second at a time.
final class Rig {
  final BagModel bag = new BagModel();
  final Map<String, Double> outputs = new HashMap<>();
  private final Map<String, Cause> faults = new HashMap<>();
  UnitControl control = new UnitControl("BR-1", UnitTuning.rockingBag());
  Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private long seconds;

  static Map<String, Double> setpoints(
      double temperature, double oxygen, double ph, double rockRate, double gasFlow) {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("temperature", temperature);
    all.put("DO", oxygen);
    all.put("pH", ph);
    all.put("rock rate", rockRate);
    all.put("gas flow", gasFlow);
    return all;
  }

  double hours() {
    return seconds / 3600.0;
  }

  void fault(String variable, Cause cause) {
    faults.put(variable, cause);
  }

  void heal(String variable) {
    faults.remove(variable);
  }

  Reading read(String variable) {
    double value =
        switch (variable) {
          case "temperature" -> bag.shownCulture;
          case "DO" -> bag.shownOxygen;
          case "pH" -> bag.shownPh;
          default -> throw new AssertionError(variable);
        };
    Cause cause = faults.get(variable);
    Reading good = Reading.good(value, "", now, variable);
    if (cause == null) {
      return good;
    }
    return cause == Cause.NOT_STABLE || cause == Cause.SENSOR_FAULT
        ? good.as(Quality.UNCERTAIN, cause)
        : Reading.bad(cause, "", now, variable);
  }

  void scan() {
    control.scan(this::read, now, 1, outputs::put);
    now = now.plusSeconds(1);
    seconds++;
  }

  void second() {
    scan();
    bag.step(
        output(Output.PAD_SETPOINT),
        output(Output.ROCK_RATE),
        output(Output.AIR_FLOW),
        output(Output.OXYGEN_FLOW),
        output(Output.CARBON_DIOXIDE_FLOW));
  }

  void run(double hours) {
    for (long i = Math.round(hours * 3600); i > 0; i--) {
      second();
    }
  }

  double output(Output output) {
    Double value = outputs.get(output.output());
    if (value == null) {
      throw new AssertionError(output + " has not been written");
    }
    return value;
  }

  LoopStatus loop(String name) {
    return control.loops().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
