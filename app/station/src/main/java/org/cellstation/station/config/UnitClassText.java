package org.cellstation.station.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.station.config.StationConfiguration.OutputConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.equipment.UnitClass;

/// Holds a unit's variables and outputs against what its class needs, has and does not have, in
/// names and units.
final class UnitClassText {
  private final UnitClass unitClass;
  private final String words;
  private final Faults faults;

  UnitClassText(UnitClass unitClass, Faults faults) {
    this.unitClass = unitClass;
    this.faults = faults;
    words = "a " + unitClass.equipment().words();
  }

  /// @param variables those that could be read
  /// @param outputs those that could be read
  void check(
      Place variableGroup,
      Map<String, VariableConfiguration> variables,
      Place outputGroup,
      Map<String, OutputConfiguration> outputs) {
    variableNames(variableGroup);
    outputNames(outputGroup, variableGroup.names());
    variables.forEach(
        (name, variable) ->
            unitClass
                .variable(name)
                .ifPresent(
                    point ->
                        unit(
                            variableGroup.child(name).field("source"),
                            variable.source(),
                            variable.unit(),
                            point.name(),
                            point.unit())));
    outputs.forEach(
        (name, output) ->
            unitClass
                .output(name)
                .ifPresent(
                    wanted ->
                        unit(
                            outputGroup.child(name).field("to"),
                            output.to(),
                            output.setting().unit(),
                            wanted.name(),
                            wanted.unit())));
  }

  private void variableNames(Place group) {
    Set<String> given = group.names();
    List<String> missing = new ArrayList<>();
    for (UnitClass.Point point : unitClass.variables()) {
      if (!given.contains(point.name())) {
        missing.add(point.name());
        if (point.required()) {
          missing(group, "variable", point.name());
        }
      }
    }
    for (String name : given) {
      if (unitClass.variable(name).isEmpty() && (isForeign(name) || isSlip(name, missing))) {
        foreign(group.child(name), "variable", name, missing);
      }
    }
  }

  private void outputNames(Place group, Set<String> variables) {
    Set<String> given = group.names();
    List<String> known = new ArrayList<>();
    for (UnitClass.Output output : unitClass.outputs()) {
      known.add(output.name());
      if (!given.contains(output.name())) {
        if (output.required()) {
          missing(group, "output", output.name());
        }
      } else if (!output.shownBy().isEmpty() && !variables.contains(output.shownBy())) {
        Place place = group.child(output.name());
        faults.add(
            place.line(),
            place.path(),
            "nothing shows what `" + output.name() + "` comes to",
            "add the variable `" + output.shownBy() + "`, or leave the output out");
      }
    }
    for (String name : given) {
      if (!known.contains(name)) {
        foreign(group.child(name), "output", name, known);
      }
    }
  }

  private void missing(Place group, String kind, String name) {
    faults.add(
        group.line(),
        group.path(),
        "the " + kind + " `" + name + "` is missing",
        "add it: " + words + " needs it");
  }

  private void foreign(Place place, String kind, String name, List<String> known) {
    faults.add(
        place.line(),
        place.path(),
        words + " has no " + kind + " `" + name + "`",
        remedy(name, known));
  }

  /// What moves another class is replaced by what moves this one.
  private String remedy(String name, List<String> known) {
    List<String> motion =
        unitClass.outputs().stream()
            .filter(output -> isMotion(output.shownBy()))
            .map(output -> known.contains(output.name()) ? output.name() : output.shownBy())
            .filter(known::contains)
            .toList();
    return isForeign(name)
        ? motion.isEmpty() ? "leave it out" : "write `" + motion.getFirst() + "`"
        : Nearest.remedy(name, known);
  }

  private boolean isMotion(String variable) {
    return unitClass.equipment().agitation().stream().anyMatch(m -> m.name().equals(variable));
  }

  private boolean isForeign(String name) {
    return unitClass.equipment().isForeign(name)
        || (unitClass.output(name).isEmpty() && isDrivenByAnother(name));
  }

  private static boolean isDrivenByAnother(String output) {
    for (EquipmentClass any : EquipmentClass.values()) {
      Optional<UnitClass.Output> found = UnitClass.of(any).output(output);
      if (found.isPresent() && EquipmentClass.isMotion(found.get().shownBy())) {
        return true;
      }
    }
    return false;
  }

  /// Whether a name was probably meant to be one that is missing, and is no further variable.
  private static boolean isSlip(String name, List<String> missing) {
    return Nearest.to(name, missing).isPresent();
  }

  /// Nothing is converted on the way to a loop, so the instrument must count in the same unit.
  private void unit(Place place, String signal, String given, String name, String wanted) {
    Optional<Quantity> same = Units.convert(new Quantity(1, given), wanted);
    if (!given.equals(wanted) && (same.isEmpty() || same.get().value() != 1)) {
      faults.add(
          place.line(),
          place.path(),
          "`%s` is in %s, but `%s` is in %s"
              .formatted(signal, given.isEmpty() ? "no unit" : given, name, wanted),
          "choose what counts in " + wanted + ", or the option of the model that makes it do so");
    }
  }
}
