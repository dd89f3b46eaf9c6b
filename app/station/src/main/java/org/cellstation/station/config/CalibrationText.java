package org.cellstation.station.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.calibration.Calibratable;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.YamlNode;
import org.cellstation.station.api.Calibrations.Need;
import org.cellstation.station.calibration.CalibrationKind;
import org.cellstation.station.calibration.CalibrationLimits;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.UnitConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;

/// What is calibrated on each unit: everything that can be, with presets, and what the file says
/// otherwise.
final class CalibrationText {
  private static final String PUMP = " pump";

  private final Map<String, Instrument> instruments;
  private final Set<String> broken;
  private final Faults faults;
  private final Quantities quantities;

  /// @param instruments by id
  /// @param broken ids of those with faults of their own, which cannot say what they calibrate
  CalibrationText(
      Map<String, Instrument> instruments,
      Set<String> broken,
      Faults faults,
      Quantities quantities) {
    this.instruments = instruments;
    this.broken = broken;
    this.faults = faults;
    this.quantities = quantities;
  }

  List<CalibrationPlan> read(List<Place> items, List<UnitConfiguration> units) {
    Map<String, CalibrationPlan> plans = new LinkedHashMap<>();
    for (UnitConfiguration unit : units) {
      sensor(unit, "pH", CalibrationKind.PH).ifPresent(p -> plans.put(key(unit.id(), "pH"), p));
      sensor(unit, "DO", CalibrationKind.OXYGEN).ifPresent(p -> plans.put(key(unit.id(), "DO"), p));
      unit.outputs()
          .forEach(
              (name, output) -> {
                if (name.endsWith(PUMP)) {
                  plans.put(key(unit.id(), name), pump(unit, name, output));
                }
              });
    }
    for (Place item : items) {
      String unit = item.text("unit").orElse("");
      String of = item.text("of").orElse("");
      String key = key(unit, of);
      CalibrationPlan preset = plans.get(key);
      if (preset == null && isBroken(unit, of, units)) {
        continue;
      }
      if (preset == null) {
        faults.add(
            item.line(),
            item.path(),
            "nothing is calibrated at `" + key + "`",
            Nearest.remedy(key, plans.keySet()));
      } else {
        plans.put(key, read(item, preset));
      }
    }
    return List.copyOf(plans.values());
  }

  private boolean isBroken(String id, String of, List<UnitConfiguration> units) {
    for (UnitConfiguration unit : units) {
      VariableConfiguration variable = unit.variables().get(of);
      if (unit.id().equals(id) && variable != null) {
        return broken.contains(StationConfigurationReader.instrumentOf(variable.source()));
      }
    }
    return false;
  }

  private static String key(String unit, String of) {
    return unit + " " + of;
  }

  private Optional<CalibrationPlan> sensor(
      UnitConfiguration unit, String variable, CalibrationKind kind) {
    VariableConfiguration source = unit.variables().get(variable);
    if (source == null) {
      return Optional.empty();
    }
    String id = StationConfigurationReader.instrumentOf(source.source());
    String signal = source.source().substring(source.source().lastIndexOf('.') + 1);
    return instruments.get(id) instanceof Calibratable sensor
            && sensor.calibrationPoints().stream().anyMatch(p -> p.signal().equals(signal))
        ? Optional.of(CalibrationPlan.preset(kind, id, unit.id(), variable, "", source.unit()))
        : Optional.empty();
  }

  private static CalibrationPlan pump(
      UnitConfiguration unit, String name, OutputConfiguration output) {
    String variable = name.substring(0, name.length() - PUMP.length()) + " flow";
    return CalibrationPlan.preset(
        CalibrationKind.PUMP, output.to(), unit.id(), variable, name, "mL/min");
  }

  private CalibrationPlan read(Place item, CalibrationPlan preset) {
    double density = number(item, "density", preset.gramsPerMillilitre());
    if (!(density > 0)) {
      faults.add(
          item.child("density").line(), item.path(), "this is no density", "write g/mL, above 0");
    }
    return new CalibrationPlan(
        preset.target(),
        preset.unit(),
        preset.variable(),
        preset.output(),
        preset.kind(),
        preset.engUnit(),
        item.text("required").orElse("yes").equals("yes") ? Need.REQUIRED : Need.FREE,
        time(item, "validity", preset.validity()),
        time(item, "warn before", preset.warnBefore()),
        standards(item, preset),
        time(item, "collect for", preset.collectFor()),
        density,
        limits(item, preset.limits()));
  }

  private CalibrationLimits limits(Place item, CalibrationLimits preset) {
    var limits =
        new CalibrationLimits(
            number(item, "slope low", preset.slopeLowPercent()),
            number(item, "slope high", preset.slopeHighPercent()),
            number(item, "offset", preset.offset()),
            number(item, "residual", preset.residual()),
            number(item, "drift", preset.drift()),
            number(item, "steady", preset.steady()));
    boolean negative =
        limits.offset() < 0 || limits.residual() < 0 || limits.drift() < 0 || limits.steady() < 0;
    if (negative || limits.slopeLowPercent() > limits.slopeHighPercent()) {
      faults.add(
          item.line(),
          item.path(),
          "nothing can be within these limits",
          "write limits of 0 or more, and `slope low` below `slope high`");
    }
    return limits;
  }

  private List<Double> standards(Place item, CalibrationPlan preset) {
    List<Double> standards = new ArrayList<>();
    for (Place one : item.items("standards")) {
      if (one.node() instanceof YamlNode.Scalar scalar) {
        standards.add(Double.parseDouble(scalar.text().strip()));
      }
    }
    if (standards.isEmpty()) {
      return preset.standards();
    }
    boolean rising = true;
    for (int i = 1; i < standards.size(); i++) {
      rising &= standards.get(i) > standards.get(i - 1);
    }
    boolean pump = preset.kind() == CalibrationKind.PUMP;
    if (!rising || (pump ? standards.getFirst() <= 0 : standards.size() != 2)) {
      faults.add(
          item.child("standards").line(),
          item.path(),
          "these standards cannot be used",
          pump
              ? "write flows above 0 in mL/min, the smallest first"
              : "write two standards, the smaller first, for example [4.01, 7.00]");
    }
    return standards;
  }

  private Duration time(Place item, String field, Duration preset) {
    Duration time = StationConfigurationReader.durationAt(quantities, item, field, preset);
    if (!time.isPositive()) {
      faults.add(
          item.child(field).line(),
          item.path(),
          field + " is not longer than zero",
          "write a time");
    }
    return time;
  }

  /// The schema has seen that it is a number.
  private static double number(Place item, String field, double preset) {
    return item.text(field).map(Double::parseDouble).orElse(preset);
  }
}
