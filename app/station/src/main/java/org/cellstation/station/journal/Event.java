package org.cellstation.station.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything that can have happened. One record each; its type name and its fields are what the
/// journal's JSON lines carry, so both are a file format: add records and fields, never change the
/// meaning of one.
///
/// Who, when and in which order stand in the {@link Entry} around the event.
public sealed interface Event {

  // The station itself.

  /// @param version of the program
  record StationStarted(String version, String stationName) implements Event {}

  record StationStopped(String reason) implements Event {}

  /// @param sha256 of the configuration file's bytes, which are kept in `text`
  record ConfigurationLoaded(String sha256, String text) implements Event {}

  record ScanLate(long lateMillis, long count) implements Event {}

  /// A scan did not end; outputs were put to their safe values.
  record ScanFailed(String fault) implements Event {}

  record ClockJumped(long jumpMillis) implements Event {}

  /// A start found the journal's files not as the last stop left them and put them in order; no
  /// acknowledged event was touched.
  ///
  /// @param sideFile where the bytes that were taken out are kept; empty when there were none
  record JournalMended(String file, String what, String sideFile) implements Event {}

  /// The historian has no readings between these instants.
  record HistorianGap(Instant from, Instant to, String reason) implements Event {}

  record HistorianBlockSealed(String file, String sha256, Instant from, Instant to)
      implements Event {}

  // People.

  record UserCreated(String user, String fullName, String role) implements Event {}

  record LoggedIn(String user) implements Event {}

  record LoggedOut(String user, String reason) implements Event {}

  record LoginFailed(String user, String reason) implements Event {}

  record UserLocked(String user, int failures) implements Event {}

  record UserUnlocked(String user, String reason) implements Event {}

  /// The id stays taken for ever.
  record UserDeactivated(String user, String reason) implements Event {}

  record PasswordChanged(String user, String reason) implements Event {}

  // Batches and recipes.

  /// @param recipeText the frozen control recipe, exactly as read
  /// @param purpose `PATIENT` or `ENGINEERING`; empty for a batch of a program that did not ask
  /// @param batchSize with its unit, empty for a recipe that states none
  /// @param formula every value that the batch runs with, by name
  /// @param units by the role that the recipe gives them; empty when `unit` does all
  record BatchCreated(
      String batch,
      String unit,
      String order,
      String recipe,
      String recipeVersion,
      String recipeSha256,
      String recipeText,
      String purpose,
      String batchSize,
      Map<String, String> formula,
      Map<String, String> units)
      implements Event {}

  /// A step of a batch has units or shared equipment from now on, all of it at once.
  ///
  /// @param resources unit ids, or names of shared equipment
  record EquipmentAcquired(String batch, String path, List<String> resources) implements Event {}

  /// A step waits in the queue for what another one has.
  record EquipmentAwaited(String batch, String path, List<String> resources, String why)
      implements Event {}

  record EquipmentReleased(String batch, String path, List<String> resources) implements Event {}

  /// @param outcome the procedure's final state
  record BatchEnded(String batch, String outcome) implements Event {}

  /// The program found this batch running when it started.
  record BatchInterrupted(String batch, Instant lastSeen, String consequence) implements Event {}

  record CommandDecided(String batch, String command, boolean accepted, String detail)
      implements Event {}

  record StateChanged(String batch, String path, String from, String to, String cause)
      implements Event {}

  record PhaseBegun(
      String batch, String path, String unit, String phase, Map<String, String> parameters)
      implements Event {}

  record PhaseNoted(String batch, String path, String name, double value) implements Event {}

  record TransitionTaken(String batch, String path, String condition) implements Event {}

  /// A person ended a phase although its transition was not due.
  record TransitionForced(String batch, String path) implements Event {}

  /// @param branch counted from 0
  record BranchTaken(String batch, String path, int branch, String why) implements Event {}

  /// @param again false when the loop was left
  record RoundEnded(String batch, String path, int round, boolean again, String why)
      implements Event {}

  /// A parallel branch came to where it waits for others.
  record Synchronized(String batch, String path, String name) implements Event {}

  record ProcedureModeChanged(String batch, String from, String to) implements Event {}

  /// A person let the next phase begin.
  record PhaseOrdered(String batch, String path) implements Event {}

  record ConditionWaiting(String batch, String path, String condition, String why)
      implements Event {}

  /// @param fields what each field asked for, as the operator read it
  /// @param picture file name of the image beside it, empty for none
  /// @param verified a second person has to confirm the answer
  /// @param signature what signing means here, empty when no signature is asked
  /// @param dueSeconds after which an answer is late, 0 for never
  record PromptRaised(
      String batch,
      String path,
      String prompt,
      String text,
      List<String> fields,
      String picture,
      boolean verified,
      String signature,
      long dueSeconds)
      implements Event {}

  /// By the only person that it needs.
  ///
  /// @param comment of that person, empty when none; why an answer that was not expected is right
  /// @param late it came after it was due
  record PromptAnswered(
      String batch,
      String path,
      String prompt,
      Map<String, String> answers,
      String comment,
      boolean late)
      implements Event {}

  /// The first of two persons has answered.
  ///
  /// @param by that person
  record PromptEntered(
      String batch,
      String path,
      String prompt,
      Map<String, String> answers,
      String comment,
      String by,
      boolean late)
      implements Event {}

  /// The second of two persons has confirmed what the first has entered, or sent it back.
  ///
  /// @param by that person, who signed
  record PromptVerified(
      String batch,
      String path,
      String prompt,
      boolean right,
      String comment,
      String by,
      boolean late)
      implements Event {}

  /// A person signed, with user id and password, at this moment.
  ///
  /// @param batch empty when what was signed belongs to none, for example a recipe version
  /// @param meaning of the signature: authorship, review, approval, ...
  /// @param recordSha256 of what was signed
  /// @param subject what was signed, in words; empty for the batch as a whole
  /// @param reason that the signer gave, empty when none was asked for
  record Signed(
      String batch,
      String meaning,
      String printedName,
      String recordSha256,
      String subject,
      String reason)
      implements Event {}

  record BatchRecordWritten(String batch, String jsonSha256, String pdfSha256) implements Event {}

  /// A person wrote a recipe text into the station's recipe folder.
  ///
  /// @param recipe its id, empty while the text has faults; so is `version`
  record RecipeDraftSaved(String file, String recipe, String version, String sha256)
      implements Event {}

  /// A version of a recipe entered its life cycle: from now on its label belongs to this text.
  ///
  /// @param text exactly as it was read; `sha256` is that of its UTF-8 bytes
  record RecipeRegistered(String recipe, String version, String sha256, String title, String text)
      implements Event {}

  /// A rehearsal of exactly this content has ended.
  ///
  /// @param verdict `PASSED` or `FAILED`
  /// @param donors simulated with nothing wrong
  /// @param faults of the declared set that were run
  /// @param reportSha256 of the report
  /// @param uncovered by name what no run reached and nobody declared out of reach
  record RecipeRehearsed(
      String recipe,
      String version,
      String sha256,
      String verdict,
      long donors,
      long faults,
      String reportSha256,
      List<String> uncovered)
      implements Event {}

  /// A version moved in its life cycle. The signature of who moved it stands right before.
  ///
  /// @param action `SUBMIT`, `APPROVE`, `REJECT`, `MAKE_EFFECTIVE`, `WITHDRAW` or `REINSTATE`
  /// @param reason empty when none was asked for
  /// @param effectiveFrom 1970 unless it was made effective
  /// @param expires 1970 when it never does
  record RecipeVersionChanged(
      String recipe,
      String version,
      String sha256,
      String action,
      String from,
      String to,
      String reason,
      Instant effectiveFrom,
      Instant expires)
      implements Event {}

  /// From now on transfer packages that this key signs are taken: a person has compared its
  /// fingerprint with what the site said.
  ///
  /// @param account of this computer, in which the person did so
  /// @param acceptedAt when they did
  record SiteKeyAccepted(String site, String fingerprint, String account, Instant acceptedAt)
      implements Event {}

  /// A verified transfer package was unpacked; its recipe stands among the recipes as a draft.
  ///
  /// @param sha256 of the recipe's text
  /// @param packageSha256 of the package's bytes
  /// @param account of this computer, in which a person unpacked it
  /// @param receivedAt when they did
  record PackageReceived(
      String recipe,
      String version,
      String sha256,
      String site,
      String fingerprint,
      String packageSha256,
      String account,
      Instant receivedAt)
      implements Event {}

  /// A recipe told the operators something; an alarm of low priority shows it until somebody
  /// acknowledges it.
  record MessageRaised(String batch, String unit, String text) implements Event {}

  /// A label was read, for an answer that asked for its code.
  ///
  /// @param field of the prompt
  /// @param code as read, control characters as `<GS>`
  /// @param kind GS1 or ISBT 128
  /// @param product GTIN or product code, empty when the label does not say
  /// @param lot batch or donation number, empty when the label does not say
  /// @param expiry local time, empty when the label does not say
  /// @param reader that scanned it, empty when a person typed it
  record MaterialRead(
      String batch,
      String unit,
      String prompt,
      String field,
      String code,
      String kind,
      String product,
      String lot,
      String serial,
      String expiry,
      String reader)
      implements Event {}

  // Control.

  /// Temperature, gas and agitation of a unit are on (or, by an explicit phase only, off).
  record LifeSupportSet(
      String batch, String unit, boolean on, double minRockRateRpm, double gasFlowMlPerMin)
      implements Event {}

  /// Cells are in the unit from now on, or no more: manufacture begins with the first.
  record CultureSet(String batch, String unit, boolean cells) implements Event {}

  /// @param batch empty when none runs on the unit
  record SetpointChanged(
      String batch, String unit, String loop, double from, double to, String engUnit, String reason)
      implements Event {}

  record ModeChanged(String batch, String unit, String loop, String from, String to, String reason)
      implements Event {}

  /// A phase started loops that are not life support, or stopped them.
  ///
  /// @param setpoints by loop, with their units; empty when they stopped
  record LoopsRun(String batch, String unit, boolean on, Map<String, String> setpoints)
      implements Event {}

  /// A person gave a loop other parameters. Where they are scheduled, these are the ones at the
  /// operating point of that moment, and the whole schedule was scaled alike.
  record TuningChanged(
      String batch,
      String unit,
      String loop,
      double fromGain,
      double toGain,
      double fromIntegralSeconds,
      double toIntegralSeconds,
      double fromDerivativeSeconds,
      double toDerivativeSeconds,
      double fromSetpointWeight,
      double toSetpointWeight,
      double fromDerivativeFilter,
      double toDerivativeFilter,
      String reason)
      implements Event {}

  /// A step or relay test of a loop begins: the loop is in MANUAL and the test moves its output,
  /// until {@link TuningTestEnded}. Every start of the program ends it.
  ///
  /// @param kind `STEP` or `RELAY`
  /// @param plan size, limits and times by name, with their units
  /// @param mode that the loop had, and will have again
  /// @param setpoint that it had, and will have again
  /// @param outputPercent where the output stood
  record TuningTestStarted(
      String batch,
      String unit,
      String loop,
      String kind,
      Map<String, String> plan,
      String mode,
      double setpoint,
      double outputPercent,
      String reason)
      implements Event {}

  /// @param outcome `DONE`, `REFUSED` (the result is not good enough) or `STOPPED`
  /// @param figures of the process that was found, by name; times in seconds
  /// @param detail what came of it, or why nothing did
  record TuningTestEnded(
      String batch,
      String unit,
      String loop,
      String kind,
      String outcome,
      Map<String, String> figures,
      String detail)
      implements Event {}

  /// How well a loop did since the last such event; the events of a batch add up to the whole.
  ///
  /// @param engUnit of the set-point; `iae` is in this unit x hours
  /// @param iae `NaN` when nothing was compared with the set-point
  /// @param seconds measured
  /// @param settlingSeconds on the way to a set-point, or with nothing to compare with it
  /// @param outSeconds outside the tolerance after settling, `NaN` without a tolerance
  /// @param manualSeconds with the output set by a person
  /// @param blindSeconds without a good value
  /// @param maxDeviation after settling, `NaN` when there was none
  /// @param tolerance allowed deviation, `NaN` when none is declared
  /// @param fights occasions on which two actuators that undo each other were both at work
  record LoopPerformance(
      String batch,
      String unit,
      String loop,
      String engUnit,
      double seconds,
      double iae,
      double travelPercent,
      double settlingSeconds,
      double outSeconds,
      double manualSeconds,
      double blindSeconds,
      double maxDeviation,
      double tolerance,
      long fights)
      implements Event {}

  record OutputSet(
      String batch, String unit, String output, double from, double to, String engUnit, String why)
      implements Event {}

  // Interlocks.

  /// A row of a unit's cause-and-effect matrix has tripped.
  ///
  /// @param batch empty when none runs on the unit
  /// @param cause in words
  /// @param value it was judged by, `NaN` when by none
  /// @param effects what it does, one text a cell
  /// @param firstOut all others were normal
  /// @param bypassed it had no effect
  record InterlockTripped(
      String batch,
      String unit,
      String interlock,
      String title,
      String cause,
      double value,
      List<String> effects,
      boolean firstOut,
      boolean bypassed)
      implements Event {}

  /// It is normal again: its cause is gone, or a person has reset it.
  record InterlockReset(String batch, String unit, String interlock, String title, String why)
      implements Event {}

  /// A person has set it aside for a time.
  record InterlockBypassed(
      String batch, String unit, String interlock, String title, Instant until, String reason)
      implements Event {}

  record InterlockBypassEnded(String batch, String unit, String interlock, String title, String why)
      implements Event {}

  /// Something was to begin and was not let.
  ///
  /// @param target what was to begin
  record PermissiveRefused(
      String batch, String unit, String permissive, String title, String target, String why)
      implements Event {}

  /// What was in the vessel by the volume balance.
  record ContentNoted(String batch, String unit, double grams, String why) implements Event {}

  // Interruptions and deviations.

  /// What was found after the program had been away while a batch ran, once the devices had told.
  ///
  /// @param from until when the program is known to have looked after the batch
  /// @param to when it was there again
  /// @param variables by name: unit; last and first usable reading; value before and after; judged;
  ///   limit that the value after exceeds - separated by semicolons
  /// @param outputs by name: unit; last commanded; found; judged; what that means
  /// @param concerns what a person has to look after, in words
  /// @param deviation that was raised for it
  /// @param byItself whether the procedure goes on without a person
  /// @param why it does, or does not
  record BatchGap(
      String batch,
      String unit,
      Instant from,
      Instant to,
      Map<String, String> variables,
      Map<String, String> outputs,
      List<String> concerns,
      String deviation,
      boolean byItself,
      String why)
      implements Event {}

  /// Something departed from the recipe, from its limits or from how the station is to work; QA
  /// judges it.
  ///
  /// @param deviation its id: the batch, `-D` and a number
  /// @param kind what raised it: `INTERRUPTION`, `FORMULA`, `RECIPE_CHANGE`
  /// @param to when it ended; as `from` for what has no length
  record DeviationRaised(
      String batch,
      String unit,
      String deviation,
      String kind,
      String what,
      Instant from,
      Instant to)
      implements Event {}

  /// A person has signed a deviation.
  ///
  /// @param meaning `EXPLAINED`, or `CLOSED` by QA: then nobody signs it any more
  /// @param raisedSha256 of what was signed: the canonical JSON of its {@link DeviationRaised}
  record DeviationSigned(
      String batch,
      String deviation,
      String meaning,
      String printedName,
      String reason,
      String raisedSha256)
      implements Event {}

  // Changes of the recipe of a running batch.

  /// Somebody wants a batch to go on by another recipe text.
  ///
  /// @param change its id: the batch, `-C` and a number
  /// @param back whether the text was in force before
  /// @param fromSha256 of the text in force
  /// @param text exactly as it was proposed; `sha256` is that of its UTF-8 bytes
  /// @param formula every value that the batch would run with, by name
  /// @param differences in the process, in words
  record RecipeChangeProposed(
      String batch,
      String change,
      boolean back,
      String fromSha256,
      String sha256,
      String recipeVersion,
      String text,
      Map<String, String> formula,
      List<String> differences,
      String reason)
      implements Event {}

  /// The rest of the batch was simulated with either text.
  ///
  /// @param assumptions what was taken for granted of the vessel
  /// @param figures what each is of
  /// @param before of each figure, with the recipe as it was
  /// @param after of each figure, with the changed one
  record RecipeChangePreviewed(
      String batch,
      String change,
      Instant from,
      List<String> assumptions,
      List<String> figures,
      List<String> before,
      List<String> after,
      String report,
      String reportSha256)
      implements Event {}

  /// @param meaning `AUTHORED` or `APPROVED`
  /// @param proposedSha256 of what was signed: the canonical JSON of its {@link
  ///   RecipeChangeProposed}
  /// @param reportSha256 of the simulation that was signed along, empty without one
  record RecipeChangeSigned(
      String batch,
      String change,
      String meaning,
      String printedName,
      String comment,
      String proposedSha256,
      String reportSha256)
      implements Event {}

  /// From here on the batch goes on by the changed recipe.
  ///
  /// @param at which safe point
  record RecipeChanged(String batch, String change, String sha256, String at) implements Event {}

  /// It will not take effect.
  record RecipeChangeDropped(String batch, String change, String why) implements Event {}

  // Calibration.

  /// @param batch empty when none runs on the unit
  /// @param target instrument or pump channel
  /// @param method name of a way to calibrate: `TWO_POINT`, `COLLECT_AND_WEIGH`, ...
  record CalibrationBegun(String batch, String unit, String target, String method)
      implements Event {}

  /// One standard, sample or run of a pump.
  ///
  /// @param given the true value
  /// @param asFound what the instrument said before
  /// @param asLeft what it said after, `NaN` when there was nothing to read
  /// @param accepted whether the instrument works with it
  /// @param stable whether the instrument found its value steady
  /// @param detail what the instrument says about it, in words
  record CalibrationPointTaken(
      String batch,
      String unit,
      String target,
      String point,
      double given,
      double asFound,
      double asLeft,
      String engUnit,
      boolean accepted,
      boolean stable,
      String detail)
      implements Event {}

  /// @param outcome `PASSED`, `FAILED` or `ABANDONED` (nothing was changed)
  /// @param figures by name: value, unit, smallest and largest allowed, separated by semicolons
  /// @param factor in force from now on: what a pump delivers for each mL it is told; else 1
  /// @param findings why it failed, or what to look after
  /// @param validUntil 1970 unless it passed
  record CalibrationEnded(
      String batch,
      String unit,
      String target,
      String method,
      String outcome,
      Map<String, String> figures,
      double factor,
      String findings,
      Instant validUntil)
      implements Event {}

  // Alarms and links.

  /// @param alarm its configured id, for example `BR-1.temperature.high`
  /// @param cause the ISA-18.2 event: ALARM, ACK, RTN, RE_ALARM, RESET, SHELVE, ...
  /// @param value at this instant, `NaN` when there was none
  record AlarmChanged(
      String batch,
      String alarm,
      String priority,
      String message,
      String cause,
      String from,
      String to,
      double value,
      double limit,
      String comment)
      implements Event {}

  record QualityChanged(String source, String from, String to, String cause) implements Event {}

  record LinkChanged(String link, String from, String to, String detail) implements Event {}

  /// An instrument answered at a place where none was known before; from now on it is expected
  /// there.
  record InstrumentMet(
      String instrument, String maker, String model, String serial, String firmware)
      implements Event {}

  /// Another instrument than the expected one answers; it is neither read nor written.
  ///
  /// @param expected maker, model and serial number in words
  record InstrumentExchanged(String instrument, String expected, String found) implements Event {}

  /// A person said that this instrument belongs there from now on.
  record InstrumentAccepted(
      String instrument, String maker, String model, String serial, String firmware, String reason)
      implements Event {}

  /// A person switched an instrument, or a whole bus, off or on.
  ///
  /// @param instrument empty for the whole bus
  record LinkSwitched(String bus, String instrument, boolean on, String reason) implements Event {}
}
