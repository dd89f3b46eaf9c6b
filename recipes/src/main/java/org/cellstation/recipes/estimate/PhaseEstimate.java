package org.cellstation.recipes.estimate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cellstation.recipes.model.PhaseStep;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.Quantity;

/// What one phase will take when nothing goes wrong: a pure function of its parameters and of what
/// is in the vessel, for planning and preview. One gram is taken as one millilitre.
///
/// @param mediumMl fresh medium into the vessel
/// @param cellsAndReagentsMl by the inoculum pump into the vessel
/// @param outMl out of the vessel, whatever it is
/// @param contentMl in the vessel afterwards
/// @param limits what cannot be with so much in the vessel, in words
public record PhaseEstimate(
    Duration duration,
    double mediumMl,
    double cellsAndReagentsMl,
    double outMl,
    double contentMl,
    List<String> limits) {
  /// A balance settles before anything is judged by it, min.
  private static final double SETTLING = 1;

  /// How long a person takes to answer, min.
  private static final double ANSWERING = 5;

  /// Room temperature, degC, and how fast the set-point of a culture walks, degC/min.
  private static final double ROOM = 22;

  private static final double RAMP = 0.5;

  public PhaseEstimate {
    limits = List.copyOf(limits);
  }

  /// @param contentMl in the vessel before
  public static PhaseEstimate simulate(PhaseStep step, double contentMl) {
    PhaseEstimate estimate = simulate(step.type(), step.parameters(), contentMl);
    Duration planned = step.planned();
    return planned == null
        ? estimate
        : new PhaseEstimate(
            planned,
            estimate.mediumMl,
            estimate.cellsAndReagentsMl,
            estimate.outMl,
            estimate.contentMl,
            estimate.limits);
  }

  /// @param p every parameter that the type declares, in its declared unit
  /// @param content in the vessel before, mL
  public static PhaseEstimate simulate(PhaseType type, Map<String, Quantity> p, double content) {
    return switch (type) {
      case LINE_CLEARANCE, SCAN_MATERIALS, PROMPT, DECISION, SIGNATURE -> idle(ANSWERING, content);
      case CALIBRATE, NOTIFY -> idle(0, content);
      case RECEIVE ->
          new PhaseEstimate(minutes(SETTLING), 0, 0, 0, content + value(p, "volume"), List.of());
      case PRE_USE_CHECK -> idle(value(p, "hold time"), content);
      case SELF_TEST -> idle(value(p, "time"), content);
      case INTEGRITY_TEST -> idle(value(p, "settle time") + value(p, "hold time"), content);
      case EQUILIBRATE ->
          idle(
              Math.max(0, value(p, "temperature") - ROOM) / RAMP + value(p, "stable time"),
              content);
      case WAIT, COOL_AND_HOLD, EXPAND -> idle(value(p, "duration") * 60, content);
      case PRIME ->
          in(value(p, "line volume") + value(p, "arrival"), value(p, "arrival"), p, content);
      case FILL, FORMULATE -> in(value(p, "volume"), value(p, "volume"), p, content);
      case THAW_AND_LOAD, INOCULATE -> cells(value(p, "volume"), pumping(p), content);
      case ACTIVATE -> cells(value(p, "reagent volume"), value(p, "duration") * 60, content);
      case TRANSDUCE -> cells(value(p, "vector volume"), value(p, "duration") * 60, content);
      case PERFUSE -> {
        double medium = value(p, "rate") / 24 * value(p, "duration") * content;
        yield through(medium, value(p, "duration") * 60, content, List.of());
      }
      case MEDIA_EXCHANGE ->
          through(value(p, "volume"), 2 * pumping(p), content, tooLittle(p, content));
      case WASH -> through(value(p, "volume"), pumping(p), content, List.of());
      case SAMPLE, SEND -> out(value(p, "volume"), p, content);
      case CONCENTRATE -> out(content - value(p, "to weight"), p, content);
      case HARVEST, DRAIN -> out(content - value(p, "heel"), p, content);
    };
  }

  private static PhaseEstimate idle(double minutes, double content) {
    return new PhaseEstimate(minutes(minutes), 0, 0, 0, content, List.of());
  }

  private static PhaseEstimate in(
      double pumped, double arriving, Map<String, Quantity> p, double content) {
    return new PhaseEstimate(
        minutes(pumped / value(p, "flow") + SETTLING), pumped, 0, 0, content + arriving, List.of());
  }

  private static PhaseEstimate cells(double volume, double minutes, double content) {
    return new PhaseEstimate(minutes(minutes), 0, volume, 0, content + volume, List.of());
  }

  private static PhaseEstimate through(
      double volume, double minutes, double content, List<String> limits) {
    return new PhaseEstimate(minutes(minutes), volume, 0, volume, content, limits);
  }

  private static PhaseEstimate out(double volume, Map<String, Quantity> p, double content) {
    double taken = Math.clamp(volume, 0, Math.max(0, content));
    List<String> limits =
        volume > content
            ? List.of("takes %.0f mL out of %.0f mL".formatted(volume, content))
            : volume <= 0
                ? List.of("finds nothing to take out of %.0f mL".formatted(content))
                : List.of();
    return new PhaseEstimate(
        minutes(taken / value(p, "flow") + SETTLING), 0, 0, taken, content - taken, limits);
  }

  private static List<String> tooLittle(Map<String, Quantity> p, double content) {
    double left = content - value(p, "volume");
    return left < value(p, "least weight")
        ? List.of(
            "leaves %.0f mL on the cells, less than %.0f g"
                .formatted(left, value(p, "least weight")))
        : List.of();
  }

  private static double pumping(Map<String, Quantity> p) {
    return value(p, "volume") / value(p, "flow") + SETTLING;
  }

  private static Duration minutes(double minutes) {
    return Duration.ofSeconds(Math.round(minutes * 60));
  }

  private static double value(Map<String, Quantity> p, String name) {
    Quantity quantity = p.get(name);
    if (quantity == null) {
      throw new IllegalArgumentException("the phase was given no parameter '" + name + "'");
    }
    return quantity.value();
  }
}
