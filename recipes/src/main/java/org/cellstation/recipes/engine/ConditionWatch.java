package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.ProcessVariable;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.jspecify.annotations.Nullable;

/// Judges one phase's transition. A value that may not be compared makes its clause neither true
/// nor false: the phase waits, the event says so once, and what must last begins anew.
final class ConditionWatch {
  private final Condition condition;
  private final Clause[] clauses;
  private final String path;
  private final String unit;
  private final Equipment equipment;
  private final Consumer<ProcedureEvent> events;
  private boolean waiting;
  private String why = "";
  private String shown = "";

  ConditionWatch(
      Condition condition,
      String path,
      String unit,
      Equipment equipment,
      Consumer<ProcedureEvent> events) {
    this.condition = condition;
    this.path = path;
    this.unit = unit;
    this.equipment = equipment;
    this.events = events;
    List<Condition> alternatives =
        condition instanceof Condition.AnyOf any ? any.alternatives() : List.of(condition);
    clauses = alternatives.stream().map(Clause::new).toArray(Clause[]::new);
  }

  Condition condition() {
    return condition;
  }

  /// Empty when the condition can be judged.
  String waitingFor() {
    return waiting ? shown : "";
  }

  /// What must last begins anew, because the phase was not active all the time.
  void beginAnew() {
    for (Clause clause : clauses) {
      clause.since = null;
    }
  }

  /// As an event of the past says.
  void replay(ConditionWaiting event) {
    note(event.why());
  }

  /// One look, in every scan of the phase's logic.
  boolean judge(Instant now, long activeNanos) {
    String unknown = "";
    for (Clause clause : clauses) {
      switch (clause.condition) {
        case Condition.After after -> {
          if (activeNanos >= after.active().toNanos()) {
            return true;
          }
        }
        case Condition.Compared compared -> {
          String trouble = observe(clause, compared, now);
          unknown = trouble.isEmpty() ? unknown : trouble;
          if (clause.lasted(compared, now)) {
            return true;
          }
        }
        case Condition.AnyOf _ -> throw new IllegalStateException("alternatives do not nest");
      }
    }
    if (waiting == unknown.isEmpty()) {
      events.accept(new ConditionWaiting(path, condition.toString(), unknown));
    }
    note(unknown);
    return false;
  }

  private void note(String unknown) {
    waiting = !unknown.isEmpty();
    if (!why.equals(unknown)) {
      why = unknown;
      shown = "`" + condition + "` cannot be judged: " + unknown;
    }
  }

  /// @return why there is no value to compare, empty when there is one
  private String observe(Clause clause, Condition.Compared compared, Instant now) {
    ProcessVariable variable = compared.variable();
    double value = Double.NaN;
    String trouble = "";
    switch (equipment.read(unit, variable.variable())) {
      case Observation.Unusable unusable -> trouble = unusable.why();
      case Observation.Value seen -> {
        value = in(variable.unit(), seen);
        trouble = Double.isNaN(value) ? "no value in " + variable.unit() : "";
      }
    }
    if (!compared.holdsFor(value)) {
      clause.since = null;
    } else if (clause.since == null) {
      clause.since = now;
    }
    return trouble.isEmpty() ? "" : clause.trouble(variable, trouble);
  }

  private static double in(String unit, Observation.Value seen) {
    if (seen.unit().equals(unit)) {
      return seen.value();
    }
    return Double.isFinite(seen.value())
        ? Units.convert(new Quantity(seen.value(), seen.unit()), unit)
            .map(Quantity::value)
            .orElse(Double.NaN)
        : Double.NaN;
  }

  /// One alternative, and since when it has held without a break.
  private static final class Clause {
    final Condition condition;
    @Nullable Instant since;
    private String trouble = "";
    private String text = "";

    Clause(Condition condition) {
      this.condition = condition;
    }

    boolean lasted(Condition.Compared compared, Instant now) {
      return since != null && ProceduralElement.nanos(since, now) >= compared.sustained().toNanos();
    }

    /// Joined anew only when the reason changes, since it is asked in every scan.
    String trouble(ProcessVariable variable, String reason) {
      if (!trouble.equals(reason)) {
        trouble = reason;
        text = variable.variable() + ": " + reason;
      }
      return text;
    }
  }
}
