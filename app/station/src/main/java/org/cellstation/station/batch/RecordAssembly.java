package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.Station;
import org.cellstation.station.calibration.CalibrationPlan;
import org.cellstation.station.interruption.GapText;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.VersionBook;
import org.jspecify.annotations.Nullable;

/// Builds a batch record from journal entries and nothing else but trends. Entries of other batches
/// are passed over; what concerns the whole station (links, clock, value quality) counts while the
/// batch existed.
///
/// Callable from any thread but the control thread: it reads trends.
public final class RecordAssembly {
  /// What is drawn and summarised.
  static final List<String> VARIABLES =
      List.of(
          "temperature",
          "pH",
          "DO",
          "weight",
          "rock rate",
          "stir rate",
          "recirculation flow",
          "air flow",
          "O2 flow",
          "CO2 flow",
          "N2 flow",
          "base flow",
          "capacitance",
          "glucose",
          "lactate");

  private static final int TREND_BUCKETS = 400;
  private static final int SHORTEST_BUCKET_SECONDS = 5;

  private final String batch;
  private final StepHistory steps = new StepHistory();
  private final AlarmHistory alarms = new AlarmHistory();
  private final TroubleHistory troubles = new TroubleHistory();
  private final RecordUnits units = new RecordUnits();
  private final ControlHistory control = new ControlHistory(units);
  private final InterlockHistory interlocks = new InterlockHistory(units);
  private final FormulaHistory formula = new FormulaHistory();
  private final DeviationHistory deviations = new DeviationHistory();
  private final ChangeHistory changes = new ChangeHistory();
  private final List<BatchRecord.InterruptionRow> interruptions = new ArrayList<>();
  private final PerformanceHistory performance = new PerformanceHistory(units);
  private final PromptHistory prompts = new PromptHistory();
  private final List<BatchRecord.MaterialRow> materials = new ArrayList<>();
  private final Map<String, BatchRecord.Person> people = new TreeMap<>();
  private final Map<String, Calibrated> calibrations = new TreeMap<>();
  private final List<BatchRecord.SignatureRow> signatures = new ArrayList<>();
  private final List<BatchRecord.JournalRow> trail = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  private final VersionBook versions = new VersionBook();

  /// @param exchanged when another instrument took its place, empty while it is the same one
  private record Calibrated(Stamp at, Event.CalibrationEnded event, String exchanged) {
    boolean holds() {
      return event.outcome().equals("PASSED") && exchanged.isEmpty();
    }

    Calibrated after(Stamp when, Event.InstrumentAccepted accepted) {
      return CalibrationPlan.isAt(event.target(), accepted.instrument())
          ? new Calibrated(
              at,
              event,
              "held until %s, when serial %s took its place"
                  .formatted(when.utc(), accepted.serial()))
          : this;
    }

    String findings() {
      return exchanged.isEmpty() || event.findings().isEmpty()
          ? event.findings() + exchanged
          : event.findings() + "; " + exchanged;
    }
  }

  private @Nullable Stamp created;
  private Event.@Nullable BatchCreated creation;
  private @Nullable Stamp ended;
  private String outcome = BatchRecord.Header.INTERIM;
  private String firstPrevious = "";

  private RecordAssembly(String batch) {
    this.batch = batch;
  }

  /// @param station its name
  /// @param program name and version
  /// @param entries in the journal's order, from the batch's creation or earlier to at least its
  ///   last entry
  /// @return empty when the entries do not contain the batch's creation
  public static Optional<BatchRecord> of(
      String station, String program, String batch, List<Entry> entries, TrendSource trends) {
    RecordAssembly assembly = new RecordAssembly(batch);
    entries.forEach(assembly::take);
    return assembly.record(station, program, trends);
  }

  private void take(Entry entry) {
    Stamp at = Stamp.of(entry);
    if (ended == null) {
      versions.take(entry);
    }
    if (entry.event() instanceof Event.UserCreated user) {
      people.merge(
          user.user(),
          new BatchRecord.Person(user.user(), user.fullName(), user.role(), 0),
          (known, fresh) ->
              new BatchRecord.Person(
                  known.user(), fresh.printedName(), fresh.role(), known.entries()));
      return;
    }
    if (entry.event() instanceof Event.CalibrationEnded calibrated && ended == null) {
      calibrations.put(calibrated.target(), new Calibrated(at, calibrated, ""));
    }
    if (entry.event() instanceof Event.InstrumentAccepted accepted && ended == null) {
      calibrations.replaceAll((_, known) -> known.after(at, accepted));
    }
    if (entry.event() instanceof Event.BatchCreated creating && creating.batch().equals(batch)) {
      created = at;
      creation = creating;
      units.created(at, creating);
      firstPrevious = entry.previous();
    }
    boolean running = created != null && ended == null;
    if (!Ownership.of(entry.event()).belongsTo(batch, units, running)) {
      return;
    }
    sort(at, entry.event());
    String kind = entry.event().getClass().getSimpleName();
    trail.add(new BatchRecord.JournalRow(at, kind, entry.event(), entry.hash()));
    counts.merge(kind, 1, Integer::sum);
    if (at.byPerson()) {
      people.merge(
          at.actor(),
          new BatchRecord.Person(at.actor(), "", "", 1),
          (known, fresh) ->
              new BatchRecord.Person(
                  known.user(), known.printedName(), known.role(), known.entries() + 1));
    }
  }

  private void sort(Stamp at, Event event) {
    switch (event) {
      case Event.StateChanged e -> steps.changed(at, e);
      case Event.PhaseBegun e -> steps.begun(at, e);
      case Event.PromptRaised e -> prompts.raised(at, e);
      case Event.PromptAnswered e -> {
        steps.answered(at, e.path());
        prompts.answered(at, e);
        formula.answered(at, e);
      }
      case Event.PromptEntered e -> {
        steps.answered(at, e.path());
        prompts.entered(at, e);
        formula.entered(at, e);
      }
      case Event.PromptVerified e -> {
        steps.answered(at, e.path());
        prompts.verified(at, e);
        formula.verified(e);
      }
      case Event.MaterialRead e ->
          materials.add(
              new BatchRecord.MaterialRow(
                  at,
                  e.prompt(),
                  e.field(),
                  e.kind(),
                  e.product(),
                  e.lot(),
                  e.serial(),
                  e.expiry(),
                  e.code(),
                  e.reader()));
      case Event.CommandDecided e -> control.command(at, e);
      case Event.LifeSupportSet e -> control.lifeSupport(at, e);
      case Event.SetpointChanged e -> control.setpoint(at, e);
      case Event.ModeChanged e -> control.mode(at, e);
      case Event.TuningChanged e -> control.tuning(at, e);
      case Event.LoopsRun e -> control.loops(at, e);
      case Event.OutputSet e -> control.output(at, e);
      case Event.LoopPerformance e -> performance.take(e);
      case Event.AlarmChanged e -> alarms.changed(at, e);
      case Event.InterlockTripped e -> interlocks.tripped(at, e);
      case Event.InterlockReset e -> interlocks.reset(at, e);
      case Event.InterlockBypassed e -> interlocks.bypassed(at, e);
      case Event.InterlockBypassEnded e -> interlocks.bypassEnded(at, e);
      case Event.PermissiveRefused e -> interlocks.refused(at, e);
      case Event.BatchGap e -> interruptions.add(interruption(at, e));
      case Event.DeviationRaised e -> deviations.raised(at, e);
      case Event.DeviationSigned e -> deviations.signed(at, e);
      case Event.RecipeChangeProposed e -> changes.proposed(at, e);
      case Event.RecipeChangePreviewed e -> changes.previewed(e);
      case Event.RecipeChangeSigned e -> changes.signed(at, e);
      case Event.RecipeChanged e -> changes.inForce(at, e);
      case Event.RecipeChangeDropped e -> changes.dropped(at, e);
      case Event.ConditionWaiting e -> troubles.waiting(at, e);
      case Event.QualityChanged e -> troubles.quality(at, e);
      case Event.LinkChanged e -> troubles.link(at, e);
      case Event.InstrumentExchanged e ->
          troubles.instrument(at, e.instrument(), e.expected(), e.found(), "another instrument");
      case Event.InstrumentAccepted e ->
          troubles.instrument(at, e.instrument(), "", "serial " + e.serial(), e.reason());
      case Event.LinkSwitched e ->
          troubles.instrument(
              at,
              e.instrument().isEmpty() ? e.bus() : e.instrument(),
              e.on() ? "off" : "on",
              e.on() ? "on" : "off",
              e.reason());
      case Event.HistorianGap e -> troubles.gap(at, e);
      case Event.ScanLate e -> troubles.late(at, e);
      case Event.ClockJumped e -> troubles.clock(at, e);
      case Event.BatchInterrupted e -> troubles.interrupted(at, e);
      case Event.StationStarted e -> troubles.program(at, "started, version " + e.version());
      case Event.ScanFailed e -> troubles.program(at, "a scan failed: " + e.fault());
      case Event.JournalMended e -> troubles.program(at, e.what());
      case Event.StationStopped e -> troubles.program(at, "stopped: " + e.reason());
      case Event.Signed e ->
          signatures.add(
              new BatchRecord.SignatureRow(
                  at,
                  at.actor(),
                  e.printedName(),
                  e.meaning(),
                  e.recordSha256(),
                  e.subject(),
                  e.reason()));
      case Event.BranchTaken e ->
          steps.decided(at, e.path(), "branch " + (e.branch() + 1), e.why());
      case Event.RoundEnded e ->
          steps.decided(
              at,
              e.path(),
              (e.again() ? "again after round " : "left after round ") + e.round(),
              e.why());
      case Event.Synchronized e -> steps.decided(at, e.path(), "reached " + e.name(), "");
      case Event.TransitionForced e -> steps.decided(at, e.path(), "ended by order", "");
      case Event.PhaseOrdered e -> steps.decided(at, e.path(), "begun by order", "");
      case Event.ProcedureModeChanged e ->
          steps.decided(at, "", "mode " + e.to(), "was " + e.from());
      case Event.BatchEnded e -> {
        ended = at;
        outcome = e.outcome();
      }
      case Event.EquipmentAcquired e -> units.acquired(at, e);
      case Event.EquipmentReleased e -> units.released(at, e);
      case Event.BatchCreated _,
          Event.EquipmentAwaited _,
          Event.BatchRecordWritten _,
          Event.PhaseNoted _,
          Event.ContentNoted _,
          Event.CultureSet _,
          Event.TuningTestStarted _,
          Event.TuningTestEnded _,
          Event.InstrumentMet _,
          Event.TransitionTaken _,
          Event.RecipeDraftSaved _,
          Event.RecipeRegistered _,
          Event.RecipeRehearsed _,
          Event.RecipeVersionChanged _,
          Event.SiteKeyAccepted _,
          Event.PackageReceived _,
          Event.CalibrationBegun _,
          Event.CalibrationPointTaken _,
          Event.CalibrationEnded _,
          Event.ConfigurationLoaded _,
          Event.HistorianBlockSealed _,
          Event.UserCreated _,
          Event.LoggedIn _,
          Event.LoggedOut _,
          Event.LoginFailed _,
          Event.MessageRaised _,
          Event.UserLocked _,
          Event.UserUnlocked _,
          Event.UserDeactivated _,
          Event.PasswordChanged _ -> {
        // In the audit trail, if it belongs to the batch at all.
      }
    }
  }

  private static BatchRecord.InterruptionRow interruption(Stamp at, Event.BatchGap gap) {
    return new BatchRecord.InterruptionRow(
        at,
        gap.from(),
        gap.to(),
        GapText.variables(gap),
        GapText.outputs(gap),
        gap.concerns(),
        gap.deviation(),
        gap.byItself(),
        gap.why());
  }

  private Optional<BatchRecord> record(String station, String program, TrendSource source) {
    Stamp from = created;
    Event.BatchCreated origin = creation;
    if (from == null || origin == null) {
      return Optional.empty();
    }
    Instant end = ended != null ? ended.utc() : trail.getLast().at().utc();
    List<BatchRecord.TrendData> trends = new ArrayList<>();
    for (RecordUnits.Stay stay : units.stays()) {
      trends.addAll(trends(stay, end, source));
    }
    return Optional.of(
        new BatchRecord(
            new BatchRecord.Header(
                station,
                program,
                origin.unit(),
                Map.copyOf(units.roles()),
                batch,
                origin.order(),
                Purpose.of(origin.purpose()).name(),
                origin.recipe(),
                origin.recipeVersion(),
                origin.recipeSha256(),
                origin.batchSize(),
                from,
                steps.started(),
                ended,
                outcome,
                Duration.between(from.utc(), end)),
            findings(end),
            formula.rows(origin),
            deviations.rows(),
            changes.rows(),
            List.copyOf(interruptions),
            steps.steps(end),
            List.copyOf(steps.changes()),
            prompts.all(),
            List.copyOf(materials),
            List.copyOf(control.commands()),
            List.copyOf(control.changes()),
            List.copyOf(interlocks.rows()),
            performance.rows(),
            alarms.rows(),
            List.copyOf(troubles.rows()),
            trends.stream().map(RecordAssembly::extremes).toList(),
            people(),
            calibrations(),
            List.copyOf(signatures),
            recipeLife(origin.recipeSha256(), end),
            new BatchRecord.JournalExtent(
                from.sequence(),
                trail.getLast().at().sequence(),
                trail.size(),
                firstPrevious,
                trail.getLast().hash(),
                counts),
            new BatchRecord.Recipe(origin.recipeSha256(), origin.recipeText()),
            trends,
            List.copyOf(trail)));
  }

  private List<Finding> findings(Instant end) {
    List<Finding> findings = new ArrayList<>();
    Stamp over = ended;
    if (over != null && !outcome.equals("COMPLETE")) {
      findings.add(Finding.at(Finding.Kind.NOT_COMPLETED, "The procedure ended " + outcome, over));
    }
    findings.addAll(deviations.findings());
    findings.addAll(steps.findings(end));
    findings.addAll(alarms.findings(end));
    findings.addAll(control.findings());
    findings.addAll(interlocks.findings(end));
    findings.addAll(troubles.findings(end));
    findings.addAll(prompts.findings());
    findings.sort(Comparator.comparing(Finding::kind).thenComparingLong(f -> f.first().sequence()));
    return findings;
  }

  /// While the batch had the unit.
  private static List<BatchRecord.TrendData> trends(
      RecordUnits.Stay stay, Instant batchEnd, TrendSource source) {
    Instant left = stay.to();
    Instant end = left == null ? batchEnd : left;
    List<BatchRecord.TrendData> trends = new ArrayList<>();
    if (!end.isAfter(stay.from())) {
      return trends;
    }
    long seconds = Duration.between(stay.from(), end).toSeconds();
    int buckets = (int) Math.clamp(seconds / SHORTEST_BUCKET_SECONDS, 1L, TREND_BUCKETS);
    for (String variable : VARIABLES) {
      if (source.measures(stay.unit(), variable)) {
        Station.Trend trend = source.trend(stay.unit(), variable, stay.from(), end, buckets);
        trends.add(BatchRecord.TrendData.of(stay.unit(), trend));
      }
    }
    return trends;
  }

  private List<BatchRecord.Calibration> calibrations() {
    return calibrations.values().stream()
        .filter(c -> units.had(c.event().unit()))
        .map(
            c ->
                new BatchRecord.Calibration(
                    c.event().unit(),
                    c.event().target(),
                    c.event().method(),
                    c.at(),
                    c.event().outcome(),
                    c.event().figures(),
                    c.event().factor(),
                    c.findings(),
                    c.holds() ? c.event().validUntil() : null))
        .toList();
  }

  /// Empty for a text that was never submitted: then it was an engineering run.
  private List<BatchRecord.RecipeStepRow> recipeLife(String sha256, Instant end) {
    return versions.version(sha256).stream()
        .flatMap(version -> versions.history(version, end).stream())
        .map(RecordAssembly::step)
        .toList();
  }

  private static BatchRecord.RecipeStepRow step(RecipeBook.Past past) {
    RecipeBook.Signature signature = past.signature();
    return new BatchRecord.RecipeStepRow(
        past.at(),
        past.what(),
        past.from().name(),
        past.to().name(),
        past.reason(),
        signature == null ? "" : signature.user(),
        signature == null ? "" : signature.printedName(),
        signature == null ? "" : signature.meaning(),
        signature == null ? "" : signature.sha256());
  }

  /// Those who did something in this batch, with the name they sign with.
  private List<BatchRecord.Person> people() {
    Map<String, String> signing = new TreeMap<>();
    signatures.forEach(s -> signing.put(s.user(), s.printedName()));
    return people.values().stream()
        .filter(p -> p.entries() > 0)
        .map(
            p ->
                new BatchRecord.Person(
                    p.user(),
                    signing.getOrDefault(p.user(), p.printedName()),
                    p.role(),
                    p.entries()))
        .toList();
  }

  private static BatchRecord.ProcessValue extremes(BatchRecord.TrendData trend) {
    return new BatchRecord.ProcessValue(
        trend.on(),
        trend.variable(),
        trend.unit(),
        trend.min().stream().filter(Double::isFinite).min(Double::compare).orElse(Double.NaN),
        trend.max().stream().filter(Double::isFinite).max(Double::compare).orElse(Double.NaN));
  }
}
