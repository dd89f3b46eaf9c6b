package org.cellstation.simulator.fault;

import java.time.Duration;
import java.util.List;

/// Faults laid out in process time and by what the plant comes to, for rehearsals and campaigns.
public record Scenario(List<Step> steps) {

  /// @param length how long the fault lasts
  /// @param site instrument, pump channel, line, vessel or room
  /// @param amount how much, in the fault's unit; `NaN` for what is usual
  public record Step(Trigger trigger, Duration length, String site, Fault fault, double amount) {
    public Step {
      if (length.isNegative()) {
        throw new IllegalArgumentException(site + " " + fault + ": a time is negative");
      }
    }

    /// At a time, and as much as is usual.
    public Step(Duration from, Duration length, String site, Fault fault) {
      this(new Trigger.At(from), length, site, fault, Double.NaN);
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
