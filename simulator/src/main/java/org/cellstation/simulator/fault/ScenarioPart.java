package org.cellstation.simulator.fault;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

/// One fault of a scenario and where it has come to. Owned by the player.
final class ScenarioPart {
  private final Scenario.Step step;
  private final double length;
  private double begins = Double.NaN;
  private double since = Double.NaN;

  /// Whether the next time that the condition holds counts: not before it has been broken.
  private boolean armed = true;

  private boolean spent;

  ScenarioPart(Scenario.Step step) {
    this.step = step;
    length = step.length().toNanos() / 1e9;
  }

  Scenario.Step step() {
    return step;
  }

  /// Whether the fault belongs to this process time.
  boolean wanted(double seconds, ToDoubleFunction<Watched> truths) {
    return switch (step.trigger()) {
      case Trigger.At at -> {
        double from = at.from().toNanos() / 1e9;
        yield seconds >= from && seconds < from + length;
      }
      case Trigger.When when -> wanted(when, seconds, truths);
    };
  }

  private boolean wanted(Trigger.When when, double seconds, ToDoubleFunction<Watched> truths) {
    if (spent) {
      return false;
    }
    boolean holds = when.applies(truths.applyAsDouble(when.truth()));
    if (!holds) {
      since = Double.NaN;
      armed = true;
    } else if (Double.isNaN(since)) {
      since = seconds;
    }
    if (Double.isNaN(begins) && armed && holds && seconds - since >= seconds(when.held())) {
      armed = false;
      begins = seconds + seconds(when.after());
    }
    if (!Double.isNaN(begins) && seconds >= begins + length) {
      begins = Double.NaN;
      spent = !when.repeated();
    }
    return !Double.isNaN(begins) && seconds >= begins;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
