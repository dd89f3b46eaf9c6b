package org.cellstation.station.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.batch.Finding.Kind;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.KeptVersion;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecordAssemblyTest {
  private static BatchRecord record(List<Entry> entries) {
    return RecordAssembly.of(
            "Suite 3",
            "Cellstation 0.1.0",
            SampleBatch.BATCH,
            entries,
            SampleBatch.ofTheBag(SampleBatch::shortTrend))
        .orElseThrow();
  }

  private final BatchRecord record = record(SampleBatch.entries());

  private List<String> found(Kind kind) {
    return record.findings().stream().filter(f -> f.kind() == kind).map(Finding::text).toList();
  }

  private static Entry calibrated(Entry near, String unit, String target, String outcome) {
    var event =
        new Event.CalibrationEnded(
            "",
            unit,
            target,
            "TWO_POINT",
            outcome,
            Map.of("slope", "99.5;%;92.0;108.0"),
            1,
            "",
            near.utc().plus(Duration.ofDays(30)));
    return new Entry(near.sequence(), near.utc(), near.offset(), "anna", event, "", "");
  }

  @Test
  void listsTheLastCalibrationOfEachInstrumentOfTheUnit() {
    Entry first = SampleBatch.entries().getFirst();
    List<Entry> entries = new ArrayList<>();
    entries.add(calibrated(first, "BR-1", "AT-101", "FAILED"));
    entries.add(calibrated(first, "BR-1", "AT-101", "PASSED"));
    entries.add(calibrated(first, "BR-9", "AT-901", "PASSED"));
    entries.addAll(SampleBatch.entries());
    List<BatchRecord.Calibration> all = record(entries).calibrations();
    assertEquals(List.of("AT-101"), all.stream().map(c -> c.instrument()).toList());
    assertEquals("PASSED", all.getFirst().outcome());
    assertEquals("anna", all.getFirst().at().actor());
    assertEquals(first.utc().plus(Duration.ofDays(30)), all.getFirst().validUntil());
  }

  @Test
  void aCalibrationEndsWithTheInstrumentItWasMadeOn() {
    Entry first = SampleBatch.entries().getFirst();
    List<Entry> entries = new ArrayList<>();
    entries.add(calibrated(first, "BR-1", "P-101.channel1", "PASSED"));
    entries.add(calibrated(first, "BR-1", "AT-101", "PASSED"));
    var accepted = new Event.InstrumentAccepted("P-101", "Maker", "pump", "B2", "1", "spare");
    entries.add(new Entry(first.sequence(), first.utc(), first.offset(), "anna", accepted, "", ""));
    entries.addAll(SampleBatch.entries());
    List<BatchRecord.Calibration> all = record(entries).calibrations();
    assertEquals(first.utc().plus(Duration.ofDays(30)), all.getFirst().validUntil());
    assertNull(all.getLast().validUntil());
    assertEquals(
        "held until " + first.utc() + ", when serial B2 took its place", all.getLast().findings());
  }

  /// The same batch, made with a version that went through its life before.
  static List<Entry> withALife() {
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : SampleBatch.entries()) {
      if (entry.event() instanceof Event.BatchCreated old) {
        String sha256 = KeptVersion.sha256(old.recipeText());
        entries.add(
            at(
                entry,
                "dora",
                new Event.RecipeRegistered(
                    old.recipe(), old.recipeVersion(), sha256, "T cells", old.recipeText())));
        step(entries, entry, old, "dora", "Dora Deek", Action.SUBMIT, "DRAFT", "IN_REVIEW");
        step(entries, entry, old, "quint", "Quint Adler", Action.APPROVE, "IN_REVIEW", "APPROVED");
        Event made =
            new Event.BatchCreated(
                old.batch(),
                old.unit(),
                old.order(),
                old.recipe(),
                old.recipeVersion(),
                sha256,
                old.recipeText(),
                old.purpose(),
                old.batchSize(),
                old.formula(),
                old.units());
        entries.add(at(entry, entry.actor(), made));
      } else {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static void step(
      List<Entry> entries,
      Entry near,
      Event.BatchCreated batch,
      String user,
      String name,
      Action action,
      String from,
      String to) {
    String sha256 = KeptVersion.sha256(batch.recipeText());
    entries.add(
        at(
            near,
            user,
            new Event.Signed("", action.meaning(), name, sha256, "recipe", "as agreed")));
    entries.add(
        at(
            near,
            user,
            new Event.RecipeVersionChanged(
                batch.recipe(),
                batch.recipeVersion(),
                sha256,
                action.name(),
                from,
                to,
                "as agreed",
                Instant.EPOCH,
                Instant.EPOCH)));
  }

  private static Entry at(Entry near, String actor, Event event) {
    return new Entry(near.sequence(), near.utc(), near.offset(), actor, event, "", near.hash());
  }

  @Test
  @Tag("A-15")
  void namesWhoSignedTheVersionOfTheRecipeAndForWhat() {
    List<BatchRecord.RecipeStepRow> life = record(withALife()).recipeLife();
    assertEquals(
        List.of(
            "Submit for review: Authorship by Dora Deek (dora)",
            "Approve: Approval by Quint Adler (quint)"),
        life.stream()
            .map(
                s ->
                    s.step()
                        + ": "
                        + s.meaning()
                        + " by "
                        + s.printedName()
                        + " ("
                        + s.user()
                        + ")")
            .toList());
    assertEquals(record(withALife()).header().recipeSha256(), life.getLast().contentSha256());
    assertEquals(List.of(), record.recipeLife(), "never submitted");
  }

  @Test
  void everythingAbnormalIsAFinding() {
    assertEquals(List.of("The procedure ended STOPPED"), found(Kind.NOT_COMPLETED));
    assertEquals(
        List.of("B-2026-014-D2: flow 12 mL/min is above 10 mL/min"), found(Kind.DEVIATION_OPEN));
    assertEquals(
        List.of("B-2026-014-D1: the station was away for 00:04:00"), found(Kind.DEVIATION_CLOSED));
    assertEquals(1, found(Kind.INTERRUPTED).size());
    assertEquals(List.of("Procedure held by a.lindqvist: HOLD"), found(Kind.HELD));
    assertEquals(
        List.of(
            "HIGH BR-1.temperature.high: Message of BR-1.temperature.high;"
                + " acknowledged by a.lindqvist",
            "HIGH BR-1.weight.low: Message of BR-1.weight.low; NOT ACKNOWLEDGED"),
        found(Kind.ALARM));
    assertEquals(
        List.of("BR-1.weight.low: SHELVED by a.lindqvist, until 2026-03-29T09:00:00Z: sampling"),
        found(Kind.ALARM_PUT_ASIDE));
    assertEquals(
        List.of(
            "set-point temperature 37 -> 36.5 degC by a.lindqvist: culture too warm, lid was open",
            "mode pH AUTO -> MANUAL by a.lindqvist: probe being rinsed",
            "output pH 61.25 -> 50 % by a.lindqvist: probe being rinsed"),
        found(Kind.MANUAL_CHANGE));
    assertEquals(1, found(Kind.COMMAND_REFUSED).size());
    assertEquals(
        List.of(
            "More pumped in than the vessel holds: content by volume balance above 1530 g for 2 s,"
                + " feed pump 0; procedure HOLD",
            "Feeding begins only with the weight measured. feed pump above 0 refused: weight not"
                + " measured"),
        found(Kind.INTERLOCK));
    assertEquals(
        List.of("Heating pad too hot, heating reduced by p.dekker: sensor being exchanged"),
        found(Kind.INTERLOCK_BYPASSED));
    assertEquals(1, found(Kind.CONDITION_WAITING).size());
    assertEquals(List.of("AT-101.temperature was BAD: stale"), found(Kind.VALUE_QUALITY));
    assertEquals(1, found(Kind.LINK).size());
    assertEquals(1, found(Kind.DATA_GAP).size());
    assertEquals(2, found(Kind.TIMING).size());
  }

  @Test
  void findingsCarryTheirExactDurations() {
    assertEquals(Duration.ofMillis(604_250), total(Kind.HELD));
    assertEquals(Duration.ofMillis(95_500), total(Kind.VALUE_QUALITY));
    assertEquals(Duration.ofSeconds(90), total(Kind.DATA_GAP));
  }

  private Duration total(Kind kind) {
    return record.findings().stream()
        .filter(f -> f.kind() == kind)
        .map(Finding::total)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUneventfulBatchHasNoFindings() {
    assertEquals(List.of(), record(SampleBatch.uneventful()).findings());
  }

  @Tag("D-05")
  @Test
  void stepsCarryTimesParametersAndPeople() {
    BatchRecord.Step culture =
        record.steps().stream()
            .filter(s -> s.path().equals("expansion/culture"))
            .findFirst()
            .orElseThrow();
    assertEquals("expand", culture.phase());
    assertEquals("12 h", culture.parameters().get("duration"));
    assertEquals(List.of("a.lindqvist"), culture.people());
    assertEquals("STOPPED", culture.state());
    assertEquals(
        Duration.ofMillis(604_250),
        record.steps().stream().filter(s -> s.path().isEmpty()).findFirst().orElseThrow().held());
  }

  @Test
  void otherBatchesUnitsAndAccountsStayOut() {
    assertTrue(
        record.auditTrail().stream()
            .noneMatch(row -> row.event().toString().contains("B-2026-013")));
    assertTrue(
        record.auditTrail().stream().noneMatch(row -> row.event().toString().contains("BR-2")));
    assertTrue(
        record.auditTrail().stream()
            .noneMatch(row -> row.event().toString().contains("after the batch")));
    assertFalse(record.journal().counts().containsKey("LoggedIn"));
  }

  @Tag("A-03")
  @Test
  void everyEntryOfTheBatchIsInTheRecord() {
    long owned =
        SampleBatch.entries().stream()
            .filter(e -> Ownership.of(e.event()).batch().equals(SampleBatch.BATCH))
            .count();
    assertEquals(
        owned,
        record.auditTrail().stream()
            .filter(r -> Ownership.of(r.event()).batch().equals(SampleBatch.BATCH))
            .count());
    assertEquals(
        record.auditTrail().size(),
        record.journal().counts().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Tag("F-10")
  @Test
  void lifeSupportGoingOnAndOffIsShown() {
    assertEquals(
        List.of("off -> on: at least 15 rpm, 200 mL/min", "on -> off: "),
        record.controlChanges().stream()
            .filter(c -> c.kind().equals("life support"))
            .map(c -> c.from() + " -> " + c.to() + ": " + c.reason())
            .toList());
  }

  @Test
  void interlocksStandInTheOrderInWhichTheyActed() {
    assertEquals(
        List.of(
            "tripped overfill-volume",
            "reset overfill-volume",
            "bypassed pad-hot",
            "bypass ended pad-hot",
            "refused feed-with-weight"),
        record.interlocks().stream().map(i -> i.kind() + " " + i.interlock()).toList());
  }

  @Tag("A-14")
  @Test
  void signaturesCarryNameTimeAndMeaning() {
    BatchRecord.SignatureRow signature = record.signatures().getFirst();
    assertEquals("Małgorzata Wolny", signature.printedName());
    assertEquals("Reviewed", signature.meaning());
    assertEquals("+02:00", signature.at().offset());
  }

  @Test
  void whatIsSuppressedByDesignIsNoOccurrence() {
    assertTrue(record.alarms().stream().noneMatch(a -> a.alarm().equals("BR-1.temperature.low")));
  }

  @Test
  void aRunningBatchMakesAnInterimRecord() {
    BatchRecord interim = record(SampleBatch.running());
    assertNull(interim.header().ended());
    assertEquals(BatchRecord.Header.INTERIM, interim.header().outcome());
  }

  @Test
  void onlyWhatTheUnitMeasuresIsDrawn() {
    List<String> drawn = record.trends().stream().map(BatchRecord.TrendData::variable).toList();
    assertTrue(drawn.contains("rock rate"), drawn.toString());
    assertTrue(
        drawn.stream().noneMatch(List.of("stir rate", "glucose")::contains), drawn.toString());
  }

  @Test
  void withoutTheBatchThereIsNoRecord() {
    assertEquals(
        Optional.empty(),
        RecordAssembly.of(
            "s", "p", "B-0", SampleBatch.entries(), SampleBatch.ofTheBag(SampleBatch::shortTrend)));
  }

  @Test
  void extremesPassOverWhatIsMissing() {
    BatchRecord.ProcessValue temperature = record.processValues().getFirst();
    assertEquals(1.5, temperature.min());
    assertEquals(2.25, temperature.max());
  }
}
