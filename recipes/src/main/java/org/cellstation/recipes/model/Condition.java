package org.cellstation.recipes.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// When a phase may end before its own logic does. Limits stand in the variable's own unit; the
/// text of a condition is what a recipe would say.
public sealed interface Condition {
  /// True once the phase has been active this long, held time not counted.
  record After(Duration active) implements Condition {
    @Override
    public String toString() {
      return "after " + Units.text(active);
    }
  }

  /// A process variable has kept within limits for a while.
  sealed interface Compared extends Condition {
    ProcessVariable variable();

    /// How long it must hold without a break; zero means at once.
    Duration sustained();

    boolean holdsFor(double value);
  }

  record Above(ProcessVariable variable, double limit, Duration sustained) implements Compared {
    @Override
    public boolean holdsFor(double value) {
      return value > limit;
    }

    @Override
    public String toString() {
      return variable.variable() + " above " + in(variable, limit) + lasting(sustained);
    }
  }

  record Below(ProcessVariable variable, double limit, Duration sustained) implements Compared {
    @Override
    public boolean holdsFor(double value) {
      return value < limit;
    }

    @Override
    public String toString() {
      return variable.variable() + " below " + in(variable, limit) + lasting(sustained);
    }
  }

  record Within(ProcessVariable variable, double tolerance, double target, Duration sustained)
      implements Compared {
    @Override
    public boolean holdsFor(double value) {
      return Math.abs(value - target) <= tolerance + ROUNDING;
    }

    @Override
    public String toString() {
      return variable.variable()
          + " within "
          + in(variable, tolerance)
          + " of "
          + in(variable, target)
          + lasting(sustained);
    }
  }

  /// True as soon as one of several is, whatever becomes of the others.
  record AnyOf(List<Condition> alternatives) implements Condition {
    public AnyOf {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public String toString() {
      return alternatives.stream().map(Condition::toString).collect(Collectors.joining(" or "));
    }
  }

  /// So that 7.1 pH counts as within 0.1 pH of 7.2 pH, which binary fractions would deny.
  double ROUNDING = 1e-9;

  private static String in(ProcessVariable variable, double value) {
    return new Quantity(value, variable.unit()).toString();
  }

  private static String lasting(Duration sustained) {
    return sustained.isZero() ? "" : " for " + Units.text(sustained);
  }
}
