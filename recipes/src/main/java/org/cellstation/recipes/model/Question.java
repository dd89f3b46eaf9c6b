package org.cellstation.recipes.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recipe asks a person; without fields it asks for a confirmation.
///
/// @param id unique within its phase step
/// @param picture as {@link QuestionPicture} writes it, empty for none
/// @param fields none where `signature` asks for approval
/// @param verified a second person has to confirm what the first has entered
/// @param signature what a signature means here, for example `approval`; empty when none is asked.
///   The answer is {@link #APPROVED} or {@link #REJECTED}, and is called as the question's id
/// @param dueWithin after this an answer counts as late
public record Question(
    String id,
    String text,
    String picture,
    List<Field> fields,
    boolean verified,
    String signature,
    @Nullable Duration dueWithin) {
  public static final String APPROVED = "approved";
  public static final String REJECTED = "rejected";

  public Question {
    fields = List.copyOf(fields);
  }

  /// Every answer of which one of several words is chosen, a signature among them.
  public List<Choice> choices() {
    return signature.isEmpty()
        ? fields.stream().filter(Choice.class::isInstance).map(Choice.class::cast).toList()
        : List.of(new Choice(id, List.of(APPROVED, REJECTED)));
  }

  /// One answer; its name is what the operator reads beside the entry.
  public sealed interface Field {
    String name();
  }

  /// A number between two limits, in `unit`.
  ///
  /// @param expected where a plausible answer lies, null when anywhere
  public record Measured(String name, double min, double max, String unit, @Nullable Band expected)
      implements Field {}

  /// From the lowest to the highest plausible answer, in the unit of its field.
  public record Band(double low, double high) {}

  /// Words, for example an identity or a lot number.
  public record Words(String name) implements Field {}

  /// One of at least two.
  public record Choice(String name, List<String> options) implements Field {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// The code on a label, scanned or typed.
  ///
  /// @param product what it has to name: a GTIN or an ISBT 128 product code; empty for any
  public record Code(String name, String product) implements Field {}
}
