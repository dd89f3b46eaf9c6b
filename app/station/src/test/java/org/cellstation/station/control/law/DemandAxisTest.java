package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandAxisTest {
  /// Base below zero at 300 % per pH, CO2 above it at 60 % per pH.
  private static DemandAxis ph() {
    DemandAxis axis = new DemandAxis(2);
    axis.begin(-100);
    axis.add(0, -300);
    axis.add(100, -60);
    return axis;
  }

  @ParameterizedTest
  @CsvSource({
    "-100, 0, 300",
    "-50, 0.166667, 300",
    "0, 0.333333, 60",
    "60, 1.333333, 60",
    "100, 2, 60"
  })
  void isStretchedByTheGain(double percent, double at, double slope) {
    DemandAxis axis = ph();
    assertEquals(at, axis.at(percent), 1e-6);
    assertEquals(percent, axis.percent(axis.at(percent)), 1e-9);
    assertEquals(slope, axis.slope(percent), 1e-6);
    assertEquals(2, axis.length(), 1e-9);
  }

  @Test
  void endsExactlyAtItsEnds() {
    DemandAxis axis = ph();
    assertEquals(100, axis.percent(axis.length()), 0);
    assertEquals(-100, axis.percent(0), 0);
    assertEquals(100, axis.percent(99), 0);
    assertEquals(0, axis.at(-200), 0);
  }

  @Test
  void passesOverPiecesWithoutWidth() {
    DemandAxis axis = new DemandAxis(3);
    axis.begin(0);
    axis.add(0, 5);
    axis.add(40, 2);
    axis.add(100, 1);
    assertEquals(80, axis.length(), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> axis.add(50, 1));
    assertThrows(IllegalArgumentException.class, () -> axis.add(100, 0));
    assertThrows(IllegalArgumentException.class, () -> axis.add(100, Double.NaN));
  }

  /// With the gain changed at zero instead, this loop stays at zero for ever.
  @Test
  void noiseDoesNotHoldADemandAtABoundary() {
    DemandAxis axis = ph();
    Pid pid = new Pid(Pid.Tuning.pi(-1, 1800), 0, axis.length());
    pid.track(axis.at(20), 7.2, 7.2);
    Random noise = new Random(4);
    double demand = 20;
    for (int i = 0; i < 6 * 3600; i++) {
      demand = axis.percent(pid.step(7.2, 7.1 + 0.01 * noise.nextGaussian(), 1));
    }
    assertTrue(demand < -90, "stands at " + demand);
  }
}
