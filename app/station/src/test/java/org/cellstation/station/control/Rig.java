package org.cellstation.station.control;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.config.ControlText;

/// A bag, its control and a clock, cranked one second at a time.
final class Rig {
  static final Equipment EQUIPMENT =
      new Equipment(
          Set.of(
              "temperature",
              "DO",
              "pH",
              "pad temperature",
              "rock rate",
              "air flow",
              "O2 flow",
              "CO2 flow"),
          Map.of(
              "pad setpoint",
              new Limits(0, 60),
              "rock rate",
              new Limits(0, 42),
              "air flow",
              new Limits(0, 500),
              "O2 flow",
              new Limits(0, 500),
              "CO2 flow",
              new Limits(0, 100)));

  /// What a cleanroom has beside these: base against acid, nitrogen against too much oxygen.
  private static final Set<String> LOWERING = Set.of("base pump", "N2 flow");

  final BagModel bag = new BagModel();
  final Map<String, Double> outputs = new HashMap<>();
  private final Map<String, Double> given = new HashMap<>();

  /// Whether flows, rocking rate and pad can be read.
  boolean devicesTell;

  private final Map<String, Cause> faults = new HashMap<>();
  UnitControl control;

  Rig() {
    this(control());
  }

  private Rig(UnitControl control) {
    this.control = control;
  }

  static UnitControl control() {
    return new UnitControl("BR-1", ControlText.shipped("rocking-bag"), EQUIPMENT);
  }

  static Rig withBaseAndNitrogen() {
    return new Rig(new UnitControl("BR-1", ControlText.shipped("rocking-bag"), baseAndNitrogen()));
  }

  private static Equipment baseAndNitrogen() {
    Set<String> variables = new HashSet<>(EQUIPMENT.variables());
    variables.add("N2 flow");
    variables.add("base flow");
    Map<String, Limits> outputs = new HashMap<>(EQUIPMENT.outputs());
    outputs.put("N2 flow", new Limits(0, 500));
    outputs.put("base pump", new Limits(0, 5));
    return new Equipment(variables, outputs);
  }

  /// With another strategy for the same bag.
  static Rig of(ControlStrategy strategy) {
    return new Rig(new UnitControl("BR-1", strategy, EQUIPMENT));
  }

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

  /// What the devices were last told, when they tell it at all.
  private double said(String output) {
    return devicesTell ? given.getOrDefault(output, 0.0) : Double.NaN;
  }

  Reading read(String variable) {
    double value =
        switch (variable) {
          case "temperature" -> bag.shownCulture;
          case "DO" -> bag.shownOxygen;
          case "pH" -> bag.shownPh;
          case "pad temperature" -> said("pad setpoint");
          case "rock rate", "air flow", "O2 flow", "CO2 flow", "N2 flow" -> said(variable);
          case "base flow" -> said("base pump");
          default -> throw new AssertionError(variable);
        };
    Cause cause = faults.get(variable);
    if (Double.isNaN(value)) {
      return Reading.bad(Cause.NO_REPLY, "", now, variable);
    }
    Reading good = Reading.good(value, "", now, variable);
    if (cause == null) {
      return good;
    }
    return cause == Cause.NOT_STABLE || cause == Cause.SENSOR_FAULT
        ? good.as(Quality.UNCERTAIN, cause)
        : Reading.bad(cause, "", now, variable);
  }

  void scan() {
    control.scan(this::read, now, 1, this::put);
    now = now.plusSeconds(1);
    seconds++;
  }

  private void put(String output, double value) {
    outputs.put(output, value);
    given.put(output, value);
  }

  void second() {
    scan();
    bag.step(
        new BagModel.Moved(
            output("pad setpoint"),
            output("rock rate"),
            output("air flow"),
            output("O2 flow"),
            output("CO2 flow"),
            output("N2 flow"),
            output("base pump")));
  }

  void run(double hours) {
    for (long i = Math.round(hours * 3600); i > 0; i--) {
      second();
    }
  }

  double output(String output) {
    Double value = outputs.get(output);
    if (value == null && LOWERING.contains(output)) {
      return 0;
    }
    if (value == null) {
      throw new AssertionError(output + " has not been written");
    }
    return value;
  }

  LoopStatus loop(String name) {
    return control.loops().stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
