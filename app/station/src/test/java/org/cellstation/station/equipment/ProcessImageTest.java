package org.cellstation.station.equipment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;

/// Which of several readings counts, and for how long.
final class ProcessImageTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String TAG = "AT-105.glucose";

  private final ProcessImage image = new ProcessImage();
  private final ProcessImage.Slot slot = image.add(TAG, "mM", Duration.ofMinutes(45), START);

  private static Instant at(long minutes) {
    return START.plus(Duration.ofMinutes(minutes));
  }

  private static Reading good(double value, long minutes) {
    return Reading.good(value, "mM", at(minutes), TAG);
  }

  @Test
  void theNewestReadingCountsWhateverOrderTheyComeIn() {
    image.accept(good(12, 10));
    image.accept(good(11, 5));
    assertEquals(12, slot.at(at(11)).value());
  }

  /// An analyser that was out of reach tells its last sample again when it is back.
  @Test
  void aSampleThatIsOlderThanTheTroubleBringsTheValueBack() {
    image.accept(good(12, 10));
    image.accept(Reading.bad(Cause.NO_REPLY, "mM", at(15), TAG));
    assertEquals(Cause.NO_REPLY, slot.at(at(15)).cause());
    image.accept(good(12, 10));
    assertEquals(12, slot.at(at(16)).value());
    assertEquals(Cause.STALE, slot.at(at(56)).cause(), "45 min count from the sample");
  }

  @Test
  void anOldSampleDoesNotLiveOnAfterItHasGrownStale() {
    image.accept(good(12, 10));
    assertEquals(Cause.STALE, slot.at(at(56)).cause());
    image.accept(good(12, 10));
    assertEquals(Cause.STALE, slot.at(at(57)).cause());
    image.accept(good(9, 50));
    assertEquals(9, slot.at(at(58)).value());
  }

  @Test
  void aTroubleThatIsOverWhenAnOlderOneIsToldStaysOver() {
    image.accept(good(12, 10));
    image.accept(Reading.bad(Cause.NO_REPLY, "mM", at(9), TAG));
    assertEquals(12, slot.at(at(11)).value());
  }
}
