package org.cellstation.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("H-05")
class ReadoutTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:12Z");
  private static final Reading GOOD =
      Reading.good(36.987, "degC", NOW.minusSeconds(12), "AT-101.temperature");

  @Test
  void showsGoodValueWithUnitAgeAndSource() {
    assertEquals(
        new Readout("36.99", "°C", Trust.GOOD, "", "12 s", 36.987, "AT-101.temperature"),
        Readout.of(GOOD, 2, NOW, false));
  }

  @ParameterizedTest
  @EnumSource(value = Cause.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void neverShowsNumberOfBadReadingEvenWhenItStillCarriesOne(Cause cause) {
    Readout shown = Readout.of(GOOD.as(Quality.BAD, cause), 2, NOW, false);
    assertEquals("---", shown.text());
    assertTrue(Double.isNaN(shown.value()));
    assertEquals("BAD: " + cause.text(), shown.mark());
  }

  @Test
  void showsStaleReadingAsBadHoweverItWasJudged() {
    Readout shown = Readout.of(GOOD.as(Quality.UNCERTAIN, Cause.STALE), 2, NOW, false);
    assertEquals("---", shown.text());
    assertEquals("BAD: stale", shown.mark());
  }

  @Test
  void keepsNumberOfUncertainReadingAndSaysWhyItIsDoubted() {
    Readout shown = Readout.of(GOOD.as(Quality.UNCERTAIN, Cause.NOT_STABLE), 2, NOW, false);
    assertEquals("36.99", shown.text());
    assertEquals(Trust.UNCERTAIN, shown.trust());
    assertEquals("UNCERTAIN: not stable", shown.mark());
  }

  @Test
  void showsNothingAsLiveWhenTheStationIsSilent() {
    Readout shown = Readout.of(GOOD, 2, NOW, true);
    assertEquals("---", shown.text());
    assertEquals("BAD: station silent", shown.mark());
  }

  @Test
  void saysThatThereIsNoInstrument() {
    assertEquals("BAD: no instrument", Readout.of(null, 2, NOW, false).mark());
  }
}
