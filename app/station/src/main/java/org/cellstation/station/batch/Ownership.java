package org.cellstation.station.batch;

import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// Which batch an event belongs to.
final class Ownership {
  private Ownership() {}

  /// The batch an event names, empty when it names none.
  static String batch(Event event) {
    return switch (event) {
      case Event.BatchCreated e -> e.batch();
      case Event.BatchEnded e -> e.batch();
      case Event.BatchInterrupted e -> e.batch();
      case Event.CommandDecided e -> e.batch();
      case Event.StateChanged e -> e.batch();
      case Event.PhaseBegun e -> e.batch();
      case Event.TransitionTaken e -> e.batch();
      case Event.ConditionWaiting e -> e.batch();
      case Event.PromptRaised e -> e.batch();
      case Event.PromptAnswered e -> e.batch();
      case Event.Signed e -> e.batch();
      case Event.BatchRecordWritten e -> e.batch();
      case Event.SetpointChanged e -> e.batch();
      case Event.ModeChanged e -> e.batch();
      case Event.OutputSet e -> e.batch();
      case Event.AlarmChanged e -> e.batch();
      default -> "";
    };
  }

  /// Whether an event without a batch says something about those that run: accounts and logins do
  /// not.
  static boolean concernsBatches(Event event) {
    return switch (event) {
      case Event.StationStarted e -> true;
      case Event.StationStopped e -> true;
      case Event.ConfigurationLoaded e -> true;
      case Event.ScanLate e -> true;
      case Event.ClockJumped e -> true;
      case Event.HistorianGap e -> true;
      case Event.HistorianBlockSealed e -> true;
      case Event.SetpointChanged e -> true;
      case Event.ModeChanged e -> true;
      case Event.OutputSet e -> true;
      case Event.AlarmChanged e -> true;
      case Event.QualityChanged e -> true;
      case Event.LinkChanged e -> true;
      default -> false;
    };
  }

  /// False when an event names a unit, and it is not the batch's.
  static boolean unitMatches(Event event, Event.@Nullable BatchCreated batch) {
    String unit =
        switch (event) {
          case Event.SetpointChanged e -> e.unit();
          case Event.ModeChanged e -> e.unit();
          case Event.OutputSet e -> e.unit();
          default -> "";
        };
    return unit.isEmpty() || (batch != null && unit.equals(batch.unit()));
  }
}
