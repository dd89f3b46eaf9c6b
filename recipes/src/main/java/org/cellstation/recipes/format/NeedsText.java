package org.cellstation.recipes.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.model.Bounds;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.EquipmentNeeds;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/// Reads what a recipe needs of a unit.
final class NeedsText {
  private final Faults faults;

  /// Null when the recipe names none that is known, which is a fault already.
  private final @Nullable EquipmentClass equipment;

  NeedsText(Faults faults, @Nullable EquipmentClass equipment) {
    this.faults = faults;
    this.equipment = equipment;
  }

  EquipmentNeeds read(Place needs) {
    return new EquipmentNeeds(
        variables(needs.items("measured")),
        variables(needs.items("calibrated")),
        volume(needs.child("volume")).orElse(null));
  }

  private List<ProcessVariable> variables(List<Place> places) {
    List<ProcessVariable> variables = new ArrayList<>();
    for (Place place : places) {
      if (place.node() instanceof Scalar scalar && !scalar.text().isBlank()) {
        variable(scalar.text().strip(), place).ifPresent(variables::add);
      }
    }
    return variables;
  }

  private Optional<ProcessVariable> variable(String name, Place place) {
    Optional<ProcessVariable> variable = ProcessVariable.named(name);
    if (variable.isEmpty()) {
      faults.add(
          place.line(),
          place.path(),
          "the process variable `" + name + "` is unknown",
          Nearest.remedy(name, ProcessVariable.names()));
    } else if (equipment != null && equipment.isForeign(name)) {
      faults.add(
          place.line(),
          place.path(),
          "a " + equipment.words() + " has no `" + name + "`",
          "leave it out, or choose another equipment class");
    }
    return variable;
  }

  private Optional<Bounds> volume(Place place) {
    return place.names().isEmpty() ? Optional.empty() : new RangedText(faults).limits(place, "mL");
  }
}
