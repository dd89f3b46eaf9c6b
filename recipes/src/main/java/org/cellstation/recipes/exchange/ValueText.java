package org.cellstation.recipes.exchange;

import java.util.Optional;

/// Reads a BatchML value as recipe text.
final class ValueText {
  private ValueText() {}

  /// `37 degC` or `{temperature}`; empty, with a note, when the value is of another kind.
  ///
  /// @param owner the parameter that has it
  static Optional<String> read(XmlElement value, XmlElement owner, Untakens untaken) {
    String text = oneLine(value.value("ValueString"));
    String unit = UnitNames.own(oneLine(value.value("UnitOfMeasure")));
    return switch (value.value("DataInterpretation")) {
      case "Reference" -> Optional.of("{" + text + "}");
      case "Constant" -> Optional.of(unit.isEmpty() ? text : text + " " + unit);
      default -> {
        untaken.add(
            value,
            "`" + owner.value("ID") + "` is worked out by another program: `" + text + "`",
            "write its value, a number and a unit");
        yield Optional.empty();
      }
    };
  }

  static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
