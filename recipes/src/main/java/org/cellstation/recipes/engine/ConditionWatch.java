package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cellstation.recipes.engine.Equipment.Observation;
import org.cellstation.recipes.engine.ProcedureEvent.ConditionWaiting;
import org.cellstation.recipes.model.Condition;
import org.cellstation.recipes.model.Operand;
import org.cellstation.recipes.model.Quantity;
import org.cellstation.recipes.model.Units;
import org.jspecify.annotations.Nullable;

/// Judges a transition in the three values of Kleene. A value that may not be compared makes its
/// comparison neither true nor false; when that leaves the whole condition open, the phase waits
/// and the event says so once. What must last begins anew with each break.
final class ConditionWatch {
  /// Where values come from.
  @FunctionalInterface
  interface Source {
    Observation observe(Operand operand, Instant now);
  }

  private final Condition condition;
  private final Node root;
  private final String path;
  private final Source source;
  private final Consumer<ProcedureEvent> events;
  private boolean waiting;
  private String why = "";
  private String shown = "";

  /// Why the first comparison of this scan that is open is so.
  private String trouble = "";

  ConditionWatch(Condition condition, String path, Source source, Consumer<ProcedureEvent> events) {
    this.condition = condition;
    this.path = path;
    this.source = source;
    this.events = events;
    root = node(condition);
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
    root.beginAnew();
  }

  /// As an event of the past says.
  void replay(ConditionWaiting event) {
    note(event.why());
  }

  /// One look, in every scan in which it matters.
  ///
  /// @param activeNanos of the phase under way
  Verdict judge(Instant now, long activeNanos) {
    trouble = "";
    Verdict verdict = root.judge(now, activeNanos);
    if (verdict == Verdict.TRUE) {
      return verdict;
    }
    String unknown = verdict == Verdict.OPEN ? trouble : "";
    if (waiting == unknown.isEmpty()) {
      events.accept(new ConditionWaiting(path, condition.toString(), unknown));
    }
    note(unknown);
    return verdict;
  }

  private void note(String unknown) {
    waiting = !unknown.isEmpty();
    if (!why.equals(unknown)) {
      why = unknown;
      shown = "`" + condition + "` cannot be judged: " + unknown;
    }
  }

  private Node node(Condition part) {
    return switch (part) {
      case Condition.After after -> new Timer(after);
      case Condition.Comparison comparison -> new Look(comparison);
      case Condition.Chosen chosen -> new Pick(chosen);
      case Condition.Lasting lasting -> new Lasts(lasting, node(lasting.condition()));
      case Condition.Not not -> new Inverse(node(not.condition()));
      case Condition.AllOf all ->
          new Several(all.parts().stream().map(this::node).toList(), Verdict.FALSE);
      case Condition.AnyOf any ->
          new Several(any.parts().stream().map(this::node).toList(), Verdict.TRUE);
    };
  }

  private interface Node {
    Verdict judge(Instant now, long activeNanos);

    default void beginAnew() {}
  }

  private static Verdict verdict(boolean holds) {
    return holds ? Verdict.TRUE : Verdict.FALSE;
  }

  private record Timer(Condition.After after) implements Node {
    @Override
    public Verdict judge(Instant now, long activeNanos) {
      return verdict(activeNanos >= after.active().toNanos());
    }
  }

  private record Inverse(Node part) implements Node {
    @Override
    public Verdict judge(Instant now, long activeNanos) {
      return part.judge(now, activeNanos).not();
    }

    @Override
    public void beginAnew() {
      part.beginAnew();
    }
  }

  /// @param decisive what one part is enough for
  private record Several(List<Node> parts, Verdict decisive) implements Node {
    /// Every part is looked at, because what must last in it has to see each scan.
    @Override
    public Verdict judge(Instant now, long activeNanos) {
      Verdict together = decisive.not();
      for (int i = 0; i < parts.size(); i++) {
        Verdict one = parts.get(i).judge(now, activeNanos);
        if (one == decisive || (one == Verdict.OPEN && together != decisive)) {
          together = one;
        }
      }
      return together;
    }

    @Override
    public void beginAnew() {
      parts.forEach(Node::beginAnew);
    }
  }

  /// A condition, and since when it has held without a break.
  private static final class Lasts implements Node {
    private final long sustainedNanos;
    private final Node part;
    private @Nullable Instant since;

    Lasts(Condition.Lasting lasting, Node part) {
      sustainedNanos = lasting.sustained().toNanos();
      this.part = part;
    }

    @Override
    public Verdict judge(Instant now, long activeNanos) {
      Verdict verdict = part.judge(now, activeNanos);
      if (verdict != Verdict.TRUE) {
        since = null;
        return verdict;
      }
      if (since == null) {
        since = now;
      }
      return verdict(ProceduralElement.nanos(since, now) >= sustainedNanos);
    }

    @Override
    public void beginAnew() {
      since = null;
      part.beginAnew();
    }
  }

  /// A comparison. Its reason is joined anew only when it changes, since it is asked in every scan.
  private final class Look implements Node {
    private final Condition.Comparison comparison;
    private String reason = "";
    private String text = "";

    Look(Condition.Comparison comparison) {
      this.comparison = comparison;
    }

    @Override
    public Verdict judge(Instant now, long activeNanos) {
      Operand operand = comparison.operand();
      return switch (source.observe(operand, now)) {
        case Observation.Unusable unusable -> open(operand, unusable.why());
        case Observation.Said _ -> open(operand, "it is no number");
        case Observation.Value seen -> {
          double value = in(operand.unit(), seen);
          yield Double.isNaN(value)
              ? open(operand, "no value in " + operand.unit())
              : verdict(comparison.holdsFor(value));
        }
      };
    }

    private Verdict open(Operand operand, String because) {
      if (!reason.equals(because)) {
        reason = because;
        text = operand.text() + ": " + because;
      }
      if (trouble.isEmpty()) {
        trouble = text;
      }
      return Verdict.OPEN;
    }
  }

  /// What a person has chosen. Nobody having been asked yet leaves it open.
  private final class Pick implements Node {
    private final Condition.Chosen chosen;
    private final String nobody;

    Pick(Condition.Chosen chosen) {
      this.chosen = chosen;
      nobody = chosen.answer().field() + ": nobody has chosen";
    }

    @Override
    public Verdict judge(Instant now, long activeNanos) {
      if (source.observe(chosen.answer(), now) instanceof Observation.Said(String words)) {
        return verdict(words.equals(chosen.option()));
      }
      if (trouble.isEmpty()) {
        trouble = nobody;
      }
      return Verdict.OPEN;
    }
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
}
