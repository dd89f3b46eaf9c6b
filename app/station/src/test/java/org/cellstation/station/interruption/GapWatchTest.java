package org.cellstation.station.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.station.api.Interruptions.Found;
import org.cellstation.station.api.Interruptions.Kept;
import org.cellstation.station.api.Interruptions.Seen;
import org.cellstation.station.api.Interruptions.Sight;
import org.cellstation.station.journal.Event;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GapWatchTest {
  private static final Instant FROM = Instant.parse("2026-01-05T10:02:11Z");
  private static final Instant TO = Instant.parse("2026-01-05T10:09:40Z");
  private static final GapWatch.Variable TEMPERATURE =
      new GapWatch.Variable("temperature", "AT.t", "degC", 36, 37.8, good("AT.t", 37, FROM));

  private static Reading good(String source, double value, Instant at) {
    return Reading.good(value, "degC", at, source);
  }

  private static GapWatch.Output output(double commanded, double shown, double alone) {
    return new GapWatch.Output(
        "rock rate", "rpm", "RK.rate", commanded, shown, 42, alone, Duration.ofSeconds(60));
  }

  private static GapWatch watch(GapWatch.Output... outputs) {
    return new GapWatch(FROM, TO, List.of(TEMPERATURE), List.of(outputs));
  }

  @ParameterizedTest
  @CsvSource({"37.0, WITHIN_LIMITS", "35.9, OUTSIDE_LIMITS", "37.9, OUTSIDE_LIMITS"})
  @Tag("F-14")
  void judgesTheFirstValueByTheLimits(double value, Sight sight) {
    GapWatch watch = watch();
    assertFalse(watch.complete(TO.plusSeconds(1)));
    watch.hear(Reading.bad(Cause.NO_REPLY, "degC", TO.plusSeconds(1), "AT.t"));
    assertFalse(watch.complete(TO.plusSeconds(1)));
    watch.hear(good("AT.t", value, TO.plusSeconds(2)));
    assertTrue(watch.complete(TO.plusSeconds(2)));
    Seen seen = watch.variables().getFirst();
    assertEquals(sight, seen.sight());
    assertEquals(FROM, seen.lastSeen());
    assertEquals(TO.plusSeconds(2), seen.firstSeen());
    assertEquals(value, seen.after());
    assertEquals(sight == Sight.WITHIN_LIMITS, Concerns.of(List.of(seen), List.of()).isEmpty());
  }

  @Test
  void waitsTwoMinutesForWhatDoesNotComeBack() {
    GapWatch watch = watch();
    assertFalse(watch.complete(TO.plusSeconds(119)));
    assertTrue(watch.complete(TO.plusSeconds(120)));
    assertEquals(Sight.NOT_BACK, watch.variables().getFirst().sight());
    assertEquals(
        List.of("temperature is not measured any more"),
        Concerns.of(watch.variables(), watch.outputs()));
  }

  @Test
  void aValueThatIsLostAgainIsDoubtful() {
    GapWatch watch = watch();
    watch.hear(good("AT.t", 37, TO.plusSeconds(1)));
    watch.hear(Reading.bad(Cause.SENSOR_FAULT, "degC", TO.plusSeconds(2), "AT.t"));
    assertEquals(Sight.DOUBTFUL, watch.variables().getFirst().sight());
  }

  /// A balance under a vessel that is rocked never rests.
  @Test
  void anUnsteadyWeightIsSeen() {
    Reading rocking =
        new Reading(1040, "g", Quality.UNCERTAIN, Cause.NOT_STABLE, FROM, "WT.weight");
    assertTrue(GapWatch.isUsable(rocking));
    assertFalse(GapWatch.isUsable(rocking.as(Quality.UNCERTAIN, Cause.SENSOR_FAULT)));
  }

  @ParameterizedTest
  @CsvSource({
    "20, 20, 15, 20.1, AS_COMMANDED",
    "20, 20, 15, 15.0, LEFT_ALONE",
    "20, 20, 15, 0.0, DIFFERENT",
    "20, 20, NaN, 15.0, DIFFERENT",
    "20, 18, 15, 18.0, AS_COMMANDED",
    "0.1, 0.1, 0, 0.0, LEFT_ALONE",
    "0, 0, NaN, 0.05, DIFFERENT",
    "0, 0, 15, 0.0, AS_COMMANDED",
  })
  @Tag("F-14")
  void saysWhatADeviceWasFoundDoing(
      double commanded, double shown, double alone, double found, Kept kept) {
    GapWatch watch = watch(output(commanded, shown, alone));
    assertTrue(watch.handsOff(TO.plusSeconds(1)), "it is asked before it is told");
    watch.hear(Reading.good(found, "rpm", TO.plusSeconds(1), "RK.rate"));
    assertFalse(watch.handsOff(TO.plusSeconds(1)));
    // What it does once it is commanded again is no news.
    watch.hear(Reading.good(commanded, "rpm", TO.plusSeconds(3), "RK.rate"));
    Found row = watch.outputs().getFirst();
    assertEquals(kept, row.kept(), row::toString);
    boolean concern = kept == Kept.DIFFERENT;
    assertEquals(concern, !Concerns.of(List.of(), List.of(row)).isEmpty());
  }

  @Test
  void leavesOutputsAloneForFiveSecondsAtMost() {
    GapWatch watch = watch(output(20, 20, 15));
    assertTrue(watch.handsOff(TO.plusSeconds(4)));
    assertFalse(watch.handsOff(TO.plusSeconds(5)));
    assertEquals(Kept.NOT_TOLD, watch.outputs().getFirst().kept());
  }

  @Test
  void theJournalsTextsSayTheSame() {
    GapWatch watch = watch(output(20, 20, 15));
    watch.hear(good("AT.t", 35.25, TO.plusSeconds(1)));
    var gap =
        new Event.BatchGap(
            "B",
            "BR-1",
            FROM,
            TO,
            GapText.ofVariables(watch.variables()),
            GapText.ofOutputs(watch.outputs()),
            List.of(),
            "B-D1",
            false,
            "");
    assertEquals(watch.variables(), GapText.variables(gap));
    assertEquals(watch.outputs(), GapText.outputs(gap));
  }
}
