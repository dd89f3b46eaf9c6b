package org.cellstation.station.interlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstation.station.interlock.Interlock.Unmeasured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CauseWatchTest {
  private static final Duration FIVE = Duration.ofSeconds(5);

  /// A cause, seen as the state of a row that does nothing else.
  private static Bench watching(Cause cause, Unmeasured unmeasured) {
    return new Bench(
        new InterlockMatrix(
            List.of(
                Rows.row(
                    "row",
                    cause,
                    Situation.ALWAYS,
                    unmeasured,
                    false,
                    Interlock.Bypassing.ALLOWED,
                    Rows.stop("pump"))),
            List.of()),
        Map.of("pump", 5.0),
        Map.of());
  }

  private static boolean present(Bench bench) {
    return bench.row("row").present();
  }

  @Test
  void aLimitIsPassedForItsTimeAndComeBackFromByItsDeadband() {
    Bench bench = watching(new Cause.Above("w", 100, 20, FIVE), Unmeasured.KEEP);
    bench.reads("w", 100).seconds(60);
    assertFalse(present(bench), "at the limit");
    bench.reads("w", 101).seconds(5);
    assertFalse(present(bench), "not yet long enough");
    bench.reads("w", 99).seconds(1).reads("w", 101).seconds(5);
    assertFalse(present(bench), "the time begins anew");
    bench.seconds(1);
    assertTrue(present(bench));
    bench.reads("w", 81).seconds(10);
    assertTrue(present(bench), "within the deadband");
    bench.reads("w", 80).seconds(1);
    assertFalse(present(bench));
  }

  @Test
  void aLimitBelowIsTheMirrorImage() {
    Bench bench = watching(new Cause.Below("w", 50, 20, Duration.ZERO), Unmeasured.KEEP);
    assertFalse(present(bench.reads("w", 50).seconds(1)));
    assertTrue(present(bench.reads("w", 49).seconds(1)));
    assertTrue(present(bench.reads("w", 69).seconds(1)));
    assertFalse(present(bench.reads("w", 70).seconds(1)));
  }

  static Stream<Arguments> reactions() {
    return Stream.of(
        Arguments.of(Unmeasured.KEEP, false, true),
        Arguments.of(Unmeasured.TRIP, true, true),
        Arguments.of(Unmeasured.RELEASE, false, false));
  }

  @ParameterizedTest
  @MethodSource("reactions")
  void aLostValueDoesWhatIsDeclared(Unmeasured unmeasured, boolean trips, boolean keeps) {
    for (Cause cause :
        List.of(
            new Cause.Above("w", 100, 0, FIVE),
            new Cause.Below("w", 1000, 0, FIVE),
            new Cause.Deviation("w", "w", 50, 0, FIVE),
            new Cause.ContentAbove(100, 0, FIVE))) {
      double normal = cause instanceof Cause.Below ? 2000 : 10;
      Bench bench = watching(cause, unmeasured).aims("w", 10);
      bench.reads("w", normal).holds(10).seconds(10);
      bench.loses("w").holds(Double.NaN).seconds(5);
      assertFalse(present(bench), "a lost value waits as well " + cause);
      assertEquals(trips, present(bench.seconds(2)), cause.toString());
      bench.reads("w", 500).holds(500).seconds(10);
      assertTrue(present(bench), cause.toString());
      bench.loses("w").holds(Double.NaN).seconds(10);
      assertEquals(keeps, present(bench), cause.toString());
    }
  }

  @Test
  void whatIsNotMeasuredIsSeen() {
    Bench bench = watching(new Cause.NotMeasured("w", FIVE), Unmeasured.KEEP);
    assertFalse(present(bench.reads("w", 1).seconds(9)));
    assertFalse(present(bench.loses("w").seconds(5)));
    assertTrue(present(bench.seconds(1)));
    assertFalse(present(bench.reads("w", 1).seconds(1)));
  }

  @Test
  void anInstrumentIsLostWithAllThatItMeasures() {
    Bench bench =
        watching(
            new Cause.InstrumentLost("P-1", List.of("a", "b"), Duration.ZERO), Unmeasured.KEEP);
    assertFalse(present(bench.reads("a", 1).loses("b").seconds(3)));
    assertTrue(present(bench.loses("a").seconds(1)));
    assertFalse(present(bench.reads("b", 1).seconds(1)));
  }

  @Test
  void aLoopIsOffItsSetpointToEitherSideUnlessItAimsAtNothing() {
    Bench bench = watching(new Cause.Deviation("T", "t", 2, 0.5, FIVE), Unmeasured.KEEP);
    assertFalse(present(bench.reads("t", 20).seconds(20)), "it aims at nothing");
    bench.aims("T", 37);
    assertTrue(present(bench.seconds(6)));
    assertTrue(present(bench.reads("t", 35.2).seconds(1)), "within the deadband");
    assertFalse(present(bench.reads("t", 35.6).seconds(1)));
    assertTrue(present(bench.reads("t", 39.1).seconds(6)));
  }

  @Test
  void theContentIsJudgedAndMissed() {
    Bench above = watching(new Cause.ContentAbove(1500, 20, Duration.ZERO), Unmeasured.KEEP);
    assertFalse(present(above.holds(1500).seconds(1)));
    assertTrue(present(above.holds(1501).seconds(1)));
    assertFalse(present(above.holds(1480).seconds(1)));
    Bench unknown = watching(new Cause.ContentUnknown(FIVE), Unmeasured.KEEP);
    assertTrue(present(unknown.seconds(6)));
    assertFalse(present(unknown.holds(0).seconds(1)));
  }

  /// 1 mL/min: the limit of 20 mL is passed after 20 min, and what was given an hour ago no longer
  /// counts.
  @Test
  void aDoseCountsWithinItsTime() {
    Bench bench =
        watching(new Cause.Dose("base", 20, Duration.ofHours(1)), Unmeasured.KEEP).reads("base", 1);
    assertFalse(present(bench.pass(Duration.ofMinutes(19))));
    assertTrue(present(bench.pass(Duration.ofMinutes(2))));
    bench.reads("base", 0);
    assertTrue(present(bench.pass(Duration.ofMinutes(37))));
    assertFalse(present(bench.pass(Duration.ofMinutes(4))));
    assertFalse(present(bench.loses("base").pass(Duration.ofMinutes(4))));
    bench.pass(Duration.ofHours(20)).reads("base", 19).pass(Duration.ofMinutes(1));
    assertFalse(present(bench), "nothing of long ago is left");
  }

  @Test
  void theStateOfTheUnitIsACause() {
    for (Situation situation : Situation.values()) {
      Bench bench = watching(new Cause.Is(situation, FIVE), Unmeasured.KEEP);
      assertFalse(present(bench.is(situation, false).seconds(9)));
      assertTrue(present(bench.is(situation, true).seconds(6)), situation.text());
    }
  }
}
