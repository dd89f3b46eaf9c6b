package org.cellstation.station.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Signals whose figures are known.
class LoopMeterTest {
  private final LoopMeter meter = new LoopMeter();

  private void scans(int seconds, double pv, double output) {
    for (int i = 0; i < seconds; i++) {
      meter.scan(pv, 37, true, output, false, 0.1, 1);
    }
  }

  @Test
  void aConstantDeviationOfHalfADegreeForTwoHoursIsOneDegreeHour() {
    scans(7200, 36.5, 40);
    LoopFigures figures = meter.figures();
    assertEquals(1, figures.iae(), 1e-12);
    assertEquals(7200, figures.settlingSeconds(), "it never came near");
    assertEquals(0, figures.outSeconds());
    assertTrue(Double.isNaN(figures.maxDeviation()));
    assertEquals(0, figures.travelPercent());
  }

  @Test
  void timeOutOfToleranceCountsAfterSettling() {
    scans(600, 36, 40);
    scans(300, 37.05, 40);
    scans(100, 37.05, 40);
    scans(50, 37.25, 40);
    scans(150, 36.95, 40);
    LoopFigures figures = meter.figures();
    assertEquals(1200, figures.seconds());
    assertEquals(900, figures.settlingSeconds());
    assertEquals(50, figures.outSeconds());
    assertEquals(0.25, figures.maxDeviation(), 1e-12);
    assertEquals(100 * (1 - 50 / 300.0), figures.withinPercent(), 1e-9);
  }

  @Test
  void exactlyAtTheToleranceIsWithinIt() {
    for (int i = 0; i < 400; i++) {
      meter.scan(45, 40, true, 0, false, 5, 1);
    }
    assertEquals(300, meter.figures().settlingSeconds());
    assertEquals(0, meter.figures().outSeconds());
  }

  @Test
  void aNewSetpointBeginsSettlingAnew() {
    scans(400, 37, 40);
    meter.scan(37, 36, true, 40, false, 0.1, 1);
    assertEquals(301, meter.figures().settlingSeconds());
    assertEquals(0, meter.figures().outSeconds());
  }

  @Test
  void travelAddsUpEveryMovement() {
    for (int i = 0; i < 11; i++) {
      meter.scan(37, 37, true, i % 2 == 0 ? 40 : 42.5, false, 0.1, 1);
    }
    assertEquals(25, meter.figures().travelPercent(), 1e-12);
  }

  @Test
  void handsAndBlindnessAreTimed() {
    meter.scan(37, 37, true, 10, true, 0.1, 2);
    meter.scan(Double.NaN, 37, true, 10, true, 0.1, 2);
    meter.scan(Double.NaN, 37, true, 10, false, 0.1, 2);
    LoopFigures figures = meter.figures();
    assertEquals(4, figures.manualSeconds());
    assertEquals(4, figures.blindSeconds());
    assertEquals(6, figures.seconds());
    assertEquals(0, figures.iae());
  }

  @Test
  void aLoopThatAimsAtNothingIsNotMeasured() {
    meter.scan(20, Double.NaN, true, 0, false, 0.1, 100);
    assertTrue(meter.isEmpty());
    meter.scan(20, 20, true, 30, false, 0.1, 1);
    assertEquals(0, meter.figures().travelPercent(), "there was no output before");
  }

  @Test
  void withoutAToleranceNothingIsOutAndNoShareIsWithin() {
    for (int i = 0; i < 1000; i++) {
      meter.scan(i, 0, true, 0, false, Double.NaN, 1);
    }
    assertEquals(300, meter.figures().settlingSeconds());
    assertEquals(Double.NaN, meter.figures().outSeconds());
    assertEquals(Double.NaN, meter.figures().withinPercent());
    assertEquals(999, meter.figures().maxDeviation());
  }

  @Test
  void stretchesAddUpToTheWhole() {
    scans(900, 36.4, 40);
    LoopFigures first = meter.take();
    scans(900, 37.02, 50);
    meter.fight();
    LoopFigures second = meter.take();
    LoopMeter whole = new LoopMeter();
    for (int i = 0; i < 1800; i++) {
      whole.scan(i < 900 ? 36.4 : 37.02, 37, true, i < 900 ? 40 : 50, false, 0.1, 1);
    }
    whole.fight();
    LoopFigures sum = LoopFigures.NONE.plus(first).plus(second);
    assertEquals(whole.figures().iae(), sum.iae(), 1e-12);
    assertEquals(whole.figures().travelPercent(), sum.travelPercent(), 1e-12);
    assertEquals(whole.figures().settlingSeconds(), sum.settlingSeconds());
    assertEquals(whole.figures().maxDeviation(), sum.maxDeviation(), 1e-12);
    assertEquals(1, sum.fights());
    assertTrue(meter.isEmpty());
  }

  @Test
  void whatIsNoAimHasTravelAndTimeByHandButNoDeviation() {
    LoopMeter meter = new LoopMeter();
    for (int i = 0; i < 1000; i++) {
      meter.scan(0.2, 50, false, i % 2, i < 100, 0.1, 1);
    }
    LoopFigures figures = meter.figures();
    assertFalse(figures.isCompared());
    assertEquals(999, figures.travelPercent());
    assertEquals(100, figures.manualSeconds());
    assertEquals(0, figures.outSeconds());
    assertEquals(Double.NaN, figures.withinPercent());
    assertEquals(Double.NaN, figures.maxDeviation());
  }

  @Test
  void timeWithoutAnAimStandsApartFromTheTimeThatIsCompared() {
    LoopMeter meter = new LoopMeter();
    for (int i = 0; i < 3600; i++) {
      meter.scan(500, 60, false, 10, false, 5, 1);
    }
    LoopFigures before = meter.take();
    for (int i = 0; i < 3600; i++) {
      meter.scan(62, 60, true, 10, false, 5, 1);
    }
    LoopFigures both = before.plus(meter.figures());
    assertEquals(2, both.iae(), 1e-9);
    assertEquals(7200, both.seconds());
    assertEquals(100, both.withinPercent());
    assertEquals(2, both.maxDeviation());
  }
}
