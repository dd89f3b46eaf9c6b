package org.cellstation.station.interlock;

import static org.cellstation.station.interlock.InterlockState.ACTIVE;
import static org.cellstation.station.interlock.InterlockState.BYPASSED;
import static org.cellstation.station.interlock.InterlockState.LATCHED;
import static org.cellstation.station.interlock.InterlockState.NORMAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.station.interlock.Interlock.Bypassing;
import org.cellstation.station.interlock.Interlock.Unmeasured;
import org.cellstation.station.interlock.Permissive.Target;
import org.junit.jupiter.api.Test;

/// The engine's rules, one story each. What the shipped matrices do is told cell by cell elsewhere.
class InterlockEngineTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static InterlockMatrix matrix(Interlock... rows) {
    return new InterlockMatrix(List.of(rows), List.of());
  }

  private static Bench bench(InterlockMatrix matrix) {
    return new Bench(matrix, Map.of("pump", 5.0, "pad", 40.0, "air", 100.0), Map.of("pad", 37.0))
        .reads("a", 0)
        .reads("b", 0);
  }

  @Test
  void actsWhileItsCauseIsThereAndNoLonger() {
    Bench bench = bench(matrix(Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump"))));
    bench.seconds(1);
    assertEquals(Map.of(), bench.overrides);
    bench.reads("a", 2).seconds(1);
    assertEquals(Map.of("pump", 0.0), bench.overrides);
    assertEquals(ACTIVE, bench.state("a"));
    assertEquals(List.of("pump"), bench.engine.limited());
    bench.reads("a", 0).seconds(1);
    assertEquals(Map.of(), bench.overrides);
    assertEquals(NORMAL, bench.state("a"));
    assertEquals(List.of("tripped a first", "released a"), bench.told);
  }

  @Test
  void ofSeveralTheLowestForcedValueCountsThenTheLowestCap() {
    Bench bench =
        bench(
            matrix(
                Rows.row("a", Rows.above("a", 1), false, new Effect.Safe("pad", AT_ONCE)),
                Rows.row("b", Rows.above("b", 1), false, new Effect.Force("pad", 30, AT_ONCE)),
                Rows.row("c", Rows.above("b", 2), false, new Effect.Cap("pad", 25, AT_ONCE)),
                Rows.row("d", Rows.above("b", 2), false, new Effect.Cap("pad", 28, AT_ONCE))));
    assertEquals(Map.of("pad", 37.0), bench.reads("a", 2).seconds(1).overrides);
    assertEquals(Map.of("pad", 30.0), bench.reads("b", 2).seconds(1).overrides);
    assertEquals(Map.of("pad", 25.0), bench.reads("b", 3).seconds(1).overrides);
  }

  @Test
  void aCapLeavesWhatIsLower() {
    Bench bench =
        bench(matrix(Rows.row("a", Rows.above("a", 1), false, new Effect.Cap("pad", 32, AT_ONCE))));
    assertEquals(Map.of("pad", 32.0), bench.reads("a", 2).seconds(1).overrides);
    assertEquals(Map.of(), bench.wants("pad", 20).seconds(1).overrides);
    assertEquals(List.of("pad"), bench.engine.limited(), "the hand is still on it");
  }

  @Test
  void aLaterEffectWaitsAndBeginsAnewWithEachTrip() {
    Bench bench =
        bench(
            matrix(
                Rows.row(
                    "a",
                    Rows.above("a", 1),
                    false,
                    new Effect.Cap("air", 20, AT_ONCE),
                    new Effect.Force("air", 0, MINUTE))));
    assertEquals(Map.of("air", 20.0), bench.reads("a", 2).seconds(60).overrides);
    assertEquals(List.of(true, false), bench.row("a").acting());
    assertEquals(Map.of("air", 0.0), bench.seconds(1).overrides);
    assertEquals(List.of(true, true), bench.row("a").acting());
    assertEquals(Map.of(), bench.reads("a", 0).seconds(1).overrides);
    assertEquals(Map.of("air", 20.0), bench.reads("a", 2).seconds(1).overrides);
  }

  @Test
  void holdsAndPutsIntoManualOncePerTrip() {
    Bench bench =
        bench(
            matrix(
                Rows.row(
                    "a",
                    Rows.above("a", 1),
                    false,
                    new Effect.Hold(AT_ONCE),
                    new Effect.Manual("DO", MINUTE))));
    bench.reads("a", 2).seconds(30);
    assertEquals(List.of("HOLD interlock a: Title of a"), bench.done);
    bench.seconds(120);
    assertEquals(List.of("HOLD interlock a: Title of a", "MANUAL DO"), bench.done);
    assertTrue(bench.engine.procedureRefusal(false).orElseThrow().contains("Do something."));
    bench.reads("a", 0).seconds(1);
    assertEquals(Optional.empty(), bench.engine.procedureRefusal(false));
    assertEquals(3, bench.reads("a", 2).seconds(1).done.size());
  }

  @Test
  void aLatchedRowWaitsForAPersonWhoCanResetOnlyWhenTheCauseIsGone() {
    Bench bench = bench(matrix(Rows.row("a", Rows.above("a", 1), true, Rows.stop("pump"))));
    assertEquals(
        "It is normal; nothing is to be reset.",
        bench.seconds(1).engine.resetRefusal("a").orElseThrow());
    bench.reads("a", 2).seconds(1);
    assertEquals(
        "Its cause is still there: a above 1. Do something.",
        bench.engine.resetRefusal("a").orElseThrow());
    bench.engine.reset("a", bench.now);
    assertEquals(ACTIVE, bench.state("a"));
    bench.reads("a", 0).seconds(600);
    assertEquals(LATCHED, bench.state("a"));
    assertEquals(Map.of("pump", 0.0), bench.overrides);
    assertEquals(Optional.empty(), bench.engine.resetRefusal("a"));
    bench.engine.reset("a", bench.now);
    assertEquals(Map.of(), bench.seconds(1).overrides);
    assertEquals(NORMAL, bench.state("a"));
    assertEquals("There is no interlock x.", bench.engine.resetRefusal("x").orElseThrow());
  }

  @Test
  void theFirstOutIsMarkedUntilAllIsNormal() {
    Bench bench =
        bench(
            matrix(
                Rows.row("b", Rows.above("b", 1), false, Rows.stop("pump")),
                Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump"))));
    bench.reads("a", 2).seconds(1).reads("b", 2).seconds(1);
    assertTrue(bench.row("a").firstOut());
    assertFalse(bench.row("b").firstOut());
    bench.reads("a", 0).seconds(1);
    assertTrue(bench.row("a").firstOut(), "what began it stays marked");
    bench.reads("b", 0).seconds(1);
    assertFalse(bench.row("a").firstOut());
    bench.reads("b", 2).seconds(1);
    assertTrue(bench.row("b").firstOut());
  }

  @Test
  void isArmedOnlyInItsSituation() {
    Bench bench =
        bench(
            matrix(
                Rows.row(
                    "a",
                    Rows.above("a", 1),
                    Situation.CULTURE,
                    Unmeasured.KEEP,
                    false,
                    Bypassing.ALLOWED,
                    Rows.stop("pump"))));
    assertEquals(NORMAL, bench.reads("a", 2).seconds(1).state("a"));
    assertEquals(ACTIVE, bench.is(Situation.CULTURE, true).seconds(1).state("a"));
    assertEquals(NORMAL, bench.is(Situation.CULTURE, false).seconds(1).state("a"));
  }

  @Test
  void aBypassEndsByItselfAndWhatIsTrippedThenActs() {
    Bench bench = bench(matrix(Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump"))));
    bench.seconds(1).engine.bypass("a", bench.now.plusSeconds(100), "probe changed", bench.now);
    bench.reads("a", 2).seconds(99);
    assertEquals(BYPASSED, bench.state("a"));
    assertTrue(bench.row("a").present(), "the cause is shown all the same");
    assertEquals(Map.of(), bench.overrides);
    assertEquals(Map.of("pump", 0.0), bench.seconds(1).overrides);
    assertEquals(List.of("tripped a bypassed", "bypass of a ended: its time is up"), bench.told);
    assertEquals(ACTIVE, bench.state("a"));
  }

  @Test
  void aPersonEndsABypassBeforeItsTime() {
    Bench bench = bench(matrix(Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump"))));
    assertEquals("There is no bypass of a.", bench.engine.bypassEndRefusal("a").orElseThrow());
    bench.engine.bypass("a", bench.now.plusSeconds(100), "probe changed", bench.now);
    assertEquals(Optional.empty(), bench.engine.bypassEndRefusal("a"));
    bench.engine.endBypass("a", bench.now);
    assertEquals(NORMAL, bench.seconds(1).state("a"));
  }

  @Test
  void whatGuardsCellsIsNotBypassedAroundThem() {
    Bench bench =
        bench(
            matrix(
                Rows.row(
                    "a",
                    Rows.above("a", 1),
                    Situation.ALWAYS,
                    Unmeasured.KEEP,
                    false,
                    Bypassing.NOT_WITH_CELLS,
                    Rows.stop("pump")),
                Rows.row(
                    "never",
                    Rows.above("a", 1),
                    Situation.ALWAYS,
                    Unmeasured.KEEP,
                    false,
                    Bypassing.NEVER,
                    Rows.stop("pump"))));
    InterlockEngine engine = bench.engine;
    Duration hour = InterlockEngine.MAX_BYPASS;
    assertEquals(Optional.empty(), engine.bypassRefusal("a", hour, false));
    assertEquals(
        "A bypass lasts at most 60 min, above zero.",
        engine.bypassRefusal("a", hour.plusSeconds(1), false).orElseThrow());
    assertTrue(engine.bypassRefusal("a", Duration.ZERO, false).isPresent());
    assertTrue(engine.bypassRefusal("a", hour, true).orElseThrow().contains("while cells"));
    assertEquals("It is never bypassed.", engine.bypassRefusal("never", hour, false).orElseThrow());
    assertTrue(engine.bypassRefusal("x", hour, false).isPresent());
    engine.bypass("a", bench.now.plus(hour), "leak test", bench.now);
    assertEquals(BYPASSED, bench.seconds(1).state("a"));
    bench.is(Situation.CULTURE, true).seconds(1);
    assertEquals(List.of("bypass of a ended: cells are in the unit"), bench.told);
  }

  @Test
  void leavesAnOutputThatNobodyHasSetAsItsDeviceHasIt() {
    Bench bench = bench(matrix(Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump"))));
    assertEquals(Map.of(), bench.wants("pump", Double.NaN).reads("a", 2).seconds(1).overrides);
    assertEquals(Map.of("pump", 0.0), bench.wants("pump", 5).seconds(1).overrides);
  }

  private static Bench permitting(Target target) {
    return bench(
        new InterlockMatrix(
            List.of(),
            List.of(
                new Permissive(
                    "p",
                    "Only with a",
                    target,
                    List.of(
                        new Cause.Below("a", 50, 0, AT_ONCE), new Cause.NotMeasured("b", AT_ONCE)),
                    "Fill it."))));
  }

  @Test
  void aPermissiveKeepsAtRestWhatRestsAndLeavesWhatRuns() {
    Bench bench = permitting(new Target.OutputRises("pump", 0)).wants("pump", 0).seconds(1);
    assertEquals(Map.of("pump", 0.0), bench.wants("pump", 5).seconds(3).overrides);
    assertEquals(List.of("refused p: a below 50"), bench.told, "told once");
    assertEquals(List.of("pump"), bench.engine.limited());
    assertEquals(Map.of(), bench.reads("a", 60).seconds(1).overrides);
    assertEquals(Map.of(), bench.reads("a", 0).seconds(9).overrides, "it runs on");
    bench.wants("pump", 0).seconds(1);
    assertEquals(Map.of("pump", 0.0), bench.wants("pump", 1).seconds(1).overrides);
    assertEquals(2, bench.told.size());
  }

  @Test
  void aPermissiveThatCannotBeJudgedRefuses() {
    Bench bench = permitting(new Target.OutputRises("pad", 20)).wants("pad", 20).reads("a", 60);
    bench.seconds(1).loses("a").wants("pad", 21).seconds(1);
    assertEquals(Map.of("pad", 20.0), bench.overrides);
    bench.reads("a", 60).loses("b").seconds(1);
    assertEquals(Map.of("pad", 20.0), bench.overrides);
    assertEquals(Map.of(), bench.reads("b", 0).seconds(1).overrides);
  }

  /// After a restart of the program the first thing seen of a heater is that it is on.
  @Test
  void aPermissiveLeavesWhatRanBefore() {
    Bench bench = permitting(new Target.OutputRises("pad", 20)).seconds(5);
    assertEquals(Map.of(), bench.overrides);
    Bench untouched =
        permitting(new Target.OutputRises("pad", 20)).wants("pad", Double.NaN).seconds(2);
    assertEquals(Map.of("pad", 20.0), untouched.wants("pad", 37).seconds(1).overrides);
  }

  @Test
  void aBatchAndALoopBeginOnlyWhenPermitted() {
    Bench start = permitting(new Target.BatchStarts()).seconds(1);
    assertEquals(
        "Only with a: a below 50. Fill it.", start.engine.procedureRefusal(true).orElseThrow());
    assertEquals(List.of("refused p: a below 50"), start.told);
    assertEquals(Optional.empty(), start.engine.procedureRefusal(false), "a restart is another");
    assertEquals(Optional.empty(), start.reads("a", 60).seconds(1).engine.procedureRefusal(true));
    Bench loop = permitting(new Target.LoopControls("DO")).seconds(1);
    assertTrue(loop.engine.loopRefusal("DO").isPresent());
    assertEquals(Optional.empty(), loop.engine.loopRefusal("pH"));
  }

  @Test
  void comesBackLatchedAfterARestart() {
    Bench bench =
        bench(
            matrix(
                Rows.row("a", Rows.above("a", 1), true, Rows.stop("pump")),
                Rows.row("b", Rows.above("b", 1), false, Rows.stop("pad"))));
    bench.engine.restoreTripped("a", true, bench.now);
    bench.engine.restoreTripped("b", false, bench.now);
    bench.engine.restoreTripped("gone", false, bench.now);
    assertEquals(Map.of("pump", 0.0), bench.seconds(1).overrides);
    assertEquals(LATCHED, bench.state("a"));
    assertTrue(bench.row("a").firstOut());
    assertEquals(NORMAL, bench.state("b"));
  }

  @Test
  void whatIsShownIsMadeAnewOnlyWhenSomethingHasChanged() {
    Bench bench = bench(matrix(Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump"))));
    List<InterlockStatus> before = bench.seconds(1).engine.rows();
    int version = bench.engine.version();
    assertSame(before, bench.seconds(100).engine.rows());
    assertEquals(version, bench.engine.version());
  }

  @Test
  void aScanInWhichNothingChangesAllocatesNothing() {
    Bench bench =
        bench(
            matrix(
                Rows.row("a", Rows.above("a", 1), false, Rows.stop("pump")),
                Rows.row(
                    "dose",
                    new Cause.Dose("a", 5, MINUTE),
                    true,
                    new Effect.Cap("air", 9, AT_ONCE)),
                Rows.row(
                    "b",
                    new Cause.InstrumentLost("I", List.of("a", "b"), MINUTE),
                    false,
                    new Effect.Hold(AT_ONCE))));
    bench.seconds(20_000);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 10_000; i++) {
      bench.engine.scan(bench, bench, bench.now, 1);
    }
    long each = (threads.getThreadAllocatedBytes(thread) - before) / 10_000;
    assertTrue(each < 8, each + " bytes a scan");
  }
}
