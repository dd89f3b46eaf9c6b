package org.cellstation.station.control.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cellstation.station.control.law.PulseDoser.Dosing;
import org.cellstation.station.control.law.PulseDoser.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseDoserTest {
  private static final Dosing FREE = Dosing.standard(6, 1000, 1000);

  @ParameterizedTest(name = "{0} % at scans of {1} s")
  @CsvSource({"100, 1", "50, 1", "20, 1", "3, 1", "60, 0.1", "60, 5", "10, 2.5"})
  void givesWhatIsAskedInPulses(double percent, double dt) {
    PulseDoser doser = new PulseDoser(FREE);
    double given = 0;
    double on = 0;
    double off = 1e9;
    for (double t = 0; t < 6 * 3600; t += dt) {
      double rate = doser.step(percent, dt);
      given += rate * dt / 60;
      if (rate > 0) {
        double least = FREE.millilitresPerMinute() * Math.min(0.5, FREE.leastSeconds() / dt);
        assertTrue(rate >= least - 1e-9, "a pump cannot turn so slowly: " + rate);
        assertTrue(on > 0 || off >= 60 - 1e-6, "locked for mixing, not " + off);
        on += dt;
        off = 0;
        assertTrue(on < 10 + 2 * dt, "pulse of " + on + " s");
      } else {
        on = 0;
        off += dt;
      }
    }
    double asked = percent / 100 * FREE.mostMillilitresPerMinute() * 360;
    assertEquals(asked, given, 0.08 * asked + 1);
    assertEquals(given, doser.total(), 0.2);
  }

  @Test
  void stopsAtOnceWhenNothingIsAskedAndForgetsWhatWasOwed() {
    PulseDoser doser = new PulseDoser(FREE);
    double rate = 0;
    while (rate == 0) {
      rate = doser.step(100, 1);
    }
    assertEquals(0, doser.step(0, 1));
    double after = doser.total();
    for (int i = 0; i < 100; i++) {
      assertEquals(0, doser.step(0, 1));
    }
    assertEquals(after, doser.total());
  }

  @Test
  void giveNoMoreThanTheHourAllows() {
    PulseDoser doser = new PulseDoser(Dosing.standard(6, 5, 1000));
    double[] given = new double[4 * 3600];
    boolean said = false;
    for (int i = 0; i < given.length; i++) {
      given[i] = doser.step(100, 1) / 60;
      said |= doser.limit() == Limit.HOURLY;
    }
    double hour = 0;
    double most = 0;
    for (int i = 0; i < given.length; i++) {
      hour += given[i] - (i >= 3600 ? given[i - 3600] : 0);
      most = Math.max(most, hour);
    }
    assertTrue(most <= 5 + 1e-6, "in one hour " + most);
    assertTrue(most > 4.5, "but that much: " + most);
    assertTrue(said);
  }

  @Test
  void givesNoMoreThanTheTotal() {
    PulseDoser doser = new PulseDoser(Dosing.standard(6, 1000, 12));
    for (int i = 0; i < 8 * 3600; i++) {
      doser.step(100, 1);
    }
    assertEquals(12, doser.total(), 0.11);
    assertTrue(doser.total() <= 12 + 1e-9);
    assertEquals(Limit.TOTAL, doser.limit());
  }

  @Test
  void remembersAfterARestart() {
    PulseDoser doser = new PulseDoser(Dosing.standard(6, 5, 12));
    doser.adopt(11.95, 5);
    for (int i = 0; i < 2 * 3600; i++) {
      doser.step(100, 1);
    }
    assertTrue(doser.total() <= 12);
  }

  @Test
  void refusesWhatIsNoNumber() {
    PulseDoser doser = new PulseDoser(FREE);
    assertThrows(IllegalArgumentException.class, () -> doser.step(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Dosing(0, 10, 1, 60, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Dosing(1, 10, 11, 60, 1, 1));
  }
}
