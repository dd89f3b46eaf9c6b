package org.cellstation.recipes.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A number the recipe names once and its phases refer to. ISA-88's process input and process
/// parameter; a process output is a {@link FormulaOutput}.
///
/// @param value in force: the recipe's, scaled by the batch size, or the one given for the batch
/// @param range what may be set without more ado, scaled where the value is; in the unit of `value`
/// @param scaled with the batch size
/// @param hard what the phases that take it accept, in the unit of `value`; null when no phase
///   takes it
public record FormulaParameter(
    String name,
    Kind kind,
    String description,
    Quantity value,
    Bounds range,
    boolean scaled,
    @Nullable Bounds hard) {

  /// What ISA-88 calls the types of a formula's parameters.
  public enum Kind {
    /// Something that goes in, for example a volume of medium.
    INPUT("input"),
    /// Something that is kept, for example a temperature.
    PROCESS("process"),
    /// Something that comes out.
    OUTPUT("output");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// The name in recipes.
    public String text() {
      return text;
    }

    public static Optional<Kind> named(String text) {
      return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    public static List<String> names() {
      return Arrays.stream(values()).map(Kind::text).toList();
    }
  }

  public Quantity min() {
    return range.min();
  }

  public Quantity max() {
    return range.max();
  }

  /// Whether the value in force is one that the recipe does not foresee.
  public boolean deviates() {
    return !range.hold(value);
  }

  /// The recipe leaves no choice.
  public boolean fixed() {
    return range.min().value() == range.max().value();
  }
}
