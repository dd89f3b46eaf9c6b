package org.cellstation.simulator.fault;

import java.time.Duration;

/// What makes a fault of a scenario begin.
public sealed interface Trigger {
  /// @param from process time since the start of the skid
  record At(Duration from) implements Trigger {
    public At {
      if (from.isNegative()) {
        throw new IllegalArgumentException("a fault cannot begin before the start");
      }
    }
  }

  /// @param above true to wait for more than the limit, false for less
  /// @param limit in the truth's unit
  /// @param held how long it must have been so without a break
  /// @param after how long the fault waits then
  /// @param repeated whether it begins anew when, after its end, the truth has been back and comes
  ///   again; else once only
  record When(
      Watched truth, boolean above, double limit, Duration held, Duration after, boolean repeated)
      implements Trigger {
    public When {
      if (held.isNegative() || after.isNegative()) {
        throw new IllegalArgumentException(truth.text() + ": a time is negative");
      }
      if (!Double.isFinite(limit)) {
        throw new IllegalArgumentException(truth.text() + ": the limit is no number");
      }
    }

    boolean applies(double value) {
      return above ? value > limit : value < limit;
    }
  }
}
