package org.cellstation.recipes.format;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;

/// Reads a phase's parameters against what its type declares.
final class ParameterText {
  private final Formula formula;
  private final QuantityText quantities;
  private final Faults faults;

  ParameterText(Formula formula, QuantityText quantities, Faults faults) {
    this.formula = formula;
    this.quantities = quantities;
    this.faults = faults;
  }

  static List<String> phases() {
    return Arrays.stream(PhaseType.values()).map(PhaseType::phase).toList();
  }

  /// Every declared parameter that could be read, in its declared unit.
  Map<String, Quantity> read(PhaseType type, Place phase) {
    Place group = phase.field("parameters");
    Place given = phase.child("parameters");
    List<String> declared = type.parameters().stream().map(Parameter::name).toList();
    for (String name : given.names()) {
      if (!declared.contains(name)) {
        faults.add(
            given.field(name).line(),
            given.field(name).path(),
            "the phase `" + type.phase() + "` has no parameter `" + name + "`",
            Nearest.remedy(name, declared));
      }
    }
    Map<String, Quantity> values = new LinkedHashMap<>();
    for (Parameter parameter : type.parameters()) {
      if (given.names().contains(parameter.name())) {
        given(type, parameter, given).ifPresent(value -> values.put(parameter.name(), value));
      } else if (parameter.required()) {
        faults.add(
            group.line(),
            group.path(),
            "the parameter `" + parameter.name() + "` is missing",
            "add `" + parameter.name() + ":` with a value from " + range(parameter));
      } else {
        values.put(parameter.name(), new Quantity(parameter.preset(), parameter.unit()));
      }
    }
    return values;
  }

  private Optional<Quantity> given(PhaseType type, Parameter parameter, Place group) {
    Place place = group.field(parameter.name());
    Optional<String> text = group.text(parameter.name());
    Optional<Quantity> value = text.flatMap(t -> quantities.read(t, parameter.unit(), place));
    if (value.isPresent() && outside(value.get(), parameter)) {
      faults.add(
          place.line(),
          place.path(),
          value.get() + " is out of range",
          "`" + type.phase() + "` takes " + range(parameter));
    } else if (value.isPresent()) {
      text.flatMap(QuantityText::reference)
          .flatMap(formula::named)
          .ifPresent(source -> limits(source, type, parameter, place));
    }
    return value;
  }

  /// A formula's limits are what may be set for a batch, so the phase must take all of them.
  private void limits(FormulaParameter source, PhaseType type, Parameter parameter, Place place) {
    for (Quantity limit : List.of(source.min(), source.max())) {
      Optional<Quantity> converted = Units.convert(limit, parameter.unit());
      if (converted.isPresent() && outside(converted.get(), parameter)) {
        faults.add(
            place.line(),
            place.path(),
            "the formula lets `" + source.name() + "` be " + limit + ", which is out of range",
            "`" + type.phase() + "` takes " + range(parameter) + ": narrow the formula's limits");
      }
    }
  }

  private static boolean outside(Quantity value, Parameter parameter) {
    return value.value() < parameter.min() || value.value() > parameter.max();
  }

  private static String range(Parameter parameter) {
    return new Quantity(parameter.min(), "")
        + " to "
        + new Quantity(parameter.max(), parameter.unit());
  }
}
