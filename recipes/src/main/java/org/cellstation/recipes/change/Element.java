package org.cellstation.recipes.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.jspecify.annotations.Nullable;

/// The whole procedure, a unit procedure, operation, phase or synchronisation, so that all are
/// compared by the same rules.
///
/// @param level what it is called
/// @param facts what is compared besides its parts: unit, equipment class, shared equipment
/// @param phase null unless it is one
/// @param chart its parts
/// @param within the arms of blocks that it stands in, outermost first
record Element(
    String level,
    String path,
    String title,
    Map<String, String> facts,
    @Nullable PhaseStep phase,
    Chart chart,
    List<Chart.Within> within) {

  /// The whole procedure, which is all of the recipe that has steps.
  static Element of(Recipe recipe) {
    return new Element(
        "procedure",
        "",
        "procedure",
        Map.of(),
        null,
        Chart.of(recipe.flow(), (procedure, within) -> of(recipe, procedure, within)),
        List.of());
  }

  private static Element of(Recipe recipe, UnitProcedure procedure, List<Chart.Within> within) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("unit", procedure.unit());
    facts.put(
        "equipment class",
        procedure.equipmentClass().equals(recipe.equipmentClass())
            ? "that of the recipe"
            : procedure.equipmentClass());
    facts.putAll(Demands.needs(procedure.needs()));
    return new Element(
        "unit procedure",
        procedure.path(),
        procedure.title(),
        facts,
        null,
        Chart.of(procedure.flow(), Element::of),
        within);
  }

  private static Element of(Operation operation, List<Chart.Within> within) {
    String uses = operation.uses().isEmpty() ? "none" : String.join(", ", operation.uses());
    return new Element(
        "operation",
        operation.path(),
        operation.title(),
        Map.of("shared equipment", uses),
        null,
        Chart.of(operation.flow(), Element::of),
        within);
  }

  private static Element of(PhaseStep phase, List<Chart.Within> within) {
    return new Element("phase", phase.path(), phase.title(), Map.of(), phase, Chart.EMPTY, within);
  }

  static Element synchronisation(String path, String name, List<Chart.Within> within) {
    return new Element("synchronisation", path, name, Map.of(), null, Chart.EMPTY, within);
  }

  List<Element> parts() {
    return chart.elements();
  }

  String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// How many phases it is made of.
  int phases() {
    return phase != null ? 1 : parts().stream().mapToInt(Element::phases).sum();
  }

  /// Whether it does the same, whatever it and its parts are called.
  boolean doesTheSameAs(Element other) {
    if (!level.equals(other.level)
        || !facts.equals(other.facts)
        || parts().size() != other.parts().size()
        || !blocks().equals(other.blocks())) {
      return false;
    }
    if (phase != null && other.phase != null) {
      return PhaseChanges.between(phase, other.phase).isEmpty();
    }
    for (int i = 0; i < parts().size(); i++) {
      if (!parts().get(i).doesTheSameAs(other.parts().get(i))) {
        return false;
      }
    }
    return phase == null && other.phase == null && !parts().isEmpty();
  }

  private List<String> blocks() {
    return chart.blocks().stream().map(block -> block.kind() + block.id() + block.rule()).toList();
  }
}
