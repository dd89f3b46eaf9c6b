package org.cellstation.station.phase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.recipes.engine.EquipmentPhase;
import org.cellstation.recipes.engine.EquipmentPhase.Progress;
import org.cellstation.recipes.engine.PhaseMemory;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.station.config.ControlText;
import org.cellstation.station.control.Equipment;
import org.cellstation.station.control.Limits;
import org.cellstation.station.control.UnitControl;
import org.cellstation.station.equipment.UnitClass;
import org.jspecify.annotations.Nullable;

/// A unit on paper: pumps move weight, everything else is what the story sets.
final class PaperBag implements UnitActions, PhaseMemory {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  final Map<String, Double> pumps = new HashMap<>();
  final Map<String, Double> setpoints = new HashMap<>();
  private final Map<String, Double> values = new HashMap<>();
  private final Map<String, Cause> bad = new HashMap<>();
  private final Map<String, Double> notes = new HashMap<>();
  final String name;
  double grams;
  double cameIn;
  boolean tubingBlocked;
  boolean pumpsStandStill;
  boolean feedEmpty;

  /// What no line reaches.
  double dregs;

  boolean engaged;
  boolean cells;
  boolean calibrating;
  String uncalibrated = "";
  double gas;
  private final Set<String> more = new HashSet<>();
  final List<String> messages = new ArrayList<>();
  String refusal = "";
  Duration active = Duration.ZERO;
  private Instant now = START;
  private final UnitControl control =
      new UnitControl("BR-1", ControlText.shipped("rocking-bag"), equipment());

  PaperBag() {
    this("BR-1");
  }

  PaperBag(String name) {
    this.name = name;
  }

  private static Equipment equipment() {
    UnitClass bag = UnitClass.of(EquipmentClass.ROCKING_BAG);
    Map<String, Limits> outputs = new HashMap<>();
    for (UnitClass.Output output : bag.outputs()) {
      if (output.required()) {
        outputs.put(output.name(), new Limits(0, 100));
      }
    }
    Set<String> variables =
        bag.variables().stream()
            .filter(UnitClass.Point::required)
            .map(UnitClass.Point::name)
            .collect(Collectors.toSet());
    return new Equipment(variables, outputs);
  }

  /// One scan of a running phase, one second.
  Progress scan(EquipmentPhase phase) {
    Progress progress = phase.running(now);
    now = now.plusSeconds(1);
    active = active.plusSeconds(1);
    control.scan(this::seen, now, 1, this::drive);
    if (!tubingBlocked && !pumpsStandStill) {
      double feed = feedEmpty ? 0 : pump("feed");
      double in = feed + pump("inoculum") - pump("permeate") - pump("harvest");
      grams = in < 0 ? Math.max(Math.min(grams, dregs), grams + in / 60) : grams + in / 60;
    }
    return progress;
  }

  private Reading seen(String variable) {
    return measures(variable) ? read(variable) : Reading.bad(Cause.NO_REPLY, "", now, variable);
  }

  private void drive(String output, double value) {
    if (output.endsWith(" pump")) {
      pumps.put(output.substring(0, output.length() - " pump".length()), value);
    }
  }

  @Override
  public String exchange(double weight, double perDay, double cspr) {
    control.engage(
        Map.of("temperature", 37.0, "DO", 40.0, "pH", 7.2, "rock rate", 15.0, "gas flow", 200.0));
    return control.start(Map.of("weight", weight, "perfusion", perDay)).orElse("");
  }

  @Override
  public String feed(double most, double seconds) {
    control.engage(
        Map.of("temperature", 37.0, "DO", 40.0, "pH", 7.2, "rock rate", 15.0, "gas flow", 200.0));
    Optional<String> refusal = control.start(Map.of("feed", most));
    control.feedFrom("feed", seconds);
    return refusal.orElse("");
  }

  @Override
  public double feedSeconds() {
    return control.feedSeconds("feed");
  }

  @Override
  public void endSupply() {
    control.stop();
    control.scan(this::seen, now, 1, this::drive);
  }

  /// Scans until the phase says something other than that it goes on.
  Progress run(EquipmentPhase phase, Duration atMost) {
    Progress progress = Progress.CONTINUES;
    for (long second = 0;
        second < atMost.toSeconds() && progress instanceof Progress.Continues;
        second++) {
      progress = scan(phase);
    }
    return progress;
  }

  /// The phase with these parameters, and presets for the rest.
  EquipmentPhase phase(PhaseType type, Map<String, Double> given) {
    return phase(type, given, null);
  }

  /// The same, of a transfer between two units.
  EquipmentPhase phase(PhaseType type, Map<String, Double> given, @Nullable TransferLink link) {
    Map<String, Quantity> parameters = new HashMap<>();
    for (Parameter p : type.parameters(EquipmentClass.ROCKING_BAG)) {
      double value = given.getOrDefault(p.name(), p.preset());
      parameters.put(p.name(), new Quantity(value, p.unit()));
    }
    return UnitPhases.of(
        UnitClass.of(EquipmentClass.ROCKING_BAG), type, parameters, this, this, link);
  }

  void set(String variable, double value) {
    values.put(variable, value);
  }

  void lose(String variable, Cause cause) {
    bad.put(variable, cause);
  }

  void find(String variable) {
    bad.remove(variable);
  }

  double pump(String name) {
    return pumps.getOrDefault(name, 0.0);
  }

  private double delivered(String pump) {
    return pumpsStandStill ? 0 : pump(pump);
  }

  @Override
  public Reading read(String variable) {
    Cause cause = bad.get(variable);
    if (cause != null) {
      return cause == Cause.NOT_STABLE
          ? new Reading(grams, "g", Quality.UNCERTAIN, cause, now, variable)
          : Reading.bad(cause, "", now, variable);
    }
    double value =
        variable.equals("weight")
            ? grams
            : variable.endsWith(" flow")
                ? delivered(variable.substring(0, variable.length() - " flow".length()))
                : values.getOrDefault(variable, 0.0);
    return Reading.good(value, "", now, variable);
  }

  @Override
  public double scanSeconds() {
    return 1;
  }

  void alsoMeasures(String variable) {
    more.add(variable);
  }

  @Override
  public boolean measures(String variable) {
    return more.contains(variable)
        || UnitClass.of(EquipmentClass.ROCKING_BAG)
            .variable(variable)
            .filter(UnitClass.Point::required)
            .isPresent();
  }

  @Override
  public String engage(Map<String, Double> wanted) {
    setpoints.putAll(wanted);
    engaged = refusal.isEmpty();
    return refusal;
  }

  @Override
  public double setpoint(String loop) {
    return setpoints.getOrDefault(loop, Double.NaN);
  }

  @Override
  public boolean hasCells() {
    return cells;
  }

  @Override
  public String gas(double mlPerMin) {
    gas = refusal.isEmpty() ? mlPerMin : 0;
    return refusal;
  }

  @Override
  public String calibration(double hours) {
    calibrating = !Double.isNaN(hours);
    return calibrating ? uncalibrated : "";
  }

  @Override
  public void message(String text) {
    messages.add(text);
  }

  @Override
  public String unit() {
    return name;
  }

  @Override
  public double maximumGrams() {
    return 1_500;
  }

  @Override
  public void cameIn(double millilitres) {
    cameIn += millilitres;
  }

  @Override
  public String path() {
    return "up/op/step";
  }

  @Override
  public String title() {
    return "the step's title";
  }

  @Override
  public String setpoint(String loop, double value) {
    setpoints.put(loop, value);
    return refusal;
  }

  @Override
  public void release() {
    engaged = false;
  }

  @Override
  public void culture(boolean inside) {
    cells = inside;
  }

  @Override
  public void pump(String pump, double mlPerMin) {
    pumps.put(pump, mlPerMin);
  }

  @Override
  public Duration active() {
    return active;
  }

  @Override
  public OptionalDouble recall(String name) {
    Double note = notes.get(name);
    return note == null ? OptionalDouble.empty() : OptionalDouble.of(note);
  }

  @Override
  public void note(String name, double value) {
    notes.put(name, value);
  }
}
