package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.cellstation.station.control.law.SplitRange.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRangeTest {
  private final SplitRange split =
      new SplitRange(List.of(new Span(0, 40, 15, 30), new Span(40, 100, 0.21, 1)));

  @ParameterizedTest
  @CsvSource({
    "-5, 15, 0.21",
    "0, 15, 0.21",
    "20, 22.5, 0.21",
    "40, 30, 0.21",
    "70, 30, 0.605",
    "100, 30, 1",
    "140, 30, 1"
  })
  void sharesTheDemandOut(double demand, double rockRpm, double oxygenFraction) {
    assertEquals(rockRpm, split.value(0, demand), 1e-9);
    assertEquals(oxygenFraction, split.value(1, demand), 1e-9);
  }

  @Test
  void crossesTheBoundaryWithoutAJump() {
    for (int span = 0; span < 2; span++) {
      assertEquals(split.value(span, 39.9999), split.value(span, 40.0001), 1e-4);
    }
  }

  @Test
  void findsTheDemandBehindAnActuatorsPosition() {
    assertEquals(20, split.demand(0, 22.5), 1e-9);
    assertEquals(70, split.demand(1, 0.605), 1e-9);
    assertEquals(0, split.demand(0, 3), 1e-9);
  }

  @Test
  void refusesSpansThatDoNotFollowEachOther() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SplitRange(List.of(new Span(0, 40, 0, 1), new Span(50, 100, 0, 1))));
    assertThrows(
        IllegalArgumentException.class, () -> new SplitRange(List.of(new Span(0, 90, 0, 1))));
  }

  @ParameterizedTest
  @CsvSource({
    "-20, 0.6, 60, 0.21",
    "-10, 0.3, 60, 0.21",
    "0, 0, 60, 0.21",
    "30, 0, 130, 0.21",
    "80, 0, 200, 0.605"
  })
  void reachesBelowZeroWithAnActuatorThatFalls(
      double demand, double nitrogen, double stir, double oxygen) {
    SplitRange deep =
        new SplitRange(
            List.of(
                new Span(-20, 0, 0.6, 0), new Span(0, 60, 60, 200), new Span(60, 100, 0.21, 1)));
    assertEquals(-20, deep.lowest());
    assertEquals(nitrogen, deep.value(0, demand), 1e-9);
    assertEquals(stir, deep.value(1, demand), 1e-9);
    assertEquals(oxygen, deep.value(2, demand), 1e-9);
    assertEquals(demand, deep.demand(nitrogen, stir, oxygen), 1e-9, "and back");
    assertEquals(demand, deep.demand(nitrogen, stir, oxygen + 0.003), 0.4, "devices round");
  }

  @Test
  void otherEndsUseTheWholeSpan() {
    SplitRange capped = split.with(0, 15, 25);
    assertEquals(20, capped.value(0, 20), 1e-9);
    assertEquals(25, capped.value(0, 40), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> split.demand(1, 2, 3));
  }
}
