package org.cellstation.recipes.format;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.FormulaParameter;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Question;
import org.cellstation.recipes.model.Units;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.jspecify.annotations.Nullable;

/// Reads a phase's parameters against what its type declares.
final class ParameterText {
  private final Formula formula;
  private final QuantityText quantities;
  private final Faults faults;

  /// Of the recipe; null when the recipe names none that is known, which is a fault already.
  private final @Nullable EquipmentClass equipment;

  ParameterText(
      Formula formula, QuantityText quantities, Faults faults, @Nullable EquipmentClass equipment) {
    this.equipment = equipment;
    this.formula = formula;
    this.quantities = quantities;
    this.faults = faults;
  }

  static List<String> phases() {
    return Arrays.stream(PhaseType.values()).map(PhaseType::phase).toList();
  }

  /// Names what keeps a phase from being done: the class of equipment, or that nothing is asked.
  void possible(PhaseType type, List<Question> before, Place phase) {
    Place place = phase.field("phase");
    EquipmentClass known = equipment;
    if (known != null && !type.possibleIn(known)) {
      List<String> others =
          Arrays.stream(EquipmentClass.values())
              .filter(type::possibleIn)
              .map(EquipmentClass::text)
              .toList();
      faults.add(
          place.line(),
          place.path(),
          "a " + known.words() + " cannot do `" + type.phase() + "`",
          "leave it out, or use a " + String.join(" or ", others));
    }
    if (!type.asks().metBy(before)) {
      faults.add(
          place.line(),
          place.path(),
          "`" + type.phase() + "` asks nobody anything",
          "add " + type.asks().words() + " to `ask before`");
    }
  }

  /// Every declared parameter that could be read, in its declared unit.
  Map<String, Quantity> read(PhaseType type, Place phase) {
    Place group = phase.field("parameters");
    Place given = phase.child("parameters");
    List<Parameter> taken = taken(type);
    List<String> declared = taken.stream().map(Parameter::name).toList();
    for (String name : given.names()) {
      if (!declared.contains(name)) {
        unknown(type, name, given.field(name), declared);
      }
    }
    Map<String, Quantity> values = new LinkedHashMap<>();
    for (Parameter parameter : taken) {
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

  /// With no known class the motion of the culture is left unjudged.
  private List<Parameter> taken(PhaseType type) {
    EquipmentClass known = equipment;
    return known != null ? type.parameters(known) : type.parameters(EquipmentClass.STATIC);
  }

  private void unknown(PhaseType type, String name, Place place, List<String> declared) {
    EquipmentClass known = equipment;
    if (known == null && EquipmentClass.isMotion(name)) {
      return;
    }
    String words =
        known != null && known.isForeign(name)
            ? "a " + known.words() + " has no `" + name + "`"
            : "the phase `" + type.phase() + "` has no parameter `" + name + "`";
    faults.add(place.line(), place.path(), words, remedy(name, declared));
  }

  /// What moves the culture of this class is written in place of what moves that of another.
  private String remedy(String name, List<String> declared) {
    EquipmentClass known = equipment;
    if (known == null || !known.isForeign(name)) {
      return Nearest.remedy(name, declared);
    }
    return known.agitation().stream()
        .filter(parameter -> declared.contains(parameter.name()))
        .findFirst()
        .map(parameter -> "write `" + parameter.name() + "`, from " + range(parameter))
        .orElse("leave it out");
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
    Bounds accepted =
        new Bounds(
            new Quantity(parameter.min(), parameter.unit()),
            new Quantity(parameter.max(), parameter.unit()));
    if (Units.convert(source.value(), parameter.unit()).isPresent()) {
      formula.takenBy(source, accepted);
    }
    Bounds widest = formula.widest(source);
    for (Quantity limit : List.of(widest.min(), widest.max())) {
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
