package org.cellstation.app.rehearsal;

import java.util.List;
import org.cellstation.simulator.fault.Watched;

/// What a run must come to, declared before it is made.
///
/// @param outcome how it must end
/// @param alarms that must have come, by id with or without the unit
/// @param bounds within which the truth must stay while cells are in culture
record Expectation(Outcome outcome, List<String> alarms, List<Bound> bounds) {
  static final Expectation COMPLETE = new Expectation(Outcome.COMPLETE, List.of(), List.of());

  Expectation {
    alarms = List.copyOf(alarms);
    bounds = List.copyOf(bounds);
  }

  enum Outcome {
    /// The procedure must reach its end.
    COMPLETE("complete"),
    /// It must reach its end, or stand HELD for a person: never be aborted or stopped.
    HELD("complete or held");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    boolean allows(String state) {
      return state.equals("COMPLETE") || (this == HELD && state.equals("HELD"));
    }
  }

  /// @param truth of the plant, not what an instrument shows
  /// @param butForSeconds how long it may be outside, all in all
  /// @param text as declared
  record Bound(Watched truth, double low, double high, long butForSeconds, String text) {
    boolean holds(double value) {
      return value >= low && value <= high;
    }
  }
}
