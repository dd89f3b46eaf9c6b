package org.cellstation.station.batch;

import org.cellstation.station.journal.Event;

/// Whom an event concerns. The table has no default: a new kind of event does not compile until it
/// is said here where it belongs, so none can be missing from a record unnoticed.
///
/// @param batch that it names, else empty
/// @param unit that it names when it may come without a batch, else empty
/// @param shared whether, without a batch, it concerns every batch that runs; accounts and logins
///   do not
record Ownership(String batch, String unit, boolean shared) {
  private static final Ownership STATION = new Ownership("", "", true);
  private static final Ownership NOBODY = new Ownership("", "", false);

  static Ownership of(Event event) {
    return switch (event) {
      case Event.BatchCreated e -> batch(e.batch());
      case Event.BatchEnded e -> batch(e.batch());
      case Event.EquipmentAcquired e -> batch(e.batch());
      case Event.EquipmentAwaited e -> batch(e.batch());
      case Event.EquipmentReleased e -> batch(e.batch());
      case Event.BatchInterrupted e -> batch(e.batch());
      case Event.BatchRecordWritten e -> batch(e.batch());
      case Event.CommandDecided e -> batch(e.batch());
      case Event.StateChanged e -> batch(e.batch());
      case Event.PhaseBegun e -> batch(e.batch());
      case Event.PhaseNoted e -> batch(e.batch());
      case Event.TransitionTaken e -> batch(e.batch());
      case Event.TransitionForced e -> batch(e.batch());
      case Event.BranchTaken e -> batch(e.batch());
      case Event.RoundEnded e -> batch(e.batch());
      case Event.Synchronized e -> batch(e.batch());
      case Event.ProcedureModeChanged e -> batch(e.batch());
      case Event.PhaseOrdered e -> batch(e.batch());
      case Event.ConditionWaiting e -> batch(e.batch());
      case Event.PromptRaised e -> batch(e.batch());
      case Event.PromptAnswered e -> batch(e.batch());
      case Event.PromptEntered e -> batch(e.batch());
      case Event.PromptVerified e -> batch(e.batch());
      case Event.Signed e -> e.batch().isEmpty() ? NOBODY : batch(e.batch());
      case Event.MessageRaised e -> batch(e.batch());
      case Event.MaterialRead e -> batch(e.batch());
      case Event.AlarmChanged e -> batch(e.batch());
      case Event.CultureSet e -> new Ownership(e.batch(), e.unit(), true);
      case Event.LifeSupportSet e -> new Ownership(e.batch(), e.unit(), true);
      case Event.SetpointChanged e -> new Ownership(e.batch(), e.unit(), true);
      case Event.ModeChanged e -> new Ownership(e.batch(), e.unit(), true);
      case Event.LoopsRun e -> new Ownership(e.batch(), e.unit(), true);
      case Event.TuningChanged e -> new Ownership(e.batch(), e.unit(), true);
      case Event.TuningTestStarted e -> new Ownership(e.batch(), e.unit(), true);
      case Event.TuningTestEnded e -> new Ownership(e.batch(), e.unit(), true);
      case Event.LoopPerformance e -> batch(e.batch());
      case Event.OutputSet e -> new Ownership(e.batch(), e.unit(), true);
      case Event.InterlockTripped e -> new Ownership(e.batch(), e.unit(), true);
      case Event.InterlockReset e -> new Ownership(e.batch(), e.unit(), true);
      case Event.InterlockBypassed e -> new Ownership(e.batch(), e.unit(), true);
      case Event.InterlockBypassEnded e -> new Ownership(e.batch(), e.unit(), true);
      case Event.PermissiveRefused e -> new Ownership(e.batch(), e.unit(), true);
      case Event.ContentNoted e -> new Ownership(e.batch(), e.unit(), true);
      case Event.BatchGap e -> batch(e.batch());
      case Event.DeviationRaised e -> batch(e.batch());
      case Event.DeviationSigned e -> batch(e.batch());
      case Event.RecipeChangeProposed e -> batch(e.batch());
      case Event.RecipeChangePreviewed e -> batch(e.batch());
      case Event.RecipeChangeSigned e -> batch(e.batch());
      case Event.RecipeChanged e -> batch(e.batch());
      case Event.RecipeChangeDropped e -> batch(e.batch());
      case Event.CalibrationBegun e -> new Ownership(e.batch(), e.unit(), true);
      case Event.CalibrationPointTaken e -> new Ownership(e.batch(), e.unit(), true);
      case Event.CalibrationEnded e -> new Ownership(e.batch(), e.unit(), true);
      case Event.StationStarted _,
          Event.StationStopped _,
          Event.ConfigurationLoaded _,
          Event.JournalMended _,
          Event.ScanLate _,
          Event.ScanFailed _,
          Event.ClockJumped _,
          Event.HistorianGap _,
          Event.HistorianBlockSealed _,
          Event.QualityChanged _,
          Event.LinkChanged _,
          Event.InstrumentMet _,
          Event.InstrumentExchanged _,
          Event.InstrumentAccepted _,
          Event.LinkSwitched _ ->
          STATION;
      case Event.RecipeDraftSaved _,
          Event.RecipeRegistered _,
          Event.RecipeRehearsed _,
          Event.RecipeVersionChanged _,
          Event.SiteKeyAccepted _,
          Event.PackageReceived _,
          Event.UserCreated _,
          Event.LoggedIn _,
          Event.LoggedOut _,
          Event.LoginFailed _,
          Event.UserLocked _,
          Event.UserUnlocked _,
          Event.UserDeactivated _,
          Event.PasswordChanged _ ->
          NOBODY;
    };
  }

  private static Ownership batch(String batch) {
    return new Ownership(batch, "", true);
  }

  /// @param running whether the batch exists at this moment of the journal
  boolean belongsTo(String wanted, RecordUnits itsUnits, boolean running) {
    return batch.isEmpty()
        ? running && shared && (unit.isEmpty() || itsUnits.has(unit))
        : batch.equals(wanted);
  }
}
