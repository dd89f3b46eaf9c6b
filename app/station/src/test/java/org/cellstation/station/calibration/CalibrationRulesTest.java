package org.cellstation.station.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cellstation.station.api.Calibrations.Figure;
import org.cellstation.station.api.Calibrations.Need;
import org.cellstation.station.api.Calibrations.Point;
import org.cellstation.station.api.Calibrations.State;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationRulesTest {
  private static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final CalibrationPlan PH =
      CalibrationPlan.preset(CalibrationKind.PH, "AT-101", "BR-1", "pH", "", "pH");
  private static final CalibrationPlan PUMP =
      CalibrationPlan.preset(
          CalibrationKind.PUMP, "P-101.channel1", "BR-1", "feed flow", "feed pump", "mL/min");

  private static Point point(double given, double asFound, double asLeft) {
    return new Point("CP", given, asFound, asLeft, "pH", true, true, "");
  }

  private static double figure(CalibrationRules.Verdict verdict, String name) {
    return verdict.figures().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .map(Figure::value)
        .orElse(Double.NaN);
  }

  /// As found at pH 4 and 7, as left at 4: slope 92 .. 108 %, offset 0.5, residual 0.05.
  @ParameterizedTest
  @CsvSource({
    "4.00, 7.00, 4.00, true, ''",
    "4.00, 6.76, 4.00, true, ''",
    "4.00, 6.75, 4.00, false, slope 91.667 %: outside 92 .. 108",
    "4.00, 7.24, 4.00, true, ''",
    "4.00, 7.25, 4.00, false, slope 108.333 %: outside 92 .. 108",
    "4.50, 7.50, 4.00, true, ''",
    "4.51, 7.51, 4.00, false, offset 0.51 pH: outside -0.5 .. 0.5",
    "3.49, 6.49, 4.00, false, offset -0.51 pH: outside -0.5 .. 0.5",
    "4.00, 7.00, 4.05, true, ''",
    "4.00, 7.00, 4.06, false, residual 0.06 pH: outside 0 .. 0.05",
    "4.00, 7.00, NaN, false, no residual can be worked out"
  })
  void judgesTwoPointsByTheirLimits(
      double low, double high, double left, boolean passed, String why) {
    var verdict =
        CalibrationRules.sensor(PH, List.of(point(4, low, left), point(7, high, 7)), false);
    assertEquals(passed, verdict.passed());
    assertEquals(why, String.join("; ", verdict.findings()));
  }

  @Test
  void aDriftIsAFindingButNoFailure() {
    List<Point> points = List.of(point(4, 4.2, 4), point(7, 7.2, 7));
    var verdict = CalibrationRules.sensor(PH, points, true);
    assertTrue(verdict.passed());
    assertEquals(0.2, figure(verdict, "drift"), 1e-9);
    assertTrue(verdict.findings().getFirst().contains("look at what was made with it since"));
    assertEquals(
        List.of(), CalibrationRules.sensor(PH, points, false).findings(), "nothing to drift from");
  }

  @Test
  void onePointHasNoSlope() {
    var verdict = CalibrationRules.sensor(PH, List.of(point(7, 7.1, 7)), false);
    assertTrue(verdict.passed());
    assertTrue(Double.isNaN(figure(verdict, "slope")));
  }

  @Test
  void fitsAPumpsFactorThroughAllItsFlows() {
    List<Point> points = List.of(point(9.7, 10, 9.7), point(19.4, 20, 19.4), point(38.8, 40, 38.8));
    var verdict = CalibrationRules.pump(PUMP, points, 1, false);
    assertTrue(verdict.passed());
    assertEquals(0.97, verdict.factor(), 1e-9);
    assertEquals(0.97 * 0.97, CalibrationRules.pump(PUMP, points, 0.97, false).factor(), 1e-9);
  }

  @Test
  void aPumpThatDeliversOtherwiseAtEachFlowKeepsItsFactor() {
    List<Point> points = List.of(point(9, 10, 9), point(20, 20, 20), point(42, 40, 42));
    var verdict = CalibrationRules.pump(PUMP, points, 0.98, true);
    assertFalse(verdict.passed());
    assertEquals(0.98, verdict.factor());
    assertTrue(verdict.findings().getFirst().startsWith("residual"));
  }

  private static CalibrationPlan plan(String target, Need need) {
    var preset = CalibrationPlan.preset(CalibrationKind.PUMP, target, "BR-1", "v", "o", "mL/min");
    return new CalibrationPlan(
        target,
        "BR-1",
        "v",
        "o",
        preset.kind(),
        preset.engUnit(),
        need,
        preset.validity(),
        preset.warnBefore(),
        preset.standards(),
        preset.collectFor(),
        1,
        preset.limits());
  }

  /// What becomes of a start, by what the configuration says and what the journal knows: never
  /// calibrated, valid, due, overdue, failed.
  @ParameterizedTest
  @CsvSource({
    "KEPT_UP,  false, false, false, true,  true",
    "REQUIRED, true,  false, false, true,  true",
    "FREE,     false, false, false, false, false"
  })
  @Tag("D-18")
  void whatWasCalibratedOnceKeepsABatchWhenItIsOverdueOrFailed(
      Need need, boolean never, boolean valid, boolean due, boolean overdue, boolean failed) {
    CalibrationPlan plan = plan("AT-101", need);
    CalibrationBook book = new CalibrationBook();
    assertEquals(never, book.blocks(plan, DAY_0));
    book.take(entry(ended("PASSED", 1), Duration.ZERO));
    assertEquals(valid, book.blocks(plan, DAY_0.plus(Duration.ofDays(1))));
    assertEquals(due, book.blocks(plan, DAY_0.plus(Duration.ofDays(29))));
    assertEquals(overdue, book.blocks(plan, DAY_0.plus(Duration.ofDays(30))));
    book.take(entry(ended("FAILED", 1), Duration.ofDays(1)));
    assertEquals(failed, book.blocks(plan, DAY_0.plus(Duration.ofDays(1))));
  }

  @Test
  void failingAtTheVeryFirstTimeKeepsABatch() {
    CalibrationBook book = new CalibrationBook();
    book.take(entry(ended("FAILED", 1), Duration.ZERO));
    assertTrue(book.blocks(plan("AT-101", Need.KEPT_UP), DAY_0));
  }

  private static Event accepted(String instrument) {
    return new Event.InstrumentAccepted(instrument, "Maker", "model", "B2", "1", "spare");
  }

  @Test
  @Tag("D-18")
  void anExchangedInstrumentHasNothingOfTheCalibrationBefore() {
    CalibrationPlan plan = plan("AT-101", Need.KEPT_UP);
    CalibrationBook book = new CalibrationBook();
    book.take(entry(ended("PASSED", 0.93), Duration.ZERO));
    Instant later = DAY_0.plus(Duration.ofDays(1));
    book.take(entry(accepted("AT-10"), Duration.ofDays(1)));
    assertEquals(State.VALID, book.state(plan, later), "another instrument");
    book.take(entry(accepted("AT-101"), Duration.ofDays(1)));
    assertEquals(State.NEVER, book.state(plan, later));
    assertEquals(1, book.factor("AT-101"));
    assertFalse(book.calibrated("AT-101"));
    assertEquals(1, book.history("AT-101").size(), "what was, was");
    assertTrue(book.blocks(plan, later), "its place was kept calibrated");
    assertEquals(
        "was exchanged at 2026-01-02T00:00:00Z for serial B2, which was never calibrated"
            + " (factor 1 again); calibrate it",
        book.words(plan, later));
    book.take(entry(ended("PASSED", 1.02), Duration.ofDays(2)));
    assertEquals(State.VALID, book.state(plan, later));
    assertEquals(1.02, book.factor("AT-101"));
    assertFalse(book.blocks(plan, later));
  }

  @Test
  void everyChannelOfAnExchangedPumpIsNew() {
    CalibrationBook book = new CalibrationBook();
    for (String target : List.of("P-101.channel1", "P-101.channel2")) {
      book.take(
          entry(
              new Event.CalibrationEnded(
                  "",
                  "BR-1",
                  target,
                  "COLLECT_AND_WEIGH",
                  "PASSED",
                  Map.of(),
                  0.9,
                  "",
                  DAY_0.plus(Duration.ofDays(90))),
              Duration.ZERO));
    }
    book.take(entry(accepted("P-101"), Duration.ofDays(1)));
    assertEquals(1, book.factor("P-101.channel1"));
    assertEquals(1, book.factor("P-101.channel2"));
  }

  private static Entry entry(Event event, Duration after) {
    return new Entry(1, DAY_0.plus(after), "+00:00", "anna", event, "", "");
  }

  private static Event ended(String outcome, double factor) {
    return new Event.CalibrationEnded(
        "",
        "BR-1",
        "AT-101",
        "TWO_POINT",
        outcome,
        Map.of("slope", "99.5;%;92.0;108.0"),
        factor,
        "",
        outcome.equals("PASSED") ? DAY_0.plus(Duration.ofDays(30)) : Instant.EPOCH);
  }

  /// Valid for 30 days, warned of 7 days before; never, after passing, failing, abandoning.
  @Test
  @Tag("D-18")
  void theStateFollowsFromTheJournalAndTheDay() {
    CalibrationBook book = new CalibrationBook();
    assertEquals(State.NEVER, book.state(PH, DAY_0));
    book.take(entry(ended("PASSED", 1), Duration.ZERO));
    assertEquals(State.VALID, book.state(PH, DAY_0.plus(Duration.ofDays(23).minusMillis(1))));
    assertEquals(State.DUE, book.state(PH, DAY_0.plus(Duration.ofDays(23))));
    assertEquals(State.DUE, book.state(PH, DAY_0.plus(Duration.ofDays(30).minusMillis(1))));
    assertEquals(State.OVERDUE, book.state(PH, DAY_0.plus(Duration.ofDays(30))));
    book.take(entry(ended("ABANDONED", 1), Duration.ofDays(1)));
    assertEquals(State.VALID, book.state(PH, DAY_0.plus(Duration.ofDays(1))));
    book.take(entry(ended("FAILED", 1), Duration.ofDays(2)));
    assertEquals(State.FAILED, book.state(PH, DAY_0.plus(Duration.ofDays(2))));
    book.take(entry(ended("PASSED", 1), Duration.ofDays(3)));
    assertEquals(State.VALID, book.state(PH, DAY_0.plus(Duration.ofDays(3))));
    assertEquals(4, book.history("AT-101").size());
    assertEquals(
        new Figure("slope", 99.5, "%", 92, 108),
        book.history("AT-101").getFirst().figures().getFirst());
  }
}
