package org.cellstation.simulator.fault;

import java.time.Duration;
import java.util.List;

/// Faults laid out in process time, for rehearsals and campaigns.
public record Scenario(List<Step> steps) {

  /// @param from process time since the start of the skid
  /// @param length how long the fault lasts
  /// @param site instrument, pump channel or line
  public record Step(Duration from, Duration length, String site, Fault fault) {
    public Step {
      if (from.isNegative() || length.isNegative()) {
        throw new IllegalArgumentException(site + " " + fault + ": a time is negative");
      }
    }
  }

  public Scenario {
    steps = List.copyOf(steps);
  }

  /// Nothing goes wrong.
  public static Scenario none() {
    return new Scenario(List.of());
  }
}
