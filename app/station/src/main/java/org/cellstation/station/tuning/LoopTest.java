package org.cellstation.station.tuning;

import java.util.Optional;

/// A test of a loop that is not in automatic: it says what the output shall be, looks at what comes
/// of it, and ends by itself. It has no clock and touches nothing.
///
/// Owned by one thread.
public sealed interface LoopTest permits StepTest, RelayTest {
  /// How a test ended.
  enum Verdict {
    /// There is a result.
    DONE,
    /// It ran to its end, but the result is not good enough to tune a loop by.
    REFUSED,
    /// It was stopped before its end.
    STOPPED
  }

  /// @param text what came of it, or why nothing did and what to do
  record End(Verdict verdict, String text) {}

  /// One scan.
  ///
  /// @param seconds since the beginning of the test
  /// @return the output for the time until the next scan, percent
  double output(double seconds, double pv);

  /// Empty while it runs.
  Optional<End> end();

  /// What it is doing now, in words.
  String doing();

  /// How far it is, 0 to 1, as far as that can be told.
  double progress();

  Trace trace();

  /// Only after {@link Verdict#DONE}.
  Optional<TestResult> result();
}
