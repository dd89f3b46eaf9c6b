package org.cellstation.recipes.edit;

import java.util.List;
import java.util.Set;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;
import org.cellstation.recipes.model.Quantity;

/// What can be put into a recipe. Each is whole as it comes: it reads without a fault, apart from a
/// synchronisation that is still alone.
public sealed interface Template {
  record Phase(PhaseType type) implements Template {}

  record Operation() implements Template {}

  /// With one step of the level it is put in, as a place to begin from.
  record Block(Kind kind) implements Template {}

  enum Kind {
    PARALLEL,
    CHOOSE,
    REPEAT,
    SYNCHRONISE
  }

  /// Somewhere between the limits, with two digits: the geometric mean where they are far apart,
  /// because a volume from 10 to 50 000 mL is seldom 25 L.
  static Quantity middle(Parameter parameter) {
    double min = parameter.min();
    double max = parameter.max();
    double middle = min > 0 && max / min > 20 ? Math.sqrt(min * max) : (min + max) / 2;
    double width = max - min;
    double digit = Math.pow(10, Math.floor(Math.log10(Math.min(width, Math.abs(middle)))) - 1);
    double rounded = Math.rint(middle / digit) * digit;
    double tidy = Math.rint(rounded * 1e6) / 1e6;
    return new Quantity(Math.clamp(tidy, min, max), parameter.unit());
  }

  /// The lines of it, the first with its hyphen, indented from there.
  ///
  /// @param taken ids that are in use beside it
  default List<String> lines(Level level, EquipmentClass equipment, Set<String> taken) {
    return new TemplateLines(equipment, taken).of(this, level);
  }
}
