package org.cellstation.recipes.model;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// When a phase may end before its own logic does. Limits stand in the operand's own unit; the text
/// of a condition is what a recipe would say.
public sealed interface Condition {
  /// True once the phase has been active this long, held time not counted.
  record After(Duration active) implements Condition {
    @Override
    public String toString() {
      return "after " + Units.text(active);
    }
  }

  /// How a value stands to its limit.
  enum Relation {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<=");

    private final String symbol;

    Relation(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /// A comparison of one value.
  sealed interface Comparison extends Condition {
    Operand operand();

    boolean holdsFor(double value);
  }

  record Compared(Operand operand, Relation relation, double limit) implements Comparison {
    @Override
    public boolean holdsFor(double value) {
      return switch (relation) {
        case ABOVE -> value > limit;
        case AT_LEAST -> value >= limit - ROUNDING;
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit + ROUNDING;
      };
    }

    @Override
    public String toString() {
      return operand.text() + " " + relation.symbol() + " " + in(operand, limit);
    }
  }

  record Within(Operand operand, double tolerance, double target) implements Comparison {
    @Override
    public boolean holdsFor(double value) {
      return Math.abs(value - target) <= tolerance + ROUNDING;
    }

    @Override
    public String toString() {
      return operand.text() + " within " + in(operand, tolerance) + " of " + in(operand, target);
    }
  }

  /// True when a person has chosen this of several.
  ///
  /// @param option one of those that the question offers
  record Chosen(Operand.Entered answer, String option) implements Condition {
    @Override
    public String toString() {
      return "chosen " + answer.field() + " = " + option;
    }
  }

  /// True once another condition has been true for so long without a break.
  record Lasting(Condition condition, Duration sustained) implements Condition {
    @Override
    public String toString() {
      return grouped(condition) + " for " + Units.text(sustained);
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public String toString() {
      return "not " + grouped(condition);
    }
  }

  /// True when all are.
  record AllOf(List<Condition> parts) implements Condition {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof AnyOf ? "(" + part + ")" : part.toString())
          .collect(Collectors.joining(" and "));
    }
  }

  /// True as soon as one of several is, whatever becomes of the others.
  record AnyOf(List<Condition> parts) implements Condition {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Condition::toString).collect(Collectors.joining(" or "));
    }
  }

  /// So that 7.1 pH counts as within 0.1 pH of 7.2 pH, which binary fractions would deny.
  double ROUNDING = 1e-9;

  /// Whether it needs a phase under way: for time to pass, or for something to flow.
  default boolean needsPhase() {
    return switch (this) {
      case After _, Lasting _ -> true;
      case Comparison comparison -> comparison.operand() instanceof Operand.Total;
      case Chosen _ -> false;
      case Not not -> not.condition().needsPhase();
      case AllOf all -> all.parts().stream().anyMatch(Condition::needsPhase);
      case AnyOf any -> any.parts().stream().anyMatch(Condition::needsPhase);
    };
  }

  /// Whether it needs a unit to measure something.
  default boolean measures() {
    return !variables().isEmpty();
  }

  /// What a unit has to measure for it.
  default Set<ProcessVariable> variables() {
    return switch (this) {
      case Comparison comparison when comparison.operand() instanceof Operand.Measured measured ->
          Set.of(measured.variable());
      case Comparison comparison when comparison.operand() instanceof Operand.Total total ->
          Set.of(total.flow());
      case After _, Comparison _, Chosen _ -> Set.of();
      case Lasting lasting -> lasting.condition().variables();
      case Not not -> not.condition().variables();
      case AllOf all -> variables(all.parts());
      case AnyOf any -> variables(any.parts());
    };
  }

  private static Set<ProcessVariable> variables(List<Condition> parts) {
    return parts.stream().flatMap(part -> part.variables().stream()).collect(Collectors.toSet());
  }

  private static String grouped(Condition part) {
    return part instanceof AnyOf || part instanceof AllOf || part instanceof Lasting
        ? "(" + part + ")"
        : part.toString();
  }

  private static String in(Operand operand, double value) {
    return new Quantity(value, operand.unit()).toString();
  }
}
