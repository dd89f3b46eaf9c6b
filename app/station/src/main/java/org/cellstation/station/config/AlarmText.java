package org.cellstation.station.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.station.alarm.AlarmDefinition;
import org.cellstation.station.alarm.AlarmDefinition.Kind;
import org.cellstation.station.alarm.AlarmPriority;
import org.cellstation.station.alarm.Following;

/// Reads a unit's alarms, and adds for every variable the one diagnostic alarm that tells when it
/// cannot be measured.
final class AlarmText {
  /// Arms alarms that mean something only while cells are in the unit.
  static final String CULTURE = "culture";

  private final String unit;
  private final Set<String> variables;
  private final Faults faults;
  private final Quantities quantities;

  AlarmText(String unit, Set<String> variables, Faults faults, Quantities quantities) {
    this.unit = unit;
    this.variables = variables;
    this.faults = faults;
    this.quantities = quantities;
  }

  List<AlarmDefinition> read(List<Place> alarms) {
    List<AlarmDefinition> definitions = new ArrayList<>();
    for (Place alarm : alarms) {
      definitions.add(definition(alarm));
    }
    for (String variable : variables) {
      definitions.add(diagnostic(variable));
    }
    return definitions;
  }

  private AlarmDefinition definition(Place place) {
    String variable = place.text("variable").orElse("");
    if (!variables.contains(variable)) {
      faults.add(
          place.child("variable").line(),
          place.path(),
          "the unit has no variable `" + variable + "`",
          Nearest.remedy(variable, variables));
    }
    boolean above = place.text("above").isPresent();
    if (above == place.text("below").isPresent()) {
      faults.add(
          place.line(),
          place.path(),
          "an alarm needs one limit",
          "write either `above:` or `below:` with a number");
    }
    AlarmDefinition definition =
        new AlarmDefinition(
            unit + "." + variable + "." + place.text("id").orElse(""),
            unit,
            variable,
            place.text("during").filter(CULTURE::equals).orElse(""),
            above ? Kind.HIGH : Kind.LOW,
            number(place, above ? "above" : "below"),
            place.text("deadband").isPresent() ? number(place, "deadband") : 0,
            StationConfigurationReader.durationAt(quantities, place, "on delay", Duration.ZERO),
            StationConfigurationReader.durationAt(quantities, place, "off delay", Duration.ZERO),
            AlarmPriority.valueOf(place.text("priority").orElse("high").toUpperCase(Locale.ROOT)),
            place.text("latched").filter("yes"::equals).isPresent(),
            place.text("message").orElse(""),
            place.text("cause").orElse(""),
            place.text("consequence").orElse(""),
            place.text("response").orElse(""),
            StationConfigurationReader.durationAt(
                quantities, place, "time to respond", Duration.ZERO),
            following(place));
    for (String fault : definition.faults()) {
      faults.add(place.line(), place.path(), fault, "complete the alarm");
    }
    return definition;
  }

  private Following following(Place alarm) {
    Place place = alarm.child("follows");
    String loop = place.text("set-point").orElse("");
    if (loop.isEmpty()) {
      return Following.NOTHING;
    }
    if (!variables.contains(loop)) {
      faults.add(
          place.line(),
          place.path(),
          "the unit has no set-point `" + loop + "`",
          Nearest.remedy(loop, variables));
    }
    return new Following(
        loop,
        number(place, "written for"),
        StationConfigurationReader.durationAt(quantities, place, "settles within", Duration.ZERO));
  }

  private static double number(Place place, String field) {
    return place.text(field).map(Double::parseDouble).orElse(Double.NaN);
  }

  private AlarmDefinition diagnostic(String variable) {
    return new AlarmDefinition(
        unit + "." + variable + ".not-measured",
        unit,
        variable,
        "",
        Kind.DIAGNOSTIC,
        Double.NaN,
        0,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        AlarmPriority.MEDIUM,
        false,
        variable + " is not measured",
        "Instrument lost, unplugged, defective or outside its range",
        "The loop holds its last output; after an hour it goes to the safe output",
        "Check the instrument, its cable and its supply; look at the links screen",
        Duration.ofMinutes(15));
  }
}
