package org.cellstation.station.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.LiveChanges;
import org.cellstation.station.api.Station;
import org.cellstation.station.journal.Event;
import org.jspecify.annotations.Nullable;

/// The batch processing record: a projection of the journal, made whenever it is asked for. The
/// same journal and the same trends make the same record, byte for byte.
///
/// What a reviewer must read stands first; everything else follows in the order of a protocol. The
/// component names are those of the JSON file.
///
/// @param findings worst kinds first, then by time
/// @param journal which part of the journal this is
public record BatchRecord(
    Header header,
    List<Finding> findings,
    List<FormulaRow> formula,
    List<DeviationRow> deviations,
    List<RecipeChangeRow> recipeChanges,
    List<InterruptionRow> interruptions,
    List<Step> steps,
    List<StateChange> stateChanges,
    List<PromptRow> prompts,
    List<MaterialRow> materials,
    List<CommandRow> commands,
    List<ControlChange> controlChanges,
    List<InterlockRow> interlocks,
    List<LoopRow> loopPerformance,
    List<AlarmRow> alarms,
    List<Trouble> troubles,
    List<ProcessValue> processValues,
    List<Person> people,
    List<Calibration> calibrations,
    List<SignatureRow> signatures,
    List<RecipeStepRow> recipeLife,
    JournalExtent journal,
    Recipe recipe,
    List<TrendData> trends,
    List<JournalRow> auditTrail) {

  /// @param program name and version
  /// @param unit the batch's own
  /// @param units by the role that the recipe gives them; empty when `unit` does all
  /// @param purpose `PATIENT` or `ENGINEERING`
  /// @param batchSize empty when the recipe states none
  /// @param ended null while the batch runs: then the record is an interim one
  /// @param outcome final state of the procedure, or `INTERIM`
  public record Header(
      String station,
      String program,
      String unit,
      Map<String, String> units,
      String batch,
      String order,
      String purpose,
      String recipe,
      String recipeVersion,
      String recipeSha256,
      String batchSize,
      Stamp created,
      @Nullable Stamp started,
      @Nullable Stamp ended,
      String outcome,
      Duration duration) {
    public static final String INTERIM = "INTERIM";
  }

  /// @param kind what raised it
  /// @param status `OPEN` until QA has closed it
  public record DeviationRow(
      String deviation,
      String kind,
      String what,
      Instant from,
      Instant to,
      Stamp raised,
      List<DeviationSignature> signatures,
      String status) {
    public static final String OPEN = "OPEN";
    public static final String CLOSED = "CLOSED";
  }

  /// A change of the recipe while the batch ran.
  ///
  /// @param assumptions of the simulation, empty without one
  /// @param figures of the simulation with either recipe, none without one
  /// @param reportSha256 of the simulation, empty without one
  /// @param status `OPEN`, `IN FORCE` or `DROPPED`
  /// @param decided null while it is open
  /// @param words at which safe point it came into force, or why it did not
  /// @param text of the changed recipe
  public record RecipeChangeRow(
      String change,
      Stamp proposed,
      String reason,
      String fromSha256,
      String sha256,
      String version,
      List<String> differences,
      List<String> assumptions,
      List<LiveChanges.Figure> figures,
      String reportSha256,
      List<RecipeChangeSignature> signatures,
      String status,
      @Nullable Stamp decided,
      String words,
      String text) {
    public static final String OPEN = "OPEN";
    public static final String IN_FORCE = "IN FORCE";
    public static final String DROPPED = "DROPPED";
  }

  /// @param meaning `AUTHORED` or `APPROVED`
  /// @param proposedSha256 what was signed
  /// @param reportSha256 the simulation that was signed along
  public record RecipeChangeSignature(
      Stamp at,
      String printedName,
      String meaning,
      String comment,
      String proposedSha256,
      String reportSha256) {}

  /// What became of the batch while the program was away.
  ///
  /// @param at when everything had told
  /// @param from until when the program looked after the batch
  /// @param to when it was there again
  /// @param byItself whether the procedure went on without a person
  /// @param why it did, or did not
  public record InterruptionRow(
      Stamp at,
      Instant from,
      Instant to,
      List<Seen> variables,
      List<Found> outputs,
      List<String> concerns,
      String deviation,
      boolean byItself,
      String why) {}

  /// @param meaning `EXPLAINED` or `CLOSED`
  /// @param raisedSha256 what was signed
  public record DeviationSignature(
      Stamp at, String printedName, String meaning, String reason, String raisedSha256) {}

  /// One value of the batch's formula.
  ///
  /// @param kind `input`, `process` or `output`; empty when the recipe cannot be read any more
  /// @param value that the batch ran with, or that came out; empty when nothing came out yet
  /// @param recipe what the recipe says for this batch size, empty for an output
  /// @param range that the recipe allows, or expects
  /// @param outside the value is not in the range
  /// @param entered when a person entered an output
  public record FormulaRow(
      String name,
      String kind,
      String description,
      String value,
      String recipe,
      String range,
      boolean outside,
      @Nullable Stamp entered) {}

  /// @param path of the procedural element, empty for the procedure itself
  /// @param phase empty for what is not a phase
  /// @param held time not spent running
  /// @param people who answered its prompts
  public record Step(
      String path,
      String unit,
      String phase,
      Map<String, String> parameters,
      Stamp begun,
      @Nullable Stamp ended,
      String state,
      Duration held,
      List<String> people) {}

  public record StateChange(Stamp at, String path, String from, String to, String cause) {}

  /// @param answered by whom the answer was given, null when nobody has
  /// @param comment of that person
  /// @param verification whether a second person has to confirm it
  /// @param verified by whom it was confirmed, null when nobody has
  /// @param signature what a signature was asked for, else empty
  /// @param late it was answered or confirmed after it was due
  /// @param sentBack what a second person did not confirm, one text each
  public record PromptRow(
      Stamp raised,
      String path,
      String prompt,
      String text,
      List<String> fields,
      Map<String, String> answers,
      @Nullable Stamp answered,
      String comment,
      boolean verification,
      @Nullable Stamp verified,
      String signature,
      boolean late,
      List<String> sentBack) {
    /// Whether nobody has to do anything about it any more.
    public boolean done() {
      return answered != null && (!verification || verified != null);
    }
  }

  /// A label that was read.
  ///
  /// @param reader that scanned it, empty when a person typed it
  public record MaterialRow(
      Stamp at,
      String prompt,
      String field,
      String kind,
      String product,
      String lot,
      String serial,
      String expiry,
      String code,
      String reader) {}

  public record CommandRow(Stamp at, String command, boolean accepted, String detail) {}

  /// @param kind `life support`, `set-point`, `mode` or `output`
  /// @param name with the unit before it where the batch has several
  public record ControlChange(
      Stamp at,
      String kind,
      String name,
      String from,
      String to,
      String unit,
      String reason,
      boolean byPerson) {}

  /// One thing that a row of the cause-and-effect matrix or a permissive did.
  ///
  /// @param kind `tripped`, `reset`, `bypassed`, `bypass ended` or `refused`
  /// @param detail why, and what followed
  public record InterlockRow(
      Stamp at, String kind, String interlock, String title, String detail) {}

  /// How well one loop did over the batch, as the station measured it scan by scan.
  ///
  /// @param tolerance allowed deviation, `NaN` when none is declared
  /// @param measured time in which the loop aimed at a set-point
  /// @param iae integral of the absolute deviation, `unit` x hours
  /// @param travelPercent all movements of the output added up
  /// @param settling on the way to a set-point
  /// @param outside beyond the tolerance after settling
  /// @param withinPercent share of the settled, sighted time within the tolerance, `NaN` for none
  /// @param manual with the output set by a person
  /// @param blind without a good value
  /// @param maxDeviation after settling, `NaN` when it never settled
  /// @param fights occasions on which actuators that undo each other (CO2 and base) were both at
  ///   work
  public record LoopRow(
      String loop,
      String unit,
      double tolerance,
      Duration measured,
      double iae,
      double travelPercent,
      Duration settling,
      Duration outside,
      double withinPercent,
      Duration manual,
      Duration blind,
      double maxDeviation,
      long fights) {}

  /// One occurrence of an alarm.
  ///
  /// @param raised when it was announced
  /// @param comment of who acknowledged it
  public record AlarmRow(
      Stamp raised,
      String alarm,
      String priority,
      String message,
      double value,
      double limit,
      @Nullable Stamp acknowledged,
      String comment,
      @Nullable Stamp returned) {}

  /// @param kind `quality`, `link`, `gap`, `scan`, `clock`, `program`
  public record Trouble(
      Stamp at, String kind, String subject, String from, String to, String detail) {}

  /// Extremes of good values over the time that the batch had a unit, `NaN` when there were none.
  ///
  /// @param on which of its units
  public record ProcessValue(String on, String variable, String unit, double min, double max) {}

  /// @param printedName as in a signature or in the account, else empty
  public record Person(String user, String printedName, String role, int entries) {}

  /// The last calibration of one instrument of a unit until the batch ended.
  ///
  /// @param on which of its units
  /// @param outcome `PASSED`, `FAILED` or `ABANDONED`
  /// @param figures by name: value, unit, smallest and largest allowed
  /// @param validUntil null unless it passed
  public record Calibration(
      String on,
      String instrument,
      String method,
      Stamp at,
      String outcome,
      Map<String, String> figures,
      double factor,
      String findings,
      @Nullable Instant validUntil) {}

  /// @param recordSha256 what was signed
  /// @param subject what was signed, in words; empty for the batch as a whole
  /// @param reason that the signer gave, else empty
  public record SignatureRow(
      Stamp at,
      String user,
      String printedName,
      String meaning,
      String recordSha256,
      String subject,
      String reason) {}

  /// One step in the life of the recipe version that the batch ran, until the batch ended.
  ///
  /// @param user who signed, empty for what the station did by itself
  /// @param meaning of the signature
  /// @param contentSha256 of the recipe text that was signed
  public record RecipeStepRow(
      Instant at,
      String step,
      String from,
      String to,
      String reason,
      String user,
      String printedName,
      String meaning,
      String contentSha256) {}

  /// @param counts entries by kind of event
  /// @param lastHash the chain value that fixes everything before it
  public record JournalExtent(
      long firstSequence,
      long lastSequence,
      int entries,
      String firstPrevious,
      String lastHash,
      Map<String, Integer> counts) {}

  /// The control recipe exactly as it ran.
  public record Recipe(String sha256, String text) {}

  /// One trend as it is drawn.
  ///
  /// @param on which of the batch's units
  public record TrendData(
      String on,
      String variable,
      String unit,
      Instant from,
      Instant to,
      List<Double> min,
      List<Double> max) {
    static TrendData of(String on, Station.Trend trend) {
      return new TrendData(
          on,
          trend.variable(),
          trend.engUnit(),
          trend.from(),
          trend.to(),
          Arrays.stream(trend.min()).boxed().toList(),
          Arrays.stream(trend.max()).boxed().toList());
    }
  }

  /// One journal entry, complete.
  public record JournalRow(Stamp at, String kind, Event event, String hash) {}
}
