package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Laws of a few lines: gap, ramp, scale, schedule, fighting.
class SmallLawsTest {
  @ParameterizedTest
  @CsvSource({
    "0.03, 0, 7.20, 7.2",
    "0.03, 0, 7.23, 7.2",
    "0.03, 0, 7.17, 7.2",
    "0.03, 0, 7.25, 7.22",
    "0.03, 0, 7.10, 7.13",
    "0.03, 0.2, 7.21, 7.202",
    "0.03, 0.2, 7.25, 7.226",
    "0, 1, 7.25, 7.25"
  })
  void gapShowsLessThanTheError(double halfWidth, double inside, double pv, double shown) {
    assertEquals(shown, new Gap(halfWidth, inside).shown(7.2, pv), 1e-9);
  }

  @Test
  void rampWalksAndSlowsDownAndNeverLeadsTooFar() {
    SetpointRamp ramp = new SetpointRamp(0.5 / 60, 600, 1);
    ramp.restart(20);
    double pv = 20;
    double last = 20;
    for (int i = 0; i < 4 * 3600; i++) {
      double reference = ramp.step(37, pv, 1);
      assertTrue(reference - last <= 0.5 / 60 + 1e-9 && reference <= pv + 1 && reference <= 37);
      if (i == 60) {
        assertTrue(ramp.ramping(37));
      }
      last = reference;
      pv += (reference - pv) / 100;
    }
    assertEquals(37, last, 0.01);
    assertFalse(ramp.ramping(37));
    assertEquals(25, new SetpointRamp(1, 0, 100).step(30, 25, 0), 1e-9);
    assertEquals(30, new SetpointRamp(1, 0, 100).step(30, 25, 5), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> ramp.step(Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SetpointRamp(0, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 2, 2",
    "1, 9, 4",
    "1, 0.01, 0.25",
    "1, -1, 0.25",
    "-0.7, 2, 0.6156",
    "-0.7, 0, 4",
    "1, NaN, 1"
  })
  void scaleFollowsTheFilling(double exponent, double litres, double factor) {
    assertEquals(factor, new PowerScale(1, exponent, 0.25, 4).factor(litres), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.6", "18, 0.6", "20, 0.41", "22, 0.22", "40, 0.22"})
  void scheduleIsLinearBetweenItsPoints(double at, double gain) {
    GainSchedule schedule =
        new GainSchedule(
            List.of(new GainSchedule.Point(18, 0.6, 900), new GainSchedule.Point(22, 0.22, 700)));
    assertEquals(gain, schedule.gain(at), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> new GainSchedule(List.of()));
  }

  @Test
  void fightIsCountedOnceUntilOneSideHasRested() {
    FightWatch watch = new FightWatch(600);
    for (int i = 0; i < 3000; i++) {
      watch.step(i % 100 == 0, i % 70 == 0, 1);
    }
    assertEquals(1, watch.count());
    for (int i = 0; i < 700; i++) {
      watch.step(true, false, 1);
    }
    watch.step(false, true, 1);
    assertEquals(2, watch.count());
    FightWatch apart = new FightWatch(600);
    for (int i = 0; i < 6000; i++) {
      apart.step(i % 1400 < 10, i % 1400 > 690 && i % 1400 < 700, 1);
    }
    assertEquals(0, apart.count());
  }
}
