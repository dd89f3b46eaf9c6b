package org.cellstation.recipes.model;

import java.util.List;

/// What a recipe asks a person; without fields it asks for a confirmation.
///
/// @param id unique within its phase step
public record Question(String id, String text, List<Field> fields) {
  public Question {
    fields = List.copyOf(fields);
  }

  /// One answer; its name is what the operator reads beside the entry.
  public sealed interface Field {
    String name();
  }

  /// A number between two limits, in `unit`.
  public record Measured(String name, double min, double max, String unit) implements Field {}

  /// Words, for example an identity or a lot number.
  public record Words(String name) implements Field {}
}
