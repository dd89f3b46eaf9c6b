package org.cellstation.recipes.change;

import java.util.ArrayList;
import java.util.List;
import org.cellstation.recipes.model.Operation;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.UnitProcedure;
import org.jspecify.annotations.Nullable;

/// A unit procedure, operation or phase, so that all three are compared by the same rules.
///
/// @param level what it is called
/// @param detail what is compared besides its parts: the unit of a unit procedure
/// @param phase null unless it is one
/// @param parts in the order of the text
record Element(
    String level,
    String path,
    String title,
    String detail,
    @Nullable PhaseStep phase,
    List<Element> parts) {

  static List<Element> of(Recipe recipe) {
    List<Element> procedures = new ArrayList<>();
    for (UnitProcedure procedure : recipe.procedure()) {
      List<Element> operations = new ArrayList<>();
      for (Operation operation : procedure.operations()) {
        List<Element> phases = new ArrayList<>();
        for (PhaseStep phase : operation.phases()) {
          phases.add(new Element("phase", phase.path(), phase.title(), "", phase, List.of()));
        }
        operations.add(
            new Element("operation", operation.path(), operation.title(), "", null, phases));
      }
      procedures.add(
          new Element(
              "unit procedure",
              procedure.path(),
              procedure.title(),
              procedure.unit(),
              null,
              operations));
    }
    return procedures;
  }

  String id() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// How many phases it is made of.
  int phases() {
    return phase != null ? 1 : parts.stream().mapToInt(Element::phases).sum();
  }

  /// Whether it does the same, whatever it and its parts are called.
  boolean doesTheSameAs(Element other) {
    if (!level.equals(other.level)
        || !detail.equals(other.detail)
        || parts.size() != other.parts.size()) {
      return false;
    }
    if (phase != null && other.phase != null) {
      return PhaseChanges.between(phase, other.phase).isEmpty();
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).doesTheSameAs(other.parts.get(i))) {
        return false;
      }
    }
    return phase == null && other.phase == null;
  }
}
